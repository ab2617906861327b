// @ts-check
// The second factor at a sign-in and a re-authentication: the choice of a method, and the field for its code.

import { isFactor, mailedCode, methodNamed, notMailed, onSubmit, run, value, withTries } from "./form.js";
import { byId, explain, hasPasskeys, moment, showParts, t, write } from "./page.js";

/** @import { Method, On, Part, Problem, TypedCode } from "../types" */
/** @typedef {(verb: "next" | "stay", method?: Method) => void} Entered What a page does about a new step: it comes behind the one before, or in its place. */

const choice = byId("method-choice");
const form = choice.closest("form");
const submitButton = form.querySelector("[type=submit]");
const methodButtons = [...form.querySelectorAll("[data-method]")];
const { digits, recovery_code } = form.elements;
/** @returns {Part | null} */
const firstMethod = () => choice.querySelector("[data-method]:not([hidden])");
/** @type {Method[]} */
let methods;
/** @type {Method | undefined} */
let method;
/** @type {() => Promise<void>} */
let mail;
let mailed = false;
/** @type {() => unknown} */
let passkey;
/** @type {On} */
let refusals;
/** @type {Entered} */
let entered;

const field = () => (isFactor(method) ? digits : recovery_code);

/**
 * Wires the form. `send` has the API mail a code. `submit` gets the chosen method and the typed code, or nothing if there is
 * no method to choose. `show` has the person use a passkey. `on` handles the problems of these calls, besides those of codes.
 * @param {() => Promise<unknown>} send
 * @param {(code?: TypedCode) => Promise<unknown>} submit
 * @param {() => Promise<unknown>} show
 * @param {On} [on]
 */
export function secondFactor(send, submit, show, on) {
  passkey = show;
  refusals = { ...notMailed, ...on };
  mail = mailedCode("digits", send, on);
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !submitButton.disabled || !event.target.matches("input")) return;
    // Enter in the field above moves on to the choice.
    event.preventDefault();
    firstMethod()?.focus();
  });
  onSubmit(form, () => submit(method && method !== "passkey" ? { method, code: value(form, field().name) } : undefined), {
    invalid_code: (problem) => {
      field().value = "";
      return { [field().name]: withTries(methodNamed(method).wrong, problem) };
    },
    rate_limited: tooMany,
    ...on,
  });
}

/**
 * Lets a person choose among methods, by the API's names. If there is only one besides recovery codes, the form selects it
 * at once, unless it is the passkey, whose dialog must not open by itself. Without any method, the form asks for no code. `hint` is
 * the masked address that codes are mailed to. `already` says that a code was sent. `chosen` is the method of an earlier choice.
 * `enter` is told each new choice.
 * @param {Method[]} available
 * @param {string | null} [hint]
 * @param {boolean} already
 * @param {Method} [chosen]
 * @param {Entered} enter
 */
export function offer(available, hint, already = false, chosen, enter = () => {}) {
  entered = enter;
  methods = available.filter((name) => name !== "passkey" || hasPasskeys);
  mailed = already;
  for (const place of form.querySelectorAll("[data-email-hint]")) place.textContent = hint ?? t("js-factor-your-address");
  for (const button of methodButtons) button.hidden = !methods.some((name) => name === button.dataset.method);
  byId("method-question").hidden = !firstMethod();
  step(methods.length ? "choose" : "none");
  if (chosen && methods.includes(chosen) && (chosen !== "email" || mailed)) return open(chosen);
  const [first, second] = methods.some(isFactor) ? methods.filter(isFactor) : methods;
  if (first && !second && first !== "passkey") choose(first, "stay");
}

/**
 * Shows the field for the code of a method.
 * @param {Method} name
 */
function open(name) {
  step(name);
  [...form.querySelectorAll("input:not(.unseen, [type=checkbox])")].find((input) => !input.value && !input.closest("[hidden]"))?.focus();
}

/** @param {string} name */
function step(name) {
  method = methods.find((known) => known === name);
  showParts(form, "step", name);
  // Enter in a field above would send the form before a choice.
  submitButton.disabled = name === "choose";
  digits.value = recovery_code.value = "";
  write("digits-sent", "");
  byId("other-method-button").hidden = !methods.some((other) => isFactor(other) && other !== method);
  byId("recovery-code-button").hidden = method === "recovery_code" || !methods.includes("recovery_code");
}

// The problems of a passkey that is shown in place of a code.
const passkeyRefusals = { rate_limited: tooMany, invalid_code: () => methodNamed("passkey").wrong };

/**
 * @param {Method} name
 * @param {"next" | "stay"} verb
 */
function choose(name, verb = "next") {
  return run(form, form.querySelector(`[data-method=${name}]`), async () => {
    if (name === "passkey") return passkey();
    if (name === "email" && !mailed) {
      await mail();
      mailed = true;
    }
    open(name);
    entered(verb, name);
  }, name === "passkey" ? { ...refusals, ...passkeyRefusals } : refusals);
}

for (const button of methodButtons) button.addEventListener("click", () => choose(/** @type {Method} */ (button.dataset.method)));
byId("recovery-code-button").addEventListener("click", () => choose("recovery_code"));
byId("other-method-button").addEventListener("click", (event) =>
  run(form, event.currentTarget, async () => {
    step("choose");
    entered("next");
    firstMethod()?.focus();
  }));

// Limits on codes count a day or consecutive codes. A shorter wait belongs to a limit on passwords.
/** @param {Problem} problem */
function tooMany(problem) {
  if (problem.fields.some(({ code }) => code === "in_a_row")) {
    return t("js-factor-in-a-row");
  }
  if (!problem.fields.some(({ code }) => code === "used_up")) return explain(problem);
  return t(isFactor(method) ? "js-factor-used-up" : "js-factor-recovery-used-up", { when: moment(problem.retryAfter) });
}
