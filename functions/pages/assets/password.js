// @ts-check
// Password fields: rules that are ticked off while a person types, the repetition, and the button that shows the password.

import { passwordBounds } from "./page.js";

/** @import { Part } from "../types" */

/**
 * The reasons against a password that the page can check, by the codes of the API. The service decides.
 * @param {string} password
 * @param {typeof passwordBounds} bounds
 * @param {string[]} names
 */
export function passwordFaults(password, { min, max }, names) {
  const normal = password.normalize("NFC");
  const length = [...normal].length;
  const faults = new Set();
  if (length < min) faults.add("too_short");
  if (length > max) faults.add("too_long");
  if (/[\p{Cc}\p{Cs}]/u.test(normal)) faults.add("bad_character");
  if (names.flatMap(parts).some((name) => normal.toLowerCase().includes(name))) faults.add("contains_name");
  return faults;
}

// Names of one or two characters, and short parts of addresses, would rule out half of all passwords.
/**
 * @param {string} name
 * @returns {string[]}
 */
function parts(name) {
  const lower = name.normalize("NFC").toLowerCase();
  const [local, host] = lower.split("@");
  return [lower.length >= 3 ? lower : "", host && local.length >= 4 ? local : ""].filter(Boolean);
}

// What the page says while a person types. A refusal by the service comes with sentences of its own.
/** @type {Record<string, () => string>} */
const SENTENCES = {
  too_short: () => `Use at least ${passwordBounds.min} characters.`,
  too_long: () => `Use at most ${passwordBounds.max} characters.`,
  bad_character: () => "Use letters, numbers and symbols only.",
  contains_name: () => "Leave your account or user name out of the password.",
};

/**
 * Wires the new password of a form. `names` returns the names known so far, which the password must not contain.
 * @param {Part} form
 * @param {() => (string | null | undefined)[]} names
 */
export function watchPassword(form, names = () => []) {
  watchReveal(form);
  const password = form.querySelector("[data-new-password]");
  const confirm = form.elements.confirm;

  function update() {
    const known = names().flatMap((name) => name || []);
    const faults = passwordFaults(password.value, passwordBounds, known);
    /** @type {Record<string, boolean | undefined>} */
    const broken = {
      // While a person types, a short password is not marked as wrong.
      length: faults.has("too_short") ? undefined : faults.has("too_long"),
      bad_character: faults.has("bad_character"),
      contains_name: known.length ? faults.has("contains_name") : undefined,
    };
    for (const rule of form.querySelectorAll("[data-rule]")) tick(rule, password.value ? broken[rule.dataset.rule] : undefined);
    password.setCustomValidity(password.value ? [...faults].map((code) => SENTENCES[code]()).join(" ") : "");
    confirm.setCustomValidity(confirm.value && confirm.value !== password.value ? "The two passwords differ." : "");
  }

  form.addEventListener("input", update);
  // Password managers may fill in without an event; the capture phase comes before the form's own check.
  form.addEventListener("submit", update, true);
  form.addEventListener("reset", () => setTimeout(update));
}

// A rule that cannot be judged yet has no mark. The text is for people who do not see the mark.
/**
 * @param {Part} rule
 * @param {boolean} [broken]
 */
function tick(rule, broken) {
  const met = broken === undefined ? "" : broken ? "no" : "yes";
  if ((rule.dataset.met ?? "") === met) return;
  rule.dataset.met = met;
  rule.querySelector(".unseen")?.remove();
  if (!met) return;
  const words = document.createElement("span");
  words.className = "unseen";
  words.textContent = met === "yes" ? " (met)" : " (not met)";
  rule.append(words);
}

/**
 * Wires the buttons that show a password. The page has them hidden, because they do nothing without a script.
 * @param {Part} form
 */
export function watchReveal(form) {
  for (const button of form.querySelectorAll("[data-reveal]")) {
    const input = form.elements[button.dataset.reveal];
    const label = /** @type {ChildNode} */ (button.firstChild);
    /** @param {boolean} shown */
    const set = (shown) => {
      input.type = shown ? "text" : "password";
      label.textContent = shown ? "Hide" : "Show";
    };
    button.hidden = false;
    button.addEventListener("click", () => set(input.type === "password"));
    // If the password were visible when the form is sent, the browser could keep it among its form entries.
    for (const end of ["submit", "reset"]) form.addEventListener(end, () => set(false));
  }
}
