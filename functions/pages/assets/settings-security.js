// @ts-check
// The second factor in the settings: turning it on and off, and the recovery codes that come with it.

import { METHODS, alertIn, copyOnClick, isFactor, isOn, mailedCode, make, methodNamed, notMailed, onSubmit, run, signalInUse, value } from "./form.js";
import { ask, byId, call, confirmed, day, dayAndTime, deviceName, element, hasPasskeys, nameOf, show, time, write } from "./page.js";
import { change, settingsPage, unchanged } from "./settings.js";

/** @import { Factors, On, Part, Session } from "../types" */
/** @typedef {"app" | "email"} Name */
/** @typedef {Factors["passkeys"][number]} Passkey */

const FEW_CODES = 3;

/**
 * The factors, by the API's names. `setUp` starts the proof that turns a factor on, and `refusals` are for that start alone.
 * `question` is for turning it off.
 * @type {Record<Name, { setUp(): Promise<void>, refusals?: On, question: string }>}
 */
const FACTORS = {
  app: {
    async setUp() {
      const { secret, uri, qr_svg } = await change("POST", "/v1/two-factor/app");
      write("secret", secret.replace(/.{4}(?=.)/g, "$& "));
      byId("qr").src = `data:image/svg+xml,${encodeURIComponent(qr_svg)}`;
      byId("app-link").href = uri;
    },
    question: "Turn off the authenticator app?",
  },
  email: {
    async setUp() {
      await mailCode();
      write("mailed-to", factors.email.hint ?? "your email address");
    },
    refusals: notMailed,
    question: "Turn off codes by email?",
  },
};
const NAMES = /** @type {Name[]} */ (Object.keys(FACTORS));
const TURN_OFF_ONE = "From now on you need another of your second factors, or a recovery code, to sign in.";
const TURN_OFF_ONLY = "It is your only second factor: from now on your password alone is enough to sign in, and your recovery codes end.";

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
  showPasskeys(session.principal, factors.passkeys, isRequired("passkey"));
  for (const name of NAMES) showFactor(name);
  showRecoveryCodesLeft(factors.recovery_codes_left);
  if (session.must_enrol) showEnrolmentAlone();
  showHold();
  write("email-hint", factors.email.hint ?? (session.user ? "your email address, once your administrator has entered one" : "your email address, once there is one bound to your account"));
}, () => {
  // The offer of a passkey and password managers link to the card.
  if (location.hash === "#passkeys") byId("passkeys-title").focus();
});

/** A passkey that is added during the hold of a recovery signs in without the password only after its end. */
function showHold() {
  byId("passkeys-held").hidden = !session.hold_until;
  if (session.hold_until) write("passkeys-hold-end", dayAndTime(session.hold_until));
}

