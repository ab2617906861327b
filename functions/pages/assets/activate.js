// @ts-check
// The page behind the link of an activation mail. The token stays in memory and is sent with the chosen password only.

import { onSubmit, watchPassword } from "./form.js";
import { byId, call, nameOf, rememberName, show, takeToken, write } from "./page.js";

const token = takeToken();
const form = byId("password-form");

if (!token) show("missing");

watchPassword(form);
onSubmit(form, async () => {
  const done = await call("POST", "/v1/accounts/activate", { token, password: form.elements.password.value });
  form.reset();
  rememberName(done);
  write("done-name", nameOf(done));
  show("done");
}, {
  expired: () => show("expired"),
  conflict: () => show("taken"),
});
