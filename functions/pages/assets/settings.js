// Code that the pages of the settings share: loading, notices, signing out, and the way to sign in after a session has
// ended.

import { call, explain } from "./api.js";
import { alertIn, run } from "./form.js";
import { byId, element, show, takePasskeyOffer } from "./page.js";
import { day } from "./time.js";

function toSignIn() {
  location.replace(`/sign-in?next=${location.pathname}`);
}

/** For `on`: a session may end at any time, and any call may be the first to be refused for it. */
export const ended = { unauthenticated: toSignIn };

/** Whether the session may manage the users of the account, and whether it may see them. */
export const managesUsers = ({ role, permissions }) => role === "root" || permissions.includes("users:manage");
export const seesUsers = (session) => managesUsers(session) || session.permissions.includes("users:read");

// The notices of the account, by the codes of the API. The page ignores codes that it does not know.
const NOTICES = {
  two_factor_reset: (at) => [
    `An administrator turned off all your second factors on ${day(at)}. `,
    element("a", { href: "/settings/security", textContent: "Turn one on again" }),
    ". If you did not ask for this, ask your administrator.",
  ],
};

function showNotices(notices) {
  const known = notices.filter(({ code }) => Object.hasOwn(NOTICES, code));
  byId("notices").replaceChildren(...known.map(({ code, at }) => element("p", { className: "notice" }, ...NOTICES[code](at))));
}

/**
 * Fills the page with `fill`, which gets the session and the account. Shows the state that `fill` returns, or "ready".
 * Returns a function that fills the page again. `shown` is called after the first time.
 */
export function settingsPage(fill, shown) {
  let turn = Promise.resolve();

  async function fillAndShow() {
    alertIn(byId("page-alert"), "");
    let state;
    try {
      const [session, account] = await Promise.all([call("GET", "/v1/session"), call("GET", "/v1/account")]);
      byId("users-tab").hidden = !seesUsers(session);
      showNotices(account.notices);
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
  load().then(shown);
  return load;
}

if (takePasskeyOffer()) import("./passkey-offer.js").then(({ offerPasskey }) => offerPasskey());

byId("sign-out-button").addEventListener("click", (event) =>
  run(byId("page-alert"), event.currentTarget, async () => {
    await call("POST", "/v1/sign-out");
    location.assign("/sign-in");
  }, { unauthenticated: () => location.assign("/sign-in") }));
