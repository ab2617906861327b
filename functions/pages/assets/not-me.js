// @ts-check
// The page behind the link of a notice, with which the reader reports a change that they did not make. Nothing is sent
// before the click, because mail scanners also run scripts.

import { run } from "./form.js";
import { byId, call, element, fillAccountMenu, language, nameOf, rememberName, show, steps, t, takeToken, write } from "./page.js";

/** @import { Answer, Step } from "../types" */
/** @typedef {Answer<"POST", "/v1/not-me">} Done */

// The text about each act that a link can undo.
const UNDONE = {
  email: "js-not-me-email",
  phone: "js-not-me-phone",
  passkey_removed: "js-not-me-passkey-removed",
  passkey_restored: "js-not-me-passkey-restored",
  app_off: "js-not-me-app-off",
  app_restored: "js-not-me-app-restored",
  email_codes_off: "js-not-me-email-codes-off",
  email_codes_restored: "js-not-me-email-codes-restored",
  recovery_codes_restored: "js-not-me-recovery-codes-restored",
  policy: "js-not-me-policy",
};

const { token, fault } = takeToken();
const button = byId("undo-button");
const at = steps(open);

/** @param {Step | null} step */
function open(step) {
  if (step?.step === "done") showDone(/** @type {Done} */ (step.done));
  else show(step?.step ?? (token ? "ready" : fault));
}

/** @param {Done} done */
function showDone(done) {
  // The page that resets the password asks for the name, and the notice is about this account only.
  rememberName(done);
  write("done-name", nameOf(done));
  byId("done-user").hidden = !done.user;
  const lines = done.undone.map((act) => UNDONE[act]).filter(Boolean);
  byId("done-undone").replaceChildren(...lines.map((key) => element("li", { textContent: t(key) })));
  byId("done-undone").hidden = lines.length === 0;
  const users = new Intl.ListFormat(language).format(done.users_frozen.sort());
  byId("done-users").hidden = !users;
  write("done-users", t("js-not-me-users", { users, count: done.users_frozen.length }));
  show("done");
}

/** @param {Step} step */
function leave(step) {
  at.stay(step);
  open(step);
}

open(at.here);
button.addEventListener("click", () =>
  run(byId("undo"), button, async () => {
    leave({ step: "done", done: await call("POST", "/v1/not-me", { token }) });
    fillAccountMenu();
  }, {
    expired: () => leave({ step: "expired" }),
    conflict: () => t("js-not-me-conflict"),
  }));
