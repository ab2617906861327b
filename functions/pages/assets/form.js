// @ts-check
// Forms that speak JSON, and what they ask for: checks before sending, a busy state, and errors beside their fields that are
// announced too; passwords, codes that are sent, the methods of a second factor, passkeys, and the CAPTCHA.

import { Problem, announce, byId, element, explain, moment, passwordBounds, pause, write } from "./page.js";

/** @import { Answer, Captcha, Factors, Fault, Method, MountedCaptcha, On, Part, Signals } from "../types" */

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
  // Without this script the buttons stay disabled, so that no browser sends a form itself.
  for (const button of form.querySelectorAll("[type=submit]")) button.disabled = false;
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

// Buttons that copy.

/**
 * Makes a button copy the result of `text()`, and call `done`. If the browser refuses, an alert asks the person to copy by hand.
 * @param {Part} button
 * @param {() => string} text
 * @param {() => void} [done]
 */
export function copyOnClick(button, text, done) {
  const label = button.textContent;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text());
    } catch {
      return alertIn(button.closest("section"), "Your browser does not let this page copy. Please mark the text and copy it yourself.");
    }
    done?.();
    announce("Copied.");
    button.textContent = "Copied";
    setTimeout(() => (button.textContent = label), 3_000);
  });
}

// Password fields: rules that are ticked off while a person types, the repetition, and the button that shows the password.

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

// A code that is sent by mail or SMS: requesting it, requesting another one after a pause, and the message if it cannot be
// sent.

/**
 * For `on`: the reasons why no code was sent.
 * @type {On}
 */
export const notMailed = {
  rate_limited: ({ retryAfter }) =>
    retryAfter <= 30
      ? `We have sent you a code just now. If you have left what it was for, it does not work here; you can have another one ${moment(retryAfter)}.`
      : `We have sent you as many codes as we do in a day. You can have the next one ${moment(retryAfter)}.`,
  support_required: ({ helpUrl }) =>
    element("span", {},
      "There is no email address bound to your account, so that we have nowhere to mail a code. ",
      element("a", { href: helpUrl, rel: "noreferrer", textContent: "Tell us, and we help you" }), "."),
};

/**
 * Wires the part below the field of such a code. Returns a function that calls `send` to request a code, and makes the
 * button for another code wait. Its arguments go to `send`; a request for another code calls `send` without arguments.
 * @template [What=void]
 * @param {string} field
 * @param {(what?: What) => Promise<unknown>} send
 * @param {On} [on]
 */
export function mailedCode(field, send, on) {
  const input = byId(field);
  const again = byId(`${field}-again`);
  const sent = `${field}-sent`;

  /** @param {What} [what] */
  async function mail(what) {
    await send(what);
    pause(again, byId(`${field}-wait`));
  }

  again.addEventListener("click", () => {
    write(sent, "");
    run(input.form, again, async () => {
      await mail();
      input.value = "";
      // The waiting button cannot keep the focus.
      input.focus();
      write(sent, "Another code is on its way; the one before has ended.");
    }, { ...notMailed, ...on });
  });
  input.form.addEventListener("submit", () => write(sent, ""));
  return mail;
}

// The methods of a second factor, as the page offers them.

const methodButtons = [...document.querySelectorAll("[data-method]")];

/**
 * All methods, the most convenient first: the API's name, the words in a sentence, the answer to a wrong code, and whether the
 * method ends the hold after a recovery.
 */
export const METHODS = methodButtons.map(({ dataset: { method: name, words, wrong, endsHold } }) => ({ name: /** @type {Method} */ (name), words, wrong, endsHold: endsHold !== undefined }));
/** @param {string | undefined} name */
export const methodNamed = (name) => /** @type {typeof METHODS[number]} */ (METHODS.find((known) => known.name === name));
/** @type {(name: string | undefined) => name is "passkey" | "app" | "email"} */
export const isFactor = (name) => name !== "recovery_code";

/**
 * Whether a method is there for somebody with these factors, as the API lists them.
 * @param {Factors} factors
 * @param {Method} name
 */
export function isOn(factors, name) {
  if (name === "passkey") return factors.passkeys.length > 0;
  return isFactor(name) ? factors[name].enabled : factors.recovery_codes_left > 0;
}

// Passkeys in the browser: WebAuthn, in the JSON of the API.

/** @type {Record<string, string>} */
const PASSKEY_SENTENCES = {
  NotAllowedError: "No passkey was used. Please try again, or use another way.",
  InvalidStateError: "This device or security key has a passkey for your account already.",
  SecurityError: "Passkeys do not work at this address.",
};

