// @ts-check
// The second factor in the settings: turning it on and off, and the recovery codes that come with it.

import { METHODS, alertIn, copyOnClick, isFactor, isOn, mailedCode, make, methodNamed, notMailed, onSubmit, run, signalInUse, value, withTries } from "./form.js";
import { ask, byId, call, confirmed, day, dayAndTime, deviceName, element, explain, hasPasskeys, nameOf, nextPage, show, t, time, write } from "./page.js";
import { change, settingsPage, settingsSteps, unchanged, worded } from "./settings.js";

/** @import { Factors, On, Part, Session } from "../types" */
/** @typedef {"app" | "email"} Name */
/** @typedef {Factors["passkeys"][number]} Passkey */

const FEW_CODES = 3;
// Milliseconds that an enrolment waits for a code.
const LIFE = 600_000;

/**
 * The factors, by the API's names. `setUp` starts the proof that turns a factor on, and `refusals` are for that start alone.
 * `resume` shows the proof again after a reload. `added` and `removed` say that the factor is on or off; `question` is for turning it off.
 * @type {Record<Name, { setUp(): Promise<unknown>, resume(): Promise<void>, refusals?: On, added: string, removed: string, question: string }>}
 */
const FACTORS = {
  app: {
    setUp: showSecret,
    // The API gives the same secret again, so that the page keeps none.
    resume: showSecret,
    added: "js-security-app-on",
    removed: "js-security-app-is-off",
    question: t("js-security-app-off-question"),
  },
  email: {
    async setUp() {
      await mailCode();
      write("mailed-to", factors.email.hint ?? "");
    },
    async resume() {
      write("mailed-to", factors.email.hint ?? "");
    },
    added: "js-security-email-on",
    removed: "js-security-email-is-off",
    refusals: notMailed,
    question: t("js-security-email-off-question"),
  },
};
const NAMES = /** @type {Name[]} */ (Object.keys(FACTORS));
const TURN_OFF_ONE = t("js-security-off-one");
const TURN_OFF_ONLY = t("js-security-off-last");

const PASSKEYS = "/v1/two-factor/passkeys";
const MOST_PASSKEYS = 10;
const passkeyCard = byId("passkeys");
const nameDialog = byId("passkey-name-dialog");
const nameForm = byId("passkey-name-form");

/** @type {Session} */
let session;
/** @type {Factors} */
let factors;
/** @type {Passkey[]} */
let passkeys;

const load = settingsPage(async (own) => {
  session = own;
  factors = await call("GET", "/v1/two-factor");
  write("two-factor-done", "");
  for (const name of NAMES) forgetSetUp(byId(`${name}-form`));
  showPasskeys(session.principal, factors.passkeys, isRequired("passkey"));
  for (const name of NAMES) showFactor(name);
  showRecoveryCodesLeft(factors.recovery_codes_left);
  if (session.must_enrol) showEnrolmentAlone();
  // A session that had to enrol goes on to the page that it wanted.
  byId("go-on").hidden = session.must_enrol || !new URLSearchParams(location.search).has("next");
  showHold();
  const { hint } = factors.email;
  write("email-hint", hint ? t("js-security-email-hint", { address: hint }) : t(session.user ? "js-security-email-hint-user" : "js-security-email-hint-none"));
  return codesAsText ? "recovery-codes" : await stateOfStep();
}, () => {
  // The offer of a passkey and password managers link to the card.
  if (location.hash === "#passkeys") byId("passkeys-title").focus();
});
byId("go-on").href = nextPage();
const { way, leave } = settingsSteps(load);

/** The state of the page at the current step, if this session began it: the proof of a factor that is not on yet. */
async function stateOfStep() {
  const { here } = way;
  if (here?.session !== session.id || Number(here.until) < Date.now()) return;
  const name = NAMES.find((each) => each === here.step);
  if (!name || factors[name].enabled) return;
  try {
    await FACTORS[name].resume();
    return name;
  } catch (problem) {
    if (problem.code !== "cancelled") alertIn(byId("page-alert"), explain(problem));
  }
}

