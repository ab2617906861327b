// @ts-check
// Forms that speak JSON, and what they ask for: checks before sending, a busy state, and errors beside their fields that are
// announced too; passwords, codes that are sent, the methods of a second factor, passkeys, and the CAPTCHA.

import {
  PENDING_SIGN_IN, Problem, announce, byId, call, countdown, deviceName, explain, keep, linked, moment, passwordBounds, pause, sentences, t, write,
} from "./page.js";

/** @import { Answer, Asked, Captcha, Factors, Fault, Method, MountedCaptcha, Name, On, Part, Signals } from "../types" */

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
  for (const field of form.querySelectorAll("input.digits")) sendWithLastDigit(form, field);
  form.addEventListener("reset", () => clear(form));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const errors = faults(form);
    if (Object.keys(errors).length) showErrors(form, errors);
    else run(form, form.querySelector("[type=submit]"), task, on);
  });
}

/**
 * Has a form sent as soon as a field has all its digits, unless another field has an error.
 * @param {Part} form
 * @param {Part} field
 */
function sendWithLastDigit(form, field) {
  const look = () => {
    if (field.value && !Object.keys(faults(form)).length) form.requestSubmit();
  };
  // Some keyboards compose full-width digits, and end that with an event of its own.
  field.addEventListener("input", ({ isComposing }) => isComposing || look());
  field.addEventListener("compositionend", look);
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
      alertIn(scope, t("js-form-broken"));
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

/**
 * What is wrong with a code, and the tries that are left where they are counted.
 * @param {string} wrong
 * @param {Problem} problem
 */
export const withTries = (wrong, { triesLeft: count }) => (count ? t("js-tries-left", { wrong, count }) : wrong);

/** @param {Problem} problem */
function general(problem) {
  if (!problem.fields.length) return explain(problem);
  return byField(problem.fields, ({ detail }) => detail || t("js-form-check"));
}

/**
 * Joins the errors of each field, because one field may have several.
 * @param {Fault[]} fields
 * @param {(fault: Fault) => string} sentence
 */
export function byField(fields, sentence) {
  /** @type {Record<string, string>} */
  const errors = {};
  for (const field of fields) errors[field.field] = sentences(errors[field.field], sentence(field));
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
  // A single error is not repeated: the focus leads to it.
  if (names.size > 1) others.unshift(t("js-form-several", { count: names.size }));
  alertIn(scope, sentences(...others), sums);
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
      return alertIn(button.closest("section"), t("js-copy-refused"));
    }
    done?.();
    announce(t("js-copied"));
    button.textContent = t("js-copied");
    setTimeout(() => (button.textContent = label), 3_000);
  });
}

// Messages with a link or a code. A contact gets three at once, and then one in five minutes. The service sends no others and does
// not say so, because its answer must not depend on who exists. So the page counts what its tab has asked for.

const AT_ONCE = 3;
const THEN_EVERY = 300_000;
const PAUSE = 60_000;

/**
 * What tells contacts apart when messages are counted: an address without its tag, or the digits of a number.
 * @param {string} contact
 */
const counted = (contact) => (contact.includes("@") ? contact.toLowerCase().replace(/\+[^@]*@/, "@") : contact.replace(/[^\p{Nd}]/gu, ""));

/**
 * When the messages to a contact were asked for, the newest first.
 * @param {Asked[]} asked
 * @param {string} contact
 */
const timesOf = (asked, contact) => asked.filter((one) => counted(one.contact) === counted(contact)).map(({ at }) => at);

/** @param {number} at */
const secondsTo = (at) => Math.max(0, Math.ceil((at - Date.now()) / 1000));

/**
 * Throws a Problem if the next message to a contact would not be sent yet, as far as this tab knows.
 * @param {Asked[]} asked
 * @param {string} contact
 */
export function allowMessage(asked, contact) {
  const wait = secondsTo(nextMessage(timesOf(asked, contact)));
  if (wait) throw new Problem(0, { code: "too_soon", retry_after: wait });
}

/** @param {number[]} times */
function nextMessage(times) {
  const full = times.reduceRight((until, at) => Math.max(until, at) + THEN_EVERY, 0);
  return full - (AT_ONCE - 1) * THEN_EVERY;
}

/**
 * For `on`: the answer to a message that is asked for too soon.
 * @type {On}
 */
export const tooSoon = { too_soon: ({ retryAfter }) => t("js-too-soon", { when: moment(retryAfter) }) };

/**
 * Makes the button for another message wait until the message would be sent, and for a minute at least.
 * @param {Asked[]} asked
 * @param {string} contact
 */
export function pauseResend(asked, contact) {
  const button = byId("resend-button");
  const times = timesOf(asked, contact);
  button.dataset.pause = String(secondsTo(Math.max(times[0] + PAUSE, nextMessage(times))));
  pause(button, byId("resend-wait"));
}

// Password fields: rules that are ticked off while a person types, how easy the password is to guess, the repetition, the button
// that shows the password, and the sign-in with a password that was just chosen.

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
  too_short: () => t("js-password-too-short", passwordBounds),
  too_long: () => t("js-password-too-long", passwordBounds),
  bad_character: () => t("js-password-bad-character"),
  contains_name: () => t("js-password-contains-name"),
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
      contains_name: known.length ? faults.has("contains_name") : undefined,
    };
    for (const rule of form.querySelectorAll("[data-rule]")) tick(rule, password.value ? broken[rule.dataset.rule] : undefined);
    tellStrength(password.value);
    password.setCustomValidity(password.value ? sentences(...[...faults].map((code) => SENTENCES[code]())) : "");
    confirm.setCustomValidity(confirm.value && confirm.value !== password.value ? t("js-password-differs") : "");
  }

  form.addEventListener("input", update);
  // Password managers may fill in without an event; the capture phase comes before the form's own check.
  form.addEventListener("submit", update, true);
  form.addEventListener("reset", () => setTimeout(update));
}

