// @ts-check
// Forgotten names and passwords: requests a mail or an SMS, and takes the code from an SMS or from a mail that was read on
// another device.

import { captcha, onSubmit, run, value } from "./form.js";
import { byId, call, pause, recallName, show, showParts, t, write } from "./page.js";
import { choose } from "./recover.js";

/** @import { ContactKind } from "../types" */

const form = byId("forgot-form");
const codeForm = byId("code-form");
const again = byId("resend-button");
const proof = captcha(byId("captcha-place"));
const { account, user, email, phone } = form.elements;

// The way of the message, with the API's names: email or phone. If Rekey sends no SMS, there is no choice.
/** @returns {ContactKind} */
const way = () => /** @type {ContactKind | undefined} */ (form.elements.way?.value) ?? "email";

// The recoveries that were requested, newest first. Earlier ones stay, because their messages may arrive first.
/** @type {string[]} */
let recoveries = [];

// A contact gets three messages at once, and then one in five minutes, so an earlier fourth request would send nothing.
const AT_ONCE = 3;
const THEN_EVERY = 300;
const KEPT = 10;

async function send() {
  const contact = value(form, way());
  const body = {
    ...(way() === "email" ? { email: contact } : { phone: contact }),
    account: value(form, "account") || undefined,
    user: value(form, "user") || undefined,
    locale: navigator.language,
  };
  const { recovery_id, reference } = await proof.spend((captcha) => call("POST", "/v1/recovery", { ...body, captcha }));
  recoveries = [recovery_id, ...recoveries].slice(0, KEPT);
  if (recoveries.length >= AT_ONCE) again.dataset.pause = String(THEN_EVERY);
  for (const place of document.querySelectorAll("[data-sent-to]")) place.textContent = contact;
  write("reference", reference);
  codeForm.reset();
  pause(again, byId("resend-wait"));
  show("sent");
}

/**
 * Tries the code for each recovery. If none accepts it, the person sees the problem of the newest one.
 * @param {string} code
 */
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

const showWay = () => showParts(byId("main"), "way", way());

function useNumber() {
  form.elements.way.value = "phone";
  showWay();
  phone.value = email.value;
  email.value = "";
  looksLikeNumber();
  phone.focus();
}

// If a person types a number in the field for an address, the page offers SMS.
function looksLikeNumber() {
  byId("number-button").hidden = !/^[\s\p{Cf}]*([+＋]|00)?[\p{Nd}\s\p{Cf}\p{Pd}.()\/]{6,}$/u.test(email.value);
}

if (phone) {
  form.addEventListener("change", showWay);
  email.addEventListener("input", looksLikeNumber);
  byId("number-button").addEventListener("click", useNumber);
  // A page from the browser's history keeps the chosen way.
  addEventListener("pageshow", showWay);
}

// Another page may have passed on the name of the account.
const known = recallName();
if (known.account) {
  account.value = known.account;
  user.value = known.user ?? "";
  account.closest("details").open = true;
}

// A user name means nothing without the account it belongs to.
const pair = () => account.setCustomValidity(user.value.trim() && !account.value.trim() ? t("js-forgot-account-too") : "");
form.addEventListener("input", pair);
form.addEventListener("submit", pair, true);

onSubmit(form, send);
onSubmit(codeForm, async () => choose(await consume(value(codeForm, "code"))), {
  invalid_code: ({ triesLeft }) => ({ code: t("js-forgot-code-wrong", { tries: triesLeft }) }),
  expired: () => show("expired"),
});
for (const button of [again, ...document.querySelectorAll("[data-another]")]) {
  button.addEventListener("click", () => {
    const scope = button === again ? codeForm : button.closest("section");
    if (!proof.asks) return run(scope, button, send);
    // The fields keep their text, and the CAPTCHA is a new one.
    proof.renew();
    show("ready");
  });
}