/** Shows the secret of the authenticator app. */
async function showSecret() {
  const { secret, uri, qr_svg } = await change("POST", "/v1/two-factor/app");
  write("secret", secret.replace(/.{4}(?=.)/g, "$& "));
  byId("qr").src = `data:image/svg+xml,${encodeURIComponent(qr_svg)}`;
  byId("app-link").href = uri;
}

/** A passkey that is added during the hold of a recovery signs in without the password only after its end. */
function showHold() {
  byId("passkeys-held").hidden = !session.hold_until;
  if (session.hold_until) write("passkeys-hold-end", dayAndTime(session.hold_until));
}

/** @param {Name} name */
function showFactor(name) {
  const { enabled, since } = factors[name];
  byId(name).hidden = false;
  badge(name, since ? t("js-security-on-since", { day: day(since) }) : t("js-security-off"), enabled);
  byId(`turn-on-${name}`).hidden = enabled;
  byId(`turn-off-${name}`).hidden = !enabled || isRequired(name);
  byId(`required-${name}`).hidden = !enabled || !isRequired(name);
}

/**
 * Whether the account's policy demands a factor, and no other factor that is on would satisfy it.
 * @param {Name | "passkey"} name
 */
function isRequired(name) {
  const { required } = factors;
  return required !== null && !required.some((other) => other !== name && isOn(factors, other));
}

/** Hides what does not turn on a factor that the policy accepts. */
function showEnrolmentAlone() {
  byId("passkeys").hidden = !factors.required?.includes("passkey");
  for (const name of NAMES) byId(name).hidden = !factors.required?.includes(name);
  byId("recovery-codes").hidden = true;
}

/** @param {number} left */
function showRecoveryCodesLeft(left) {
  const few = left <= FEW_CODES;
  badge("recovery-codes", t("js-security-codes-left", { left }), !few);
  byId("few-codes").hidden = !few;
  write("few-codes", t("js-security-few-codes", { left }));
  const none = !hasAnother();
  byId("recovery-codes").hidden = none && factors.recovery_codes_left === 0;
  byId("new-codes-button").hidden = none;
  byId("codes-alone").hidden = !none;
}

/**
 * @param {string} name
 * @param {string} text
 * @param {boolean} good
 */
function badge(name, text, good) {
  const place = byId(`${name}-state`);
  place.textContent = text;
  place.classList.toggle("off", !good);
}

/**
 * Goes back to the title of the changed part of the settings, and confirms the change.
 * @param {string} name
 */
async function back(name, said = "") {
  await leave();
  write("two-factor-done", said);
  byId(`${name}-title`).focus();
}

async function reload() {
  await load();
  alertIn(byId("page-alert"), t("js-settings-changed-elsewhere"));
}

const on = { ...unchanged, conflict: reload, not_found: reload };

const mailCode = mailedCode("email_code", () => change("POST", "/v1/two-factor/email"), on);

/**
 * Whether a factor is on, besides the one with this name.
 * @param {string} [name]
 */
function hasAnother(name) {
  return METHODS.some((method) => isFactor(method.name) && method.name !== name && isOn(factors, method.name));
}

/**
 * @param {Name} name
 * @param {Part} button
 */
async function turnOff(name, button) {
  if (!(await confirmed(FACTORS[name].question, hasAnother(name) ? TURN_OFF_ONE : TURN_OFF_ONLY, t("js-security-turn-off")))) return;
  run(byId(name), button, async () => {
    await change("DELETE", `/v1/two-factor/${name}`);
    await back(name, t(FACTORS[name].removed));
  }, on);
}

/**
 * Removes secrets and typed codes of an enrolment from the page.
 * @param {Part} form
 */
function forgetSetUp(form) {
  form.reset();
  write("secret", "");
  byId("qr").removeAttribute("src");
  byId("app-link").removeAttribute("href");
}

/**
 * Wires the card of a factor and the form that proves it.
 * @param {Name} name
 */
