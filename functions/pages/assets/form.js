// @ts-check
// Forms that speak JSON: checks before sending, a busy state, and errors beside their fields that are announced too.

import { Problem, explain } from "./api.js";
import { byId } from "./page.js";

/** @import { Fault, On, Part } from "../types" */

/**
 * @param {Part} form
 * @param {string} name
 */
export const value = (form, name) => form.elements[name].value.trim();

/**
 * Runs `task` when a form is submitted and has no errors. `on` handles failures by problem code; see `run`.
 * @param {Part} form
 * @param {() => unknown} task
 * @param {On} [on]
 */
export function onSubmit(form, task, on) {
  form.noValidate = true;
  form.addEventListener("input", (event) => {
    mark(event.target, "");
    // The summary disappears with the last error that it counts. Any other message stays until the next try.
    const left = [...form.querySelectorAll(".error")].some(({ textContent }) => textContent);
    if (!left && form.querySelector("[role=alert]").dataset.sums === "fields") alertIn(form, "");
  });
  form.addEventListener("reset", () => clear(form));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const errors = faults(form);
    if (Object.keys(errors).length) showErrors(form, errors);
    else run(form, form.querySelector("[type=submit]"), task, on);
  });
}

/**
 * Runs `task` with `scope` marked busy, and shows a failure in `scope`. A function in `on` under the problem's code comes
 * first. It returns errors by field, or a sentence (an element if the sentence has a link), or nothing if it has handled the
 * problem itself.
 * @param {Part} scope
 * @param {Part} button
 * @param {() => unknown} task
 * @param {On} [on]
 */
export async function run(scope, button, task, on = {}) {
  if (scope.ariaBusy === "true") return;
  clear(scope);
  setBusy(scope, button, true);
  try {
    await task();
  } catch (problem) {
    if (!(problem instanceof Problem)) {
      alertIn(scope, "Something on this page went wrong. Please load it again.");
      throw problem;
    }
    const handler = on[problem.code] ?? general;
    const answer = await handler(problem);
    if (typeof answer === "string" || answer instanceof Node) alertIn(scope, answer);
    else if (answer) showErrors(scope, answer);
  } finally {
    setBusy(scope, button, false);
  }
}

/** @param {Problem} problem */
function general(problem) {
  if (!problem.fields.length) return explain(problem);
  return byField(problem.fields, ({ detail }) => detail || "Please check this entry.");
}

/**
 * Joins the errors of each field, because one field may have several.
 * @param {Fault[]} fields
 * @param {(fault: Fault) => string} sentence
 */
export function byField(fields, sentence) {
  /** @type {Record<string, string>} */
  const errors = {};
  for (const field of fields) errors[field.field] = [errors[field.field], sentence(field)].filter(Boolean).join(" ");
  return errors;
}

/**
 * The button is not disabled while the call runs, because a disabled button would lose the focus.
 * @param {Part} scope
 * @param {Part} button
 * @param {boolean} busy
 */
function setBusy(scope, button, busy) {
  scope.ariaBusy = String(busy);
  button.ariaDisabled = String(busy);
}

/** @param {Part} form */
function faults(form) {
  /** @type {Record<string, string>} */
  const errors = {};
  for (const control of form.elements) {
    // Hidden fields are not checked.
    if (!control.name || !control.willValidate || control.validity.valid || control.closest("[hidden]")) continue;
    const { customError, valueMissing } = control.validity;
    errors[control.name] = customError ? control.validationMessage : (valueMissing ? control.dataset.missing : control.dataset.wrong) ?? "";
  }
  return errors;
}

/**
 * Shows each error beside its field and moves the focus to the first. Errors without a field go into the summary.
 * @param {Part} scope
 * @param {Record<string, string>} errors
 */
export function showErrors(scope, errors) {
  const controls = [...(scope.elements ?? [])].filter(({ name }) => name && errors[name]);
  const names = new Set(controls.map(({ name }) => name));
  const others = Object.keys(errors).filter((name) => !names.has(name)).map((name) => errors[name]);
  for (const control of controls) mark(control, errors[control.name]);
  const sums = others.length ? "" : "fields";
  if (names.size) others.unshift(names.size > 1 ? `Please correct the ${names.size} fields below.` : "Please correct the field below.");
  alertIn(scope, others.join(" "), sums);
  const [first] = controls;
  if (!first) return;
  const fold = first.closest("details");
  if (fold) fold.open = true;
  first.focus();
}

/**
 * @param {Part} control
 * @param {string} message
 */
function mark(control, message) {
  const place = control.name && byId(`${control.name}-error`);
  if (!place) return;
  place.textContent = message;
  if (control.type === "radio") return;
  if (message) control.ariaInvalid = "true";
  else control.removeAttribute("aria-invalid");
}

/** @param {Part} scope */
function clear(scope) {
  alertIn(scope, "");
  for (const control of scope.elements ?? []) mark(control, "");
}

/**
 * @param {ParentNode} scope
 * @param {string | Node} message
 */
export function alertIn(scope, message, sums = "") {
  const place = scope.querySelector("[role=alert]");
  place.replaceChildren(message);
  place.dataset.sums = sums;
}
