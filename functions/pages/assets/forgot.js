// @ts-check
// Forgotten names and passwords: requests a mail or an SMS, and takes the code from an SMS or from a mail that was read on
// another device. A reload comes back to the same step, and asks for no other message.

import { allowMessage, captcha, onSubmit, pauseResend, run, tooSoon, value, withTries } from "./form.js";
import { byId, call, keep, kept, language, parseName, recallName, show, showParts, t, write } from "./page.js";
import { choose, recoverySteps } from "./recover.js";

/** @import { Asked, ContactKind, Step } from "../types" */

const form = byId("forgot-form");
const codeForm = byId("code-form");
const again = byId("resend-button");
const proof = captcha(byId("captcha-place"));
const { account, user, email, phone } = form.elements;

// The way of the message, with the API's names: email or phone. If Rekey sends no SMS, there is no choice.
/** @returns {ContactKind} */
const way = () => /** @type {ContactKind | undefined} */ (form.elements.way?.value) ?? "email";

const SENT = { step: "sent" };
const { at, open } = recoverySteps(openOwn, () => hold({ typed: undefined }));

// The fields as the person filled them in, and the requested recoveries, newest first. Older recoveries stay, because their messages
// may arrive first.
const RECOVERY = "recovery";
const KEPT = 10;
// The service takes no code any more at this age of a recovery, in milliseconds.
const LIFE = 1_800_000;
/** @typedef {Asked & { recovery_id: string, reference: string }} Requested */
/** @type {{ typed?: Record<string, string>, requested: Requested[] }} */
let held = kept(RECOVERY) ?? { requested: [] };
hold({ requested: held.requested.filter((one) => one.at > Date.now() - LIFE) });

/** @param {Partial<typeof held>} news */
function hold(news) {
  held = { ...held, ...news };
  keep(RECOVERY, held);
}

/** Whether a message is on its way that this tab has asked for. */
const isWaiting = () => Boolean(held.typed && held.requested.length);

/** @param {Step | null} step */
function openOwn(step) {
  if (step?.step === "expired") return show("expired");
  if (step && isWaiting()) return showSent();
  byId("have-code").hidden = !isWaiting();
  show("ready");
}

function showSent() {
  const [{ contact, reference }] = held.requested;
  for (const place of document.querySelectorAll("[data-sent-to]")) place.textContent = contact;
  write("reference", reference);
  pauseResend(held.requested, contact);
  show("sent");
}

/** The name that narrows the recovery: in one field, or in two. */
function name() {
  const typed = value(form, "account");
  return value(form, "user") ? { account: typed, user: value(form, "user") } : parseName(typed);
}

async function send() {
  const contact = value(form, way());
  allowMessage(held.requested, contact);
  const { account, user } = name();
  const body = {
    ...(way() === "email" ? { email: contact } : { phone: contact }),
    account: account || undefined,
    user: user || undefined,
    locale: language,
  };
  const { recovery_id, reference } = await proof.spend((captcha) => call("POST", "/v1/recovery", { ...body, captcha }));
  hold({
    typed: { way: way(), [way()]: contact, account: value(form, "account"), user: value(form, "user") },
    requested: [{ contact, at: Date.now(), recovery_id, reference }, ...held.requested].slice(0, KEPT),
  });
  codeForm.reset();
  at[at.here ? "stay" : "next"](SENT);
  open(SENT);
}

/** Fills the form in again after a reload, so that another message goes to the same contact. */
function fillIn() {
  for (const [field, text] of Object.entries(held.typed ?? {})) if (form.elements[field]) form.elements[field].value = text;
  account.closest("details").open = Boolean(account.value);
}

/**
 * Tries the code for each recovery. If none accepts it, the person sees the problem of the newest one.
 * @param {string} code
 */
async function consume(code) {
  let failure;
  for (const { recovery_id } of held.requested) {
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

function showCode() {
  fillIn();
  if (phone) showWay();
  at.next(SENT);
  open(SENT);
}

onSubmit(form, send, tooSoon);
onSubmit(codeForm, async () => choose(await consume(value(codeForm, "code"))), {
  invalid_code: (problem) => ({ code: withTries(t("js-forgot-code-wrong"), problem) }),
  expired: () => {
    at.stay({ step: "expired" });
    show("expired");
  },
});
for (const button of [again, ...document.querySelectorAll("[data-another]")]) {
  button.addEventListener("click", () => {
    const scope = button === again ? codeForm : button.closest("section");
    if (!proof.asks) return run(scope, button, send, tooSoon);
    // The fields keep their text, and the CAPTCHA is a new one.
    proof.renew();
    at.first();
  });
}
// For browsers, a link to the page that is open is a reload, which keeps the step.
for (const part of document.querySelectorAll("[data-change], main a[href='/forgot']")) {
  part.addEventListener("click", (event) => {
    event.preventDefault();
    at.first();
  });
}
byId("have-code-button").addEventListener("click", showCode);

// A page behind a damaged link leads to the code by this fragment.
const toCode = location.hash === "#code";
if (toCode) history.replaceState(history.state, "", location.pathname);
if (at.here) fillIn();
if (phone) showWay();
if (toCode && !at.here && isWaiting()) showCode();
else open(at.here);