function wire(name) {
  const { setUp, refusals } = FACTORS[name];
  const card = byId(name);
  const form = byId(`${name}-form`);
  const field = `${name}_code`;

  byId(`turn-on-${name}`).addEventListener("click", ({ currentTarget }) => run(card, currentTarget, async () => {
    await setUp();
    way.next({ step: name, session: session.id, until: Date.now() + LIFE });
    show(name);
  }, { ...on, ...refusals }));
  byId(`turn-off-${name}`).addEventListener("click", ({ currentTarget }) => turnOff(name, currentTarget));
  byId(`cancel-${name}`).addEventListener("click", () => back(name));
  onSubmit(form, async () => {
    const { recovery_codes } = await change("POST", `/v1/two-factor/${name}/confirm`, { code: value(form, field) });
    if (recovery_codes) await showRecoveryCodes(recovery_codes, true);
    else await back(name, t(FACTORS[name].added));
  }, {
    ...on,
    invalid_code: (problem) => {
      form.reset();
      return { [field]: withTries(methodNamed(name).wrong, problem) };
    },
    expired: async () => {
      await back(name);
      alertIn(card, t(factors[name].enabled ? "js-security-on-already" : "js-security-expired"));
    },
  });
}

// The card of passkeys: adding, renaming and removing them.

/**
 * Shows the passkeys of a principal. An undo may have restored one, so its keeper is told each time which are in use. The last
 * one stays if the account's policy requires it.
 * @param {string} principal
 * @param {Passkey[]} shown
 * @param {boolean} required
 */
function showPasskeys(principal, shown, required) {
  passkeys = shown;
  passkeyCard.hidden = false;
  byId("required-passkey").hidden = !required || passkeys.length !== 1;
  byId("passkey-list").replaceChildren(...passkeys.map(passkeyRow));
  byId("add-passkey").hidden = !hasPasskeys || passkeys.length >= MOST_PASSKEYS;
  byId("no-passkeys-here").hidden = hasPasskeys;
  for (const button of passkeyCard.querySelectorAll("#passkey-list .danger")) button.hidden = required && passkeys.length === 1;
  if (hasPasskeys) signalInUse(principal, passkeys);
}

/** @param {Passkey} passkey */
function passkeyRow(passkey) {
  const { id, name, since, last_used_at, synced } = passkey;
  const used = last_used_at ? worded("js-passkeys-used", { at: time(last_used_at) }) : t("js-passkeys-unused");
  const text = element("div", {},
    element("strong", { textContent: name }), synced ? element("span", { className: "badge", textContent: t("js-passkeys-synced") }) : "",
    element("p", { className: "hint" }, t("js-passkeys-added", { day: day(since) }), " · ", used, synced ? "" : ` · ${t("js-passkeys-one-device")}`));
  /** @type {(textContent: string, ariaLabel: string, className: string, act: (passkey: Passkey, button: Part) => void) => Part} */
  const button = (textContent, ariaLabel, className, act) => {
    const made = element("button", { type: "button", className, ariaLabel, textContent });
    made.addEventListener("click", () => act(passkey, made));
    return made;
  };
  const item = element("li", {}, text, element("div", { className: "buttons" },
    button(t("js-passkeys-rename"), t("js-passkeys-rename-name", { name }), "button quiet", renamePasskey),
    button(t("js-passkeys-remove"), t("js-passkeys-remove-name", { name }), "button quiet danger", removePasskey)));
  item.dataset.passkey = id;
  return item;
}

/**
 * Asks for a name. Resolves to nothing if the person cancels.
 * @param {string} suggestion
 */
async function askForName(suggestion) {
  const { name } = nameForm.elements;
  name.value = suggestion;
  const answer = ask(nameDialog);
  name.select();
  return (await answer) === "named" ? value(nameForm, "name") : undefined;
}

/** The name of this device, with a number if another passkey has it. */
function suggestion() {
  /** @param {string} name */
  const taken = (name) => passkeys.some((passkey) => passkey.name === name);
  const name = deviceName();
  if (!taken(name)) return name;
  let number = 2;
  while (taken(`${name} ${number}`)) number += 1;
  return `${name} ${number}`;
}

