// What the pages of the settings share: loading, signing out, and the way to sign in once a session has ended.

import { call, explain } from "./api.js";
import { alertIn, run } from "./form.js";
import { byId, show } from "./page.js";

function toSignIn() {
  location.replace(`/sign-in?next=${location.pathname}`);
}

/** For `on`: a session may end at any time, elsewhere or by age, and every call may be the one to learn of it. */
export const ended = { unauthenticated: toSignIn };

/** Fills the page by `fill` and shows it. Answers a function that does so again. */
export function settingsPage(fill) {
  async function load() {
    alertIn(byId("page-alert"), "");
    try {
      await fill();
    } catch (problem) {
      if (problem.code === "unauthenticated") return toSignIn();
      show("unavailable");
      alertIn(byId("retry-button").parentElement, explain(problem));
      return;
    }
    show("ready");
  }

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