/** @param {Name} name */
function showFactor(name) {
  const { enabled, since } = factors[name];
  byId(name).hidden = false;
  badge(name, since ? `On since ${day(since)}` : "Off", enabled);
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
  badge("recovery-codes", `${left} left`, !few);
  byId("few-codes").hidden = !few;
  write("few-codes", `${left ? `Only ${left} left.` : "None is left."} Make new ones before you need one.`);
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
 * Goes back to the settings, to the title of the changed part, which shows the result.
 * @param {string} name
 */
async function back(name) {
  await load();
  byId(`${name}-title`).focus();
}

async function reload() {
  await load();
  alertIn(byId("page-alert"), "This has been changed elsewhere in the meantime. You see how it is now.");
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
  if (!(await confirmed(FACTORS[name].question, hasAnother(name) ? TURN_OFF_ONE : TURN_OFF_ONLY, "Turn off"))) return;
  run(byId(name), button, async () => {
    await change("DELETE", `/v1/two-factor/${name}`);
    await back(name);
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
    show(name);
  }, { ...on, ...refusals }));
  byId(`turn-off-${name}`).addEventListener("click", ({ currentTarget }) => turnOff(name, currentTarget));
  byId(`cancel-${name}`).addEventListener("click", () => {
    forgetSetUp(form);
    back(name);
  });
  onSubmit(form, async () => {
    const { recovery_codes } = await change("POST", `/v1/two-factor/${name}/confirm`, { code: value(form, field) });
    forgetSetUp(form);
    if (recovery_codes) showRecoveryCodes(recovery_codes, session);
    else await back(name);
  }, {
    ...on,
    invalid_code: () => {
      form.reset();
      return { [field]: methodNamed(name).wrong };
    },
    expired: async () => {
      forgetSetUp(form);
      await back(name);
      alertIn(card, factors[name].enabled
        ? "It is on already. If you have not seen any recovery codes, make new ones."
        : "That took more than 10 minutes, or too many codes were wrong. Turn it on again to start anew.");
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
  const used = last_used_at ? ["last used ", time(last_used_at)] : ["not used yet"];
  const text = element("div", {},
    element("strong", { textContent: name }), synced ? element("span", { className: "badge", textContent: "Synced" }) : "",
    element("p", { className: "hint" }, `Added on ${day(since)}, `, ...used, synced ? "" : " · on one device only"));
  /** @type {(label: string, className: string, act: (passkey: Passkey, button: Part) => void) => Part} */
  const button = (label, className, act) => {
    const made = element("button", { type: "button", className }, label, element("span", { className: "unseen", textContent: ` ${name}` }));
    made.addEventListener("click", () => act(passkey, made));
    return made;
  };
  const item = element("li", {}, text, element("div", { className: "buttons" },
    button("Rename", "button quiet", renamePasskey), button("Remove", "button quiet danger", removePasskey)));
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
    if (recovery_codes) showRecoveryCodes(recovery_codes, session);
    else await back("passkeys");
  }, { ...on, expired: () => "That took more than 5 minutes. Please add the passkey again." });
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
  if (!(await confirmed(`Remove ${passkey.name}?`, passkeys.length > 1 || hasAnother("passkey") ? TURN_OFF_ONE : TURN_OFF_ONLY, "Remove"))) return;
  run(passkeyCard, button, async () => {
    await change("DELETE", `${PASSKEYS}/${encodeURIComponent(passkey.id)}`);
    await back("passkeys");
  }, on);
}

byId("add-passkey").addEventListener("click", addPasskey);
byId("passkey-name-cancel").addEventListener("click", () => nameDialog.close("cancel"));
onSubmit(nameForm, () => nameDialog.close("named"));

// Recovery codes, shown once: to copy, to keep as a file, and to print.

const codeList = byId("code-list");
const downloadLink = byId("download-codes-link");
const { brand } = document.body.dataset;
let codesAsText = "";

// The browser asks before a person leaves without having copied, saved or printed the codes: they are not shown again.
/** @param {Event} event */
const askToStay = (event) => event.preventDefault();
const areKept = () => removeEventListener("beforeunload", askToStay);

/**
 * Shows the recovery codes of the principal of this session.
 * @param {string[]} codes
 * @param {Session} session
 */
function showRecoveryCodes(codes, session) {
  const name = nameOf(session);
  const today = day(new Date().toISOString());
  codesAsText = [`${brand} recovery codes`, `For ${name}, made on ${today}. Each works once.`, "", ...codes, ""].join("\n");
  codeList.replaceChildren(...codes.map((code) => element("li", {}, element("code", { textContent: code }))));
  write("codes-for", `for ${name}, made on ${today}`);
  downloadLink.href = URL.createObjectURL(new Blob([codesAsText], { type: "text/plain" }));
  addEventListener("beforeunload", askToStay);
  show("recovery-codes");
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
  const consequence = "Those that you have now stop working at once.";
  if (!(await confirmed("Make new recovery codes?", consequence, "Make new codes"))) return;
  run(byId("recovery-codes"), currentTarget, async () => {
    const { recovery_codes } = await change("POST", "/v1/two-factor/recovery-codes");
    showRecoveryCodes(recovery_codes, session);
  }, on);
});
byId("codes-saved-button").addEventListener("click", () => {
  forgetRecoveryCodes();
  back("recovery-codes");
});