/** @param {{ currentTarget: Part }} event */
async function addPasskey({ currentTarget: button }) {
  const name = await askForName(suggestion());
  if (!name) return;
  run(passkeyCard, button, async () => {
    const { options } = await change("POST", PASSKEYS);
    const credential = await make(options);
    const { recovery_codes } = await change("POST", `${PASSKEYS}/confirm`, { name, credential });
    if (recovery_codes) await showRecoveryCodes(recovery_codes, true);
    else await back("passkeys", t("js-passkeys-on"));
  }, { ...on, expired: () => t("js-passkeys-expired") });
}

/**
 * @param {Passkey} passkey
 * @param {Part} button
 */
async function renamePasskey(passkey, button) {
  const name = await askForName(passkey.name);
  if (!name || name === passkey.name) return;
  run(passkeyCard, button, async () => {
    await change("PATCH", `${PASSKEYS}/${encodeURIComponent(passkey.id)}`, { name });
    await back("passkeys");
  }, on);
}

/**
 * @param {Passkey} passkey
 * @param {Part} button
 */
async function removePasskey(passkey, button) {
  if (!(await confirmed(t("js-passkeys-remove-question", { name: passkey.name }), passkeys.length > 1 || hasAnother("passkey") ? TURN_OFF_ONE : TURN_OFF_ONLY, t("js-passkeys-remove")))) return;
  run(passkeyCard, button, async () => {
    await change("DELETE", `${PASSKEYS}/${encodeURIComponent(passkey.id)}`);
    await back("passkeys", t("js-passkeys-removed"));
  }, on);
}

byId("add-passkey").addEventListener("click", addPasskey);
byId("passkey-name-cancel").addEventListener("click", () => nameDialog.close("cancel"));
onSubmit(nameForm, () => nameDialog.close("named"));

// Recovery codes, shown once: to copy, to keep as a file, and to print.

const codeList = byId("code-list");
const downloadLink = byId("download-codes-link");
let codesAsText = "";

// The browser asks before a person leaves without having copied, saved or printed the codes: they are not shown again.
/** @param {Event} event */
const askToStay = (event) => event.preventDefault();
const areKept = () => removeEventListener("beforeunload", askToStay);

/**
 * Shows the recovery codes of the principal of this session. They take the place of the step that made them, so that Back does not
 * come to it again.
 * @param {string[]} codes
 * @param {boolean} first whether they came with the first factor
 */
async function showRecoveryCodes(codes, first) {
  const name = nameOf(session);
  const today = day(new Date().toISOString());
  codesAsText = [t("js-codes-title"), t("js-codes-lead", { name, day: today }), "", ...codes, ""].join("\n");
  codeList.replaceChildren(...codes.map((code) => element("li", {}, element("code", { textContent: code }))));
  write("codes-for", t("js-codes-for", { name, day: today }));
  downloadLink.href = URL.createObjectURL(new Blob([codesAsText], { type: "text/plain" }));
  byId("first-factor").hidden = !first;
  addEventListener("beforeunload", askToStay);
  await leave();
}

/** Removes the codes from the page. */
function forgetRecoveryCodes() {
  areKept();
  codesAsText = "";
  codeList.replaceChildren();
  URL.revokeObjectURL(downloadLink.href);
}

copyOnClick(byId("copy-codes-button"), () => codesAsText, areKept);
downloadLink.addEventListener("click", areKept);
byId("print-codes-button").addEventListener("click", () => {
  print();
  areKept();
});

for (const name of NAMES) wire(name);
copyOnClick(byId("copy-secret-button"), () => byId("secret").textContent.replaceAll(" ", ""));

byId("new-codes-button").addEventListener("click", async ({ currentTarget }) => {
  if (!(await confirmed(t("js-codes-new-question"), t("js-codes-new-consequence"), t("js-codes-new")))) return;
  run(byId("recovery-codes"), currentTarget, async () => {
    const { recovery_codes } = await change("POST", "/v1/two-factor/recovery-codes");
    await showRecoveryCodes(recovery_codes, false);
  }, on);
});
byId("codes-saved-button").addEventListener("click", () => {
  forgetRecoveryCodes();
  back("recovery-codes", byId("first-factor").hidden ? t("js-codes-made") : t("js-security-is-on"));
});