/** @param {string} text */
function tellStrength(text) {
  const hint = text && t(strength(text));
  // A screen reader says it when it changes.
  if (byId("strength").textContent !== hint) write("strength", hint);
}

/**
 * How hard a password is to guess for somebody who knows nothing of it: the bits of its characters, where a character that repeats or
 * continues what precedes it counts little. It is a hint; the rules do not depend on it.
 * @param {string} text
 */
function strength(text) {
  const points = [...text.normalize("NFC")].map((letter) => /** @type {number} */ (letter.codePointAt(0)));
  const pool = [[/[a-z]/, 26], [/[A-Z]/, 26], [/[0-9]/, 10], [/[^a-zA-Z0-9]/, 33]]
    .reduce((size, [kind, of]) => size + (/** @type {RegExp} */ (kind).test(text) ? Number(of) : 0), 0);
  const characters = points.reduce((sum, point, at) => sum + (Math.abs(point - points[at - 1]) <= 1 ? 0.25 : 1), 0);
  const bits = characters * Math.log2(pool);
  return bits < 50 ? "js-strength-weak" : bits < 75 ? "js-strength-fair" : "js-strength-strong";
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
  words.textContent = ` ${t(met === "yes" ? "js-rule-met" : "js-rule-broken")}`;
  rule.append(words);
}

/**
 * Wires the buttons that show a password. The page has them hidden, because they do nothing without a script.
 * @param {Part} form
 */
export function watchReveal(form) {
  for (const button of form.querySelectorAll("[data-reveal]")) {
    const input = form.elements[button.dataset.reveal];
    /** @param {boolean} shown */
    const set = (shown) => {
      input.type = shown ? "text" : "password";
      button.textContent = t(shown ? "js-hide" : "js-show");
    };
    button.hidden = false;
    button.addEventListener("click", () => set(input.type === "password"));
    // If the password were visible when the form is sent, the browser could keep it among its form entries.
    for (const end of ["submit", "reset"]) form.addEventListener(end, () => set(false));
  }
}

// Seconds for which the page keeps a password that was just chosen.
const PASSWORD_KEPT = 300;

/**
 * Has a link to the sign-in sign in with the password that was just chosen, which only the memory of this page has. A second factor is
 * asked for as ever. Where that does not work, the link leads to the sign-in, which has the name.
 *
 * The page forgets the password after a few minutes and when the person leaves the page: the next person at the same screen may find
 * the page open, or come back to it by the browser's history.
 * @param {Part} link
 * @param {Name} name
 * @param {string} password
 */
export function signInOnClick(link, { account, user }, password) {
  const byHand = () => location.assign(link.href);
  /** @param {string} page */
  const leave = (page) => {
    location.replace(page);
    // The link stays busy until that page is there.
    return new Promise(() => {});
  };
  const forget = () => {
    stop();
    link.onclick = null;
  };
  const stop = countdown(PASSWORD_KEPT, () => {}, () => forget());
  addEventListener("pagehide", forget, { once: true });
  link.onclick = (event) => {
    event.preventDefault();
    run(link.closest("section"), link, async () => {
      const answer = await call("POST", "/v1/sign-in", { account, user: user ?? undefined, password, client: "web", device: deviceName() });
      if (answer.status !== "code_required") return leave(answer.session.must_enrol ? "/settings/security" : "/settings/account");
      const { challenge, methods, email_hint, expires_in } = answer;
      keep(PENDING_SIGN_IN, { name: { account, user }, challenge, methods, email_hint, mailed: false, until: Date.now() + expires_in * 1000 });
      return leave("/sign-in#code");
    }, { invalid_credentials: byHand, rate_limited: byHand });
  };
}

// A code that is sent by mail or SMS: requesting it, requesting another one after a pause, and the message if it cannot be
// sent.

/**
 * For `on`: the reasons why no code was sent.
 * @type {On}
 */
export const notMailed = {
  rate_limited: ({ retryAfter }) =>
    t(retryAfter <= 30 ? "js-code-just-sent" : "js-code-used-up", { when: moment(retryAfter) }),
  support_required: ({ helpUrl }) => linked("js-code-no-address", helpUrl),
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
      write(sent, t("js-code-sent-again"));
    }, { ...notMailed, ...on });
  });
  input.form.addEventListener("submit", () => write(sent, ""));
  return mail;
}

// The methods of a second factor, as the page offers them.

const methodButtons = [...document.querySelectorAll("[data-method]")];

/** All methods, the most convenient first: the API's name, the answer to a wrong code, and whether the method ends the hold after a recovery. */
export const METHODS = methodButtons.map(({ dataset: { method: name, wrong, endsHold } }) => ({ name: /** @type {Method} */ (name), wrong, endsHold: endsHold !== undefined }));
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
const PASSKEY_TEXTS = {
  NotAllowedError: "js-passkey-unused",
  InvalidStateError: "js-passkey-exists",
  SecurityError: "js-passkey-address",
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
    const detail = t(PASSKEY_TEXTS[name] ?? "js-passkey-failed");
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
