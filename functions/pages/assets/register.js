// @ts-check
// Registering: sends the mail that leads to /activate. Nothing exists before that link is opened.

import { captcha, onSubmit, run, value } from "./form.js";
import { byId, call, pause, show, t, write } from "./page.js";

const form = byId("register-form");
const { account, email } = form.elements;
const again = byId("resend-button");
const proof = captcha(byId("captcha-place"));
let typedEmail = "";

// An account that is named by an email address has that address, so the form does not ask for another.
function mirror() {
  const same = account.value.includes("@");
  if (!email.disabled) typedEmail = email.value;
  email.disabled = same;
  email.value = same ? account.value.trim() : typedEmail;
  byId("email-field").hidden = same;
}

async function send() {
  const body = { account: value(form, "account"), email: value(form, "email"), locale: navigator.language };
  await proof.spend((captcha) => call("POST", "/v1/accounts", { ...body, captcha }));
  write("sent-to", body.email);
  pause(again, byId("resend-wait"));
  show("sent");
}

account.addEventListener("input", mirror);
mirror();
onSubmit(form, send, {
  conflict: () => ({ account: t("js-register-taken") }),
  forbidden: ({ detail }) => detail || t("js-register-closed"),
});
again.addEventListener("click", () => {
  if (!proof.asks) return run(again.closest("section"), again, send);
  // The fields keep their text, and the CAPTCHA is a new one.
  proof.renew();
  show("ready");
});
