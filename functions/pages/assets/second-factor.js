// The second factor at a sign-in and a re-authentication: the choice of a method, and the field for its code.

import { explain, moment } from "./api.js";
import { onSubmit, run, value } from "./form.js";
import { mailedCode, notMailed } from "./mailed-code.js";
import { byId, showParts, write } from "./page.js";

const form = byId("method-choice").closest("form");
const submitButton = form.querySelector("[type=submit]");
const methodButtons = [...form.querySelectorAll("[data-method]")];
const { digits, recovery_code } = form.elements;
const firstMethod = () => methodButtons.find(({ hidden }) => !hidden);
let methods, method, mail, mailed, refusals;

const isFactor = (name) => name !== "recovery_code";
const field = () => (isFactor(method) ? digits : recovery_code);

/**
 * Wires the form. `send` has the API mail a code. `submit` gets the chosen method and the typed code, or nothing if there is
 * no method to choose. `on` handles the problems of both calls, besides the problems of codes.
 */
export function secondFactor(send, submit, on) {
  refusals = { ...notMailed, ...on };
  mail = mailedCode("digits", send, on);
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !submitButton.disabled || !event.target.matches("input")) return;
    // Enter in the field above moves on to the choice.
    event.preventDefault();
    firstMethod().focus();
  });
  onSubmit(form, () => submit(method && { method, code: value(form, field().name) }), {
    invalid_code: () => {
      field().value = "";
      return { [field().name]: WRONG[method] };
    },
    rate_limited: tooMany,
    ...on,
  });
}

/**
 * Lets a person choose among methods, by the API's names. If there is only one besides recovery codes, the form selects it
 * at once. Without any method, the form asks for no code. `hint` is the masked address that codes are mailed to. `already`
 * says that a code was sent.
 */
export function offer(available, hint, already = false) {
  methods = available;
  mailed = already;
  for (const place of form.querySelectorAll("[data-email-hint]")) place.textContent = hint ?? "your email address";
  for (const button of methodButtons) button.hidden = !methods.includes(button.dataset.method);
  step(methods.length ? "choose" : "none");
  const [first, second] = methods.some(isFactor) ? methods.filter(isFactor) : methods;
  if (first && !second) choose(first);
}

function step(name) {
  method = methods.includes(name) ? name : undefined;
  showParts(form, "step", name);
  // Enter in a field above would send the form before a choice.
  submitButton.disabled = name === "choose";
  digits.value = recovery_code.value = "";
  write("digits-sent", "");
  byId("other-method-button").hidden = !methods.some((other) => isFactor(other) && other !== method);
  byId("recovery-code-button").hidden = method === "recovery_code" || !methods.includes("recovery_code");
}

function choose(name) {
  return run(form, methodButtons.find(({ dataset }) => dataset.method === name), async () => {
    if (name === "email" && !mailed) {
      await mail();
      mailed = true;
    }
    step(name);
    [...form.querySelectorAll("input:not(.unseen)")].find((input) => !input.value && !input.closest("[hidden]"))?.focus();
  }, refusals);
}

for (const button of methodButtons) button.addEventListener("click", () => choose(button.dataset.method));
byId("recovery-code-button").addEventListener("click", () => choose("recovery_code"));
byId("other-method-button").addEventListener("click", (event) =>
  run(form, event.currentTarget, async () => {
    step("choose");
    firstMethod().focus();
  }));

/** The sentence about a wrong code of each method. */
export const WRONG = {
  app: "That code does not match, or has been used: each works once, for half a minute. Wait for the next one. If that is refused as well, see whether the clock of the device with the app is right.",
  email: "That code does not match. Each works once, and only the one in the newest mail counts.",
  recovery_code: "That code does not match, or has been used: each works once.",
};

// Limits on codes count a day or consecutive codes. A shorter wait belongs to a limit on passwords.
function tooMany(problem) {
  if (problem.fields.some(({ code }) => code === "in_a_row")) {
    return "Too many wrong codes in a row. Please use a recovery code: the other codes work again after it.";
  }
  if (!problem.fields.some(({ code }) => code === "used_up")) return explain(problem);
  const until = moment(problem.retryAfter);
  return isFactor(method)
    ? `Too many wrong codes. A recovery code still works now; other codes work again ${until}.`
    : `Too many wrong recovery codes. Please try again ${until}.`;
}
