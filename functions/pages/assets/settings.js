// @ts-check
// Code that the pages of the settings share: loading, notices, changes, signing out, and the way to sign in after a session has
// ended.

import { alertIn } from "./form.js";
import { Problem, byId, call, day, dayAndTime, element, explain, seesUsers, session, show, takePasskeyOffer, toSignIn } from "./page.js";

/** @import { Account, Call, Session } from "../types" */

// The page on which a session that must enrol turns a second factor on. It can open no other.
export const ENROL_PAGE = "/settings/security";

function toEnrol() {
  location.replace(ENROL_PAGE);
}

/** For `on`: a session may end at any time, and any call may be the first to be refused for it. */
export const ended = { unauthenticated: toSignIn, two_factor_required: toEnrol };

/** For `on`: the problems that any change may have. */
export const unchanged = { ...ended, cancelled: () => {} };

// Changes that need a re-authentication, or that are on hold after a recovery. The page asks the person for the password and
// code, and then continues the change.
const QUESTIONS = ["reauthentication_required", "on_hold"];

/**
 * Calls the API to change something, and calls it again after each re-authentication that the API requires. Throws only a Problem.
 * @type {Call}
 */
export async function change(method, path, body) {
  for (let held = false; ;) {
    try {
      return await call(method, path, body);
    } catch (problem) {
      if (!QUESTIONS.includes(problem.code)) throw problem;
      const { reauthenticated } = await import("./reauthenticate.js");
      if (!(await reauthenticated(problem, held))) throw new Problem(0, { code: "cancelled" });
      held ||= problem.code === "on_hold";
    }
  }
}

/** What the kinds of clients are called. */
export const CLIENTS = { web: "Web browser", mobile: "Mobile app", desktop: "Desktop app" };

// The notices of the account, by the codes of the API. The page ignores codes that it does not know.
/** @type {Record<string, (at: string) => (string | Node)[]>} */
const NOTICES = {
  lost_factor_wait: (at) => [
    "Somebody who knows your password has told us that all your second factors are lost. ",
    element("strong", { textContent: `From ${dayAndTime(at)} on, a link that we mail turns two-factor authentication off.` }),
    " If that was not you, ",
    element("a", { href: "/settings/account#change-password-form", textContent: "change your password" }),
    ": that stops it. If it was you and you have found a second factor, sign in again with it: that stops it as well.",
  ],
  two_factor_reset: (at) => [
    `An administrator turned off all your second factors on ${day(at)}. `,
    element("a", { href: "/settings/security", textContent: "Turn one on again" }),
    ". If you did not ask for this, ask your administrator.",
  ],
  two_factor_required: () => [
    "Your administrator requires two-factor authentication. ",
    element("a", { href: ENROL_PAGE, textContent: "Turn it on now" }),
    ": from your next sign-in on, you can do nothing else before.",
  ],
  policy_changed: (at) => [`Your administrator changed the rules for signing in on ${day(at)}. They apply from your next sign-in on.`],
};
// The notice of a session that must enrol, which the API gives no others.
const ENROL = { code: "enrol", at: "" };
NOTICES.enrol = () => ["Your administrator requires two-factor authentication. Turn it on here. Until then, you can do nothing else."];

/** @param {{ code: string, at: string }[]} notices */
function showNotices(notices) {
  const known = notices.filter(({ code }) => Object.hasOwn(NOTICES, code));
  byId("notices").replaceChildren(...known.map(({ code, at }) => element("p", { className: "notice" }, ...NOTICES[code](at))));
}

/**
 * A session that must enrol cannot read its account.
 * @param {Problem} problem
 */
function unlessToEnrol(problem) {
  if (problem.code !== "two_factor_required") throw problem;
  return /** @type {Account} */ (/** @type {Partial<Account>} */ ({ notices: [] }));
}

/**
 * Fills the page with `fill`, which gets the session and the account. Shows the state that `fill` returns, or "ready".
 * Returns a function that fills the page again. `shown` is called after the first time.
 * @param {(session: Session, account: Account) => Promise<string | void>} fill
 * @param {() => void} [shown]
 */
export function settingsPage(fill, shown) {
  let turn = Promise.resolve();
  let who = session;

  async function fillAndShow() {
    alertIn(byId("page-alert"), "");
    let state;
    try {
      const [session, account] = await Promise.all([who(), call("GET", "/v1/account").catch(unlessToEnrol)]);
      who = () => call("GET", "/v1/session");
      if (session.must_enrol && location.pathname !== ENROL_PAGE) return toEnrol();
      byId("account-tab").hidden = session.must_enrol === true;
      byId("activity-tab").hidden = session.must_enrol === true;
      byId("users-tab").hidden = !seesUsers(session);
      showNotices(session.must_enrol ? [ENROL] : account.notices);
      state = await fill(session, account);
    } catch (problem) {
      if (problem.code === "unauthenticated") return toSignIn();
      show("unavailable");
      alertIn(byId("retry-button").parentElement, explain(problem));
      return;
    }
    show(state ?? "ready");
  }

  // One call at a time, so that the page shows the result of the last one.
  const load = () => (turn = turn.then(fillAndShow));

  byId("retry-button").addEventListener("click", load);
  // A page from the browser's history may show data that the session must no longer see.
  addEventListener("pageshow", ({ persisted }) => persisted && load());
  // The browser could not scroll to a part that was not shown yet.
  load().then(() => location.hash && byId(location.hash.slice(1))?.scrollIntoView()).then(shown);
  return load;
}

if (takePasskeyOffer()) import("./passkey-offer.js").then(({ offerPasskey }) => offerPasskey());
