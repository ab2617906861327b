// @ts-check
// The dialogs before a change that needs a re-authentication, or that is on hold after a recovery: the page asks the person for
// the password and code. Pages load this when the API asks for it.

import { METHODS, isOn, use, watchReveal } from "./form.js";
import { ask, byId, call, hasPasskeys, language, nameOf, t, write } from "./page.js";
import { offer, secondFactor } from "./second-factor.js";
import { ended } from "./settings.js";

/** @import { Factors, Problem } from "../types" */

const dialog = byId("reauthenticate-dialog");
const form = byId("reauthenticate-form");
const PASSKEY = "/v1/session/reauthenticate/passkey";

/**
 * Asks the person what the API requires before a change: to prove who it is, or to end or wait for the hold. `again` says that
 * the person has just been asked about the hold. Resolves to whether the change may be tried again.
 * @param {Problem} problem
 * @param {boolean} again
 */
export async function reauthenticated(problem, again) {
  const factors = await call("GET", "/v1/two-factor");
  return problem.code === "on_hold" ? hold(factors, problem, again) : reauthenticate(factors, usable(factors));
}

/**
 * The methods that complete a re-authentication of the caller, who has these factors.
 * @param {Factors} factors
 */
function usable(factors) {
  return METHODS.filter(({ name }) => isOn(factors, name));
}

/**
 * @param {Factors} factors
 * @param {typeof METHODS} methods
 */
async function reauthenticate(factors, methods) {
  form.elements.username.value = nameOf(await call("GET", "/v1/session"));
  const answer = ask(dialog);
  const names = methods.map(({ name }) => name);
  offer(names, factors.email.hint);
  const passkey = hasPasskeys && names.includes("passkey");
  // The password counts only with another factor.
  const alone = passkey && names.length === 1;
  byId("password-field").hidden = alone;
  byId("reauthenticate-or").hidden = !passkey || alone;
  if (passkey) form.querySelector("[data-method=passkey]").focus();
  const confirmed = (await answer) === "confirmed";
  form.reset();
  return confirmed;
}

// Mailed codes do not end the hold: a person who reads the mail can recover the password and also gets the codes. A factor from
// after the recovery does not end it, either. If the person has just shown one, the page does not ask again.
/**
 * @param {Factors} factors
 * @param {Problem} problem
 * @param {boolean} again
 */
async function hold(factors, { retryAfter }, again) {
  const methods = again ? [] : usable(factors).filter(({ endsHold }) => endsHold);
  const end = new Date(Date.now() + retryAfter * 1000);
  write("hold-end", end.toLocaleString(language, { weekday: "long", day: "numeric", month: "long", hour: "numeric", minute: "2-digit" }));
  byId("hold-way").hidden = byId("hold-confirm").hidden = methods.length === 0;
  const wants = (await ask(byId("hold-dialog"))) === "confirm";
  return wants && reauthenticate(factors, methods);
}

byId("reauthenticate-cancel").addEventListener("click", () => dialog.close("cancel"));
watchReveal(form);
secondFactor(() => call("POST", "/v1/session/email-code"), async (code) => {
  const password = form.elements.password.value;
  await call("POST", "/v1/session/reauthenticate", code ? { password, ...code } : { password });
  dialog.close("confirmed");
}, async () => {
  await call("POST", PASSKEY, await use(await call("POST", `${PASSKEY}/begin`)));
  dialog.close("confirmed");
}, {
  ...ended,
  invalid_credentials: () => ({ password: t("js-reauthenticate-wrong") }),
});
