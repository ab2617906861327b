// @ts-check
// Code that the pages of the settings share: loading, notices, changes, signing out, and the way to sign in after a session has
// ended.

import { alertIn } from "./form.js";
import {
  GAP, Problem, byId, call, day, dayAndTime, element, explain, language, linked, seesUsers, session, show, showMe, steps, t, takePasskeyOffer,
  toSignIn,
} from "./page.js";

/** @import { Account, Call, Session } from "../types" */

// The page on which a session that must enrol turns a second factor on. It can open no other.
export const ENROL_PAGE = "/settings/security";

function toEnrol() {
  location.replace(`${ENROL_PAGE}?next=${location.pathname}`);
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
export const CLIENTS = { web: t("js-client-web"), mobile: t("js-client-mobile"), desktop: t("js-client-desktop") };

/**
 * The words of a text, with elements in place of some arguments.
 * @param {string} key
 * @param {Record<string, Node>} parts
 * @param {Record<string, string | number>} [args]
 */
export function worded(key, parts, args) {
  // Characters that no text has stand for the elements.
  const marks = Object.keys(parts).map((name, place) => [name, String.fromCharCode(0xe000 + place)]);
  const words = t(key, { ...args, ...Object.fromEntries(marks) }).split(/([\ue000-\uf8ff])/);
  return element("span", {}, ...words.map((word) => parts[marks.find(([, mark]) => mark === word)?.[0] ?? ""] ?? word));
}

const list = new Intl.ListFormat(language, { type: "conjunction", style: "narrow" });
/** @param {string[]} names */
export const listed = (names) => list.format(names);

// The notices of the account, by the codes of the API. The page ignores codes that it does not know.
/** @type {Record<string, (at: string) => (string | Node)[]>} */
const NOTICES = {
  lost_factor_wait: (at) => [
    t("js-notice-lost-factor"), GAP, element("strong", { textContent: t("js-notice-lost-factor-from", { at: dayAndTime(at) }) }), GAP,
    linked("js-notice-lost-factor-stop", "/settings/account#change-password-form"),
  ],
  two_factor_reset: (at) => [linked("js-notice-factors-reset", ENROL_PAGE, { day: day(at) })],
  two_factor_required: () => [linked("js-notice-factor-required", ENROL_PAGE)],
  policy_changed: (at) => [t("js-notice-policy-changed", { day: day(at) })],
};
// The page's own notices: of a session that must enrol, which the API gives no others, and of the hold after a recovery.
const ENROL = { code: "enrol", at: "" };
NOTICES.enrol = () => [t("js-notice-enrol")];
NOTICES.hold = (at) => [element("strong", { textContent: t("js-notice-hold", { at: dayAndTime(at) }) }), GAP, t("js-notice-hold-why")];

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
 * The steps of a page of the settings, which `load` shows. `leave` goes back to the settings, and resolves once they are shown.
 * @param {() => Promise<void>} load
 */
export function settingsSteps(load) {
  /** @type {(value?: unknown) => void} */
  let left = () => {};
  const way = steps(async () => {
    await load();
    left();
  });
  return { way, leave: () => new Promise((resolve) => { left = resolve; way.first(); }) };
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
      showMe(session);
      if (session.must_enrol && location.pathname !== ENROL_PAGE) return toEnrol();
      byId("account-tab").hidden = session.must_enrol === true;
      byId("activity-tab").hidden = session.must_enrol === true;
      byId("users-tab").hidden = !seesUsers(session);
      const { notices, hold_until } = account;
      showNotices(session.must_enrol ? [ENROL] : [...(hold_until ? [{ code: "hold", at: hold_until }] : []), ...notices]);
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
