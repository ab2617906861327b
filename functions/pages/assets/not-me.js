// The page behind the link by which the reader of a notice says that it was somebody else. Nothing is sent before the click,
// since mail scanners run scripts too.

import { call } from "./api.js";
import { run } from "./form.js";
import { byId, nameOf, rememberName, show, takeToken, write } from "./page.js";

const token = takeToken();
const button = byId("undo-button");

if (!token) show("missing");

button.addEventListener("click", () =>
  run(byId("undo"), button, async () => {
    const done = await call("POST", "/v1/not-me", { token });
    // The page where the password is reset asks for it, and the mail is about this account alone.
    rememberName(done);
    write("done-name", nameOf(done));
    byId("done-user").hidden = !done.user;
    show("done");
  }, {
    expired: () => show("expired"),
    conflict: () => "Something else was changed at the same moment, so that nothing has been undone yet. Please press the button once more.",
  }));
