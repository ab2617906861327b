// @ts-check
// The second factor in the settings: turning it on and off, and the recovery codes that come with it.

import { call } from "./api.js";
import { copyOnClick } from "./copy.js";
import { confirmed } from "./dialog.js";
import { alertIn, onSubmit, run, value } from "./form.js";
import { mailedCode, notMailed } from "./mailed-code.js";
import { byId, show, write } from "./page.js";
import { change, unchanged } from "./reauthenticate.js";
import { forgetRecoveryCodes, showRecoveryCodes } from "./recovery-codes.js";
import { showPasskeys, wirePasskeys } from "./passkeys.js";
import { isFactor, isOn, methodNamed, METHODS } from "./second-factor.js";
import { settingsPage } from "./settings.js";
import { day, dayAndTime } from "./time.js";

/** @import { Factors, On, Part, Session } from "../types" */
/** @typedef {"app" | "email"} Name */

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

/** @type {Session} */
let session;
/** @type {Factors} */
let factors;

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

for (const name of NAMES) wire(name);
wirePasskeys({
  on,
  back: () => back("passkeys"),
  added: (codes) => (codes ? showRecoveryCodes(codes, session) : back("passkeys")),
  consequence: (several) => (several || hasAnother("passkey") ? TURN_OFF_ONE : TURN_OFF_ONLY),
});
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
