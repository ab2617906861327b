// Forgotten names and passwords: asks for the mail, and takes its code from whoever reads mail on another device.

import { call } from "./api.js";
import { captcha } from "./captcha.js";
import { pause } from "./countdown.js";
import { onSubmit, run, value } from "./form.js";
import { byId, show, write } from "./page.js";
import { choose } from "./recover.js";

const form = byId("forgot-form");
const codeForm = byId("code-form");
const again = byId("resend-button");
const proof = captcha(byId("captcha-place"));
const { account, user } = form.elements;

// The newest recovery comes first. Earlier ones stay, because their mails may well be the ones that arrive.
let recoveries = [];

// A contact gets three messages at once, and then one in five minutes: a fourth press sooner would bring nothing.
const AT_ONCE = 3;
const THEN_EVERY = 300;
const KEPT = 10;

async function send() {
  const body = {
    email: value(form, "email"),
    account: value(form, "account") || undefined,
    user: value(form, "user") || undefined,
    locale: navigator.language,
  };
  const { recovery_id, reference } = await proof.spend((captcha) => call("POST", "/v1/recovery", { ...body, captcha }));
  recoveries = [recovery_id, ...recoveries].slice(0, KEPT);
  if (recoveries.length >= AT_ONCE) again.dataset.pause = THEN_EVERY;
  write("sent-to", body.email);
  write("reference", reference);
  codeForm.reset();
  pause(again, byId("resend-wait"));
  show("sent");
}

/** Tries the code on each mail that was asked for; the answer about the newest is the one to tell. */
async function consume(code) {
  let failure;
  for (const recovery_id of recoveries) {
    try {
      return await call("POST", "/v1/recovery/consume", { recovery_id, code });
    } catch (problem) {
      if (problem.code !== "invalid_code" && problem.code !== "expired") throw problem;
      failure ??= problem;
    }
  }
  throw failure;
}

// A user name means nothing without the account it belongs to.
const pair = () => account.setCustomValidity(user.value.trim() && !account.value.trim() ? "Enter the account name as well." : "");
form.addEventListener("input", pair);
form.addEventListener("submit", pair, true);

onSubmit(form, send);
onSubmit(codeForm, async () => choose(await consume(value(codeForm, "code").replace(/[\s-]/g, ""))), {
  invalid_code: () => ({ code: "That code does not match. Compare it with the mail that shows the words above; there are five tries." }),
  expired: () => show("expired"),
});
for (const button of [again, ...document.querySelectorAll("[data-another]")]) {
  button.addEventListener("click", () => {
    const scope = button === again ? codeForm : button.closest("section");
    if (!proof.asks) return run(scope, button, send);
    // What was typed is still there, and the CAPTCHA is a new one.
    proof.renew();
    show("ready");
  });
}
