// @ts-check
// The page behind the link of a notice, with which the reader reports a change that they did not make. Nothing is sent
// before the click, because mail scanners also run scripts.

import { run } from "./form.js";
import { byId, call, nameOf, rememberName, show, takeToken, write } from "./page.js";

const UNDONE = {
  email: "Your email address is the one from before.",
  phone: "Your mobile number is the one from before.",
  passkey_removed: "The passkey that was added is removed.",
  passkey_restored: "Your passkeys from before are good again.",
  app_off: "The authenticator app that was turned on is off.",
  app_restored: "Your authenticator app from before is good again.",
  email_codes_off: "The codes by email that were turned on are off.",
  email_codes_restored: "Your codes by email are on again.",
  recovery_codes_restored: "Your recovery codes from before are good again.",
  policy: "The rules for signing in to your account are at least as strict as before.",
};

const token = takeToken();
const button = byId("undo-button");

if (!token) show("missing");

button.addEventListener("click", () =>
  run(byId("undo"), button, async () => {
    const done = await call("POST", "/v1/not-me", { token });
    // The page that resets the password asks for the name, and the notice is about this account only.
    rememberName(done);
    write("done-name", nameOf(done));
    byId("done-user").hidden = !done.user;
    const lines = done.undone.map((act) => UNDONE[act]).filter(Boolean);
    byId("done-undone").replaceChildren(...lines.map((line) => Object.assign(document.createElement("li"), { textContent: line })));
    byId("done-undone").hidden = lines.length === 0;
    const users = done.users_frozen;
    byId("done-users").hidden = users.length === 0;
    write("done-users", users.length === 0 ? "" : `Frozen until you restore them on the page Users: ${users.sort().join(", ")}. You can do so 24 hours after you reset your password, or at once with a passkey, an app or a recovery code from before.`);
    show("done");
  }, {
    expired: () => show("expired"),
    conflict: () => "Something else was changed at the same moment, so that nothing has been undone yet. Please press the button once more.",
  }));
