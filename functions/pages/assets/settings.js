// What the pages of the settings share: loading, what their reader has to know, signing out, and the way to sign in once a
// session has ended.

import { call, explain } from "./api.js";
import { alertIn, run } from "./form.js";
import { byId, element, show } from "./page.js";
import { day } from "./time.js";

function toSignIn() {
  location.replace(`/sign-in?next=${location.pathname}`);
}

/** For `on`: a session may end at any time, elsewhere or by age, and every call may be the one to learn of it. */
export const ended = { unauthenticated: toSignIn };

/** Whether whoever is signed in by this session may manage the users of the account, and whether they may see them. */
export const managesUsers = ({ role, permissions }) => role === "root" || permissions.includes("users:manage");
export const seesUsers = (session) => managesUsers(session) || session.permissions.includes("users:read");

// What has happened to whoever is signed in, by the codes of the API. A page of today says nothing about those of tomorrow.
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
 * Fills the page by `fill`, which gets the session and the account, and shows the state that it answers, or else "ready".
 * Answers a function that does so again.
 */
export function settingsPage(fill) {
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

  // One at a time, so that what was asked for last is what stays.
  const load = () => (turn = turn.then(fillAndShow));

  byId("retry-button").addEventListener("click", load);
  // A page that comes back by the browser's history may show what its session no longer may see.
  addEventListener("pageshow", ({ persisted }) => persisted && load());
  load();
  return load;
}

byId("sign-out-button").addEventListener("click", (event) =>
  run(byId("page-alert"), event.currentTarget, async () => {
    await call("POST", "/v1/sign-out");
    location.assign("/sign-in");
  }, { unauthenticated: () => location.assign("/sign-in") }));
