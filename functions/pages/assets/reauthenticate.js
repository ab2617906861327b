// @ts-check
// Changes that need a re-authentication, or that are on hold after a recovery. The page asks the person for the password and
// code, and then continues the change.

import { Problem, call } from "./api.js";
import { ask } from "./dialog.js";
import { byId, write } from "./page.js";
import { watchReveal } from "./password.js";
import { METHODS, isOn, offer, secondFactor } from "./second-factor.js";
import { ended } from "./settings.js";

/** @import { Call, Factors } from "../types" */

const dialog = byId("reauthenticate-dialog");
const form = byId("reauthenticate-form");
const PASSKEY = "/v1/session/reauthenticate/passkey";
/** @type {Record<string, (factors: Factors, problem: Problem, again: boolean) => Promise<boolean>>} */
const QUESTIONS = { reauthentication_required: (factors) => reauthenticate(factors, usable(factors)), on_hold: hold };

/**
 * Calls the API to change something, and calls it again after each re-authentication that the API requires. Throws only a Problem.
 * @type {Call}
 */
export async function change(method, path, body) {
  for (let held = false; ;) {
    try {
      return await call(method, path, body);
    } catch (problem) {
      const question = QUESTIONS[problem.code];
      if (!question) throw problem;
      const answered = await question(await call("GET", "/v1/two-factor"), problem, held);
      if (!answered) throw new Problem(0, { code: "cancelled" });
      held ||= problem.code === "on_hold";
    }
  }
}

/** For `on`: the problems that any change may have. */
export const unchanged = { ...ended, cancelled: () => {} };

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
  form.elements.username.value = (await call("GET", "/v1/session")).account;
  const answer = ask(dialog);
  offer(methods.map(({ name }) => name), factors.email.hint);
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
  write("hold-end", end.toLocaleString([], { weekday: "long", day: "numeric", month: "long", hour: "numeric", minute: "2-digit" }));
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
  const { use } = await import("./passkey.js");
  await call("POST", PASSKEY, await use(await call("POST", `${PASSKEY}/begin`)));
  dialog.close("confirmed");
}, {
  ...ended,
  invalid_credentials: () => ({ password: "This is not your password." }),
});