/**
 * Has the person make a passkey. Throws only a Problem.
 * @param {Answer<"POST", "/v1/two-factor/passkeys">["options"]} options
 */
export function make(options) {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(/** @type {PublicKeyCredentialCreationOptionsJSON} */ (/** @type {object} */ (options)));
  return answer(navigator.credentials.create({ publicKey }));
}

/**
 * Has the person use a passkey, as a call of the API has begun it. Throws only a Problem.
 * @param {Answer<"POST", "/v1/sign-in/passkey/begin">} begun
 * @param {Pick<CredentialRequestOptions, "mediation" | "signal">} [settings]
 */
export async function use({ challenge, options }, settings) {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(/** @type {PublicKeyCredentialRequestOptionsJSON} */ (/** @type {object} */ (options)));
  return { challenge, credential: await answer(navigator.credentials.get({ publicKey, ...settings })) };
}

/** @param {Promise<Credential | null>} credential */
async function answer(credential) {
  try {
    return /** @type {PublicKeyCredential} */ (await credential).toJSON();
  } catch ({ name }) {
    const detail = PASSKEY_SENTENCES[name] ?? "This browser could not do that. Please try again, or use another way.";
    throw new Problem(0, { code: "passkey_unused", detail });
  }
}

const BASE32 = "abcdefghijklmnopqrstuvwxyz234567";

/**
 * The user handle of a principal: the bytes of its id, in base64url.
 * @param {string} principal
 */
function handleOf(principal) {
  const bits = [...principal].map((letter) => BASE32.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const bytes = (bits.match(/.{8}/g) ?? []).map((byte) => String.fromCharCode(parseInt(byte, 2)));
  return btoa(bytes.join("")).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/**
 * Tells the keeper of the passkeys which ones are in use, so that it does not offer the others any more.
 * @param {string} principal
 * @param {Factors["passkeys"]} passkeys
 */
export function signalInUse(principal, passkeys) {
  const all = { rpId: location.hostname, userId: handleOf(principal), allAcceptedCredentialIds: passkeys.map(({ id }) => id) };
  // Without an answer, people see a passkey that no longer works.
  /** @type {Signals} */ (PublicKeyCredential).signalAllAcceptedCredentials?.(all).catch(() => {});
}

// The CAPTCHA of a form, of the kind that this site requires. Only pages that need a CAPTCHA load the module of its kind.

/** @type {Record<string, string>} */
const MODULES = {
  altcha: "./captcha-altcha.js",
  image: "./captcha-image.js",
  turnstile: "./captcha-provider.js",
  hcaptcha: "./captcha-provider.js",
  recaptcha: "./captcha-provider.js",
};

/**
 * The CAPTCHA in this place, or an object with the same members if the page has no place for a CAPTCHA. `spend(task)` runs
 * `task` with a solved CAPTCHA, which is valid for one try: after a failure, there is a new CAPTCHA. `asks` says whether the
 * person has to do anything. `renew()` shows a new CAPTCHA.
 *
 * A picture is a part of the form. Another CAPTCHA is loaded when the person touches the form, or at once if that has happened
 * already: a page that is only looked at loads nothing for it, and tells no provider.
 * @param {Part} place
 * @param {boolean} touched
 * @returns {Captcha}
 */
export function captcha(place, touched = false) {
  if (!place) return { asks: false, renew() {}, spend: (task) => task() };
  const { captcha: kind, action } = place.dataset;
  /** @type {Promise<MountedCaptcha> | undefined} */
  let shown;
  const show = () => {
    shown ??= import(MODULES[kind]).then(({ mount }) => mount(place, action, kind)).catch((cause) => {
      // The next try asks for a CAPTCHA again.
      shown = undefined;
      throw cause instanceof Problem ? cause : new Problem(0, { code: "offline" });
    });
    return shown;
  };
  const begin = () => show().catch(() => {});
  if (touched || kind === "image") begin();
  else for (const touch of ["input", "pointerdown"]) place.closest("form").addEventListener(touch, begin, { once: true });
  return {
    asks: kind !== "altcha",
    renew: () => show().then(({ renew }) => renew()).catch(() => {}),
    async spend(task) {
      const { take, renew } = await show();
      const solved = await take();
      try {
        return await task(solved);
      } catch (problem) {
        await Promise.resolve(renew()).catch(() => {});
        throw problem;
      }
    },
  };
}
