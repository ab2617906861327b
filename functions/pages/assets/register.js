// @ts-check
// Registering: sends the mail that leads to /activate. Nothing exists before that link is opened. A reload shows again where the mail
// went, and asks for no other one.

import { allowMessage, captcha, onSubmit, pauseResend, run, tooSoon, value } from "./form.js";
import { byId, call, keep, kept, language, show, steps, t, write } from "./page.js";

/** @import { Asked, Step } from "../types" */

const form = byId("register-form");
const { account, email } = form.elements;
const again = byId("resend-button");
const proof = captcha(byId("captcha-place"));
const at = steps(open);
let typedEmail = "";

// The fields as the person filled them in, and the requested mails, newest first.
const REGISTRATION = "registration";
/** @type {{ account: string, email: string, asked: Asked[] } | undefined} */
let held = kept(REGISTRATION);
const KEPT = 10;

// An account that is named by an email address has that address, so the form does not ask for another.
function mirror() {
  const same = account.value.includes("@");
  if (!email.disabled) typedEmail = email.value;
  email.disabled = same;
  email.value = same ? account.value.trim() : typedEmail;
  byId("email-field").hidden = same;
}

/** @param {Step | null} step */
function open(step) {
  if (!step || !held) return show("ready");
  write("sent-to", held.email);
  pauseResend(held.asked, held.email);
  show("sent");
}

async function send() {
  const body = { account: value(form, "account"), email: value(form, "email"), locale: language };
  const asked = held?.asked ?? [];
  allowMessage(asked, body.email);
  await proof.spend((captcha) => call("POST", "/v1/accounts", { ...body, captcha }));
  held = { account: body.account, email: body.email, asked: [{ contact: body.email, at: Date.now() }, ...asked].slice(0, KEPT) };
  keep(REGISTRATION, held);
  if (!at.here) at.next({ step: "sent" });
  open(at.here);
}

if (at.here && held) {
  account.value = held.account;
  email.value = held.email;
}
account.addEventListener("input", mirror);
mirror();
open(at.here);
onSubmit(form, send, {
  ...tooSoon,
  conflict: () => ({ account: t("js-register-taken") }),
  forbidden: ({ detail }) => detail || t("js-register-closed"),
});
again.addEventListener("click", () => {
  if (!proof.asks) return run(again.closest("section"), again, send, tooSoon);
  // The fields keep their text, and the CAPTCHA is a new one.
  proof.renew();
  at.first();
});
byId("change-button").addEventListener("click", () => at.first());
