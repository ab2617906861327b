// @ts-check
// The contacts in the settings: the bound address and number with their uses, and the steps that bind another one: entering
// it, and entering the code that was sent to it.

import { confirmed } from "./dialog.js";
import { alertIn, onSubmit, run, value } from "./form.js";
import { mailedCode, notMailed } from "./mailed-code.js";
import { byId, keep, kept, show, showParts, write } from "./page.js";
import { change, unchanged } from "./reauthenticate.js";

/** @import { Account, ContactKind, Factors, On, Session } from "../types" */

// The names of the kinds in the API.
/** @type {ContactKind[]} */
const KINDS = ["email", "phone"];
const section = byId("contacts");
const sms = section.dataset.sms === "true";
const codeForm = byId("contact-form");

// The session and its account, the function that fills the page again, and the contact whose code the page asks for.
/** @type {Session} */
let session;
/** @type {Account} */
let account;
/** @type {() => Promise<void>} */
let load;
/** @type {{ kind: ContactKind, contact: string }} */
let proving;

/**
 * @template {ContactKind} Kind
 * @param {Kind} kind
 * @returns {`/v1/account/${Kind}`}
 */
const pathOf = (kind) => `/v1/account/${kind}`;

/**
 * Shows the bound contacts, and those that wait for a code.
 * @param {Session} own
 * @param {Account} shown
 * @param {Factors} factors
 */
export function showContacts(own, shown, factors) {
  [session, account] = [own, shown];
  write("contacts-done", "");
  alertIn(section, "");
  write("email-use", account.email ? usesOfEmail(factors) : "With one, you can reset your password by mail, and we tell you of whatever matters.");
  write("phone-use", account.phone ? usesOfPhone() : "With one, you can reset your password by SMS when you cannot read your mail.");
  KINDS.forEach(showContact);
  byId("phone-contact").hidden = !sms && !account.phone;
  byId("change-phone").hidden = !sms;
  byId("remove-phone").hidden = !account.phone;
  byId("name-stays").hidden = account.account !== account.email;
  write("account-name", account.account);
}

/** @param {Factors} factors */
function usesOfEmail({ email }) {
  return `You can reset your password by mail, and we tell you there of whatever matters.${email.enabled ? " Your codes for signing in go there, too." : ""}`;
}

function usesOfPhone() {
  return sms ? "You can reset your password by SMS, and we tell you there of what matters most." : "We send no SMS at present.";
}

/** @param {ContactKind} kind */
function showContact(kind) {
  const bound = account[kind];
  write(`fact-${kind}`, bound ?? "None");
  byId(`${kind}-state`).hidden = !bound;
  write(`change-${kind}-verb`, bound ? "Change" : "Add");
  for (const place of document.querySelectorAll(`[data-until-then=${kind}]`)) place.textContent = bound ? `Until you have entered it, ${bound} stays bound.` : "";
  const begun = waiting(kind);
  // An address that an administrator entered is confirmed by a mailed link.
  const next = begun ?? (sms && kind === "phone" && account.pending_phone);
  byId(`${kind}-next`).hidden = !next;
  write(`${kind}-next-fact`, next || "");
  write(`${kind}-next-state`, begun ? "Waits for its code" : "Named by your administrator, not confirmed yet");
  write(`prove-${kind}`, begun ? "Enter the code" : "Confirm this number");
}

// The tab's storage keeps a contact that waits for its code, because a person who looks for the code may leave the page.
/** @param {ContactKind} kind */
const slot = (kind) => `new-${kind}`;

/**
 * @param {ContactKind} kind
 * @returns {string | undefined}
 */
function waiting(kind) {
  const begun = kept(slot(kind));
  if (begun?.session === session.id && begun.until > Date.now()) return begun.contact;
  // The change has ended, or belongs to another user who was signed in here before.
  keep(slot(kind));
}

/** Goes back to the contacts, which show the result. */
async function back(said = "") {
  await load();
  write("contacts-done", said);
  byId("contacts-title").focus();
}

async function reload() {
  await back();
  alertIn(section, "This has been changed elsewhere in the meantime. You see how it is now.");
}

const on = { ...unchanged, conflict: reload, not_found: reload };

const sendCode = mailedCode("contact_code", async (/** @type {typeof proving} */ next = proving) => {
  const { kind, contact } = next;
  const { expires_in } = await change("POST", pathOf(kind), kind === "email" ? { email: contact } : { phone: contact });
  keep(slot(kind), { contact, session: session.id, until: Date.now() + expires_in * 1000 });
}, on);

/**
 * @param {ContactKind} kind
 * @param {string} contact
 */
async function prove(kind, contact) {
  await sendCode({ kind, contact });
  askForCode(kind, contact);
}

/**
 * @param {ContactKind} kind
 * @param {string} contact
 */
function askForCode(kind, contact) {
  proving = { kind, contact };
  showParts(byId("contact-code"), "way", kind);
  write("code-to", contact);
  codeForm.reset();
  show("code");
}

for (const kind of KINDS) {
  const form = byId(`${kind}-form`);

  byId(`change-${kind}`).addEventListener("click", () => {
    form.reset();
    show(kind);
  });
  byId(`prove-${kind}`).addEventListener("click", ({ currentTarget }) => {
    const contact = waiting(kind);
    if (contact) askForCode(kind, contact);
    else run(section, currentTarget, () => prove(kind, account.pending_phone ?? ""), { ...notMailed, ...on });
  });
  onSubmit(form, () => prove(kind, value(form, kind)), { ...notMailed, ...on, conflict: ({ detail }) => ({ [kind]: detail }) });
}

onSubmit(codeForm, async () => {
  const { kind, contact } = proving;
  const former = account[kind];
  await change("POST", `${pathOf(kind)}/confirm`, { code: value(codeForm, "contact_code") });
  keep(slot(kind));
  await back(`${contact} is confirmed and bound.${former ? ` We have told ${former}, where it can be taken back for 7 days.` : ""}`);
}, {
  ...on,
  invalid_code: () => {
    codeForm.reset();
    return { contact_code: "That code does not match. Only the newest one counts, and there are five tries." };
  },
  expired: async () => {
    keep(slot(proving.kind));
    await back();
    alertIn(section, "That took more than 10 minutes, or five codes were wrong, so that nothing was changed. Begin again, and we send another code.");
  },
});

byId("remove-phone").addEventListener("click", async ({ currentTarget }) => {
  const { phone, email } = account;
  const consequence = `You can no longer reset your password by SMS${email ? "" : ", and no email address is bound either: only your administrator or support could help you then"}. We tell the number, where it can be taken back for 7 days.`;
  if (!(await confirmed(`Remove ${phone}?`, consequence, "Remove"))) return;
  run(section, currentTarget, async () => {
    await change("DELETE", pathOf("phone"));
    await back(`${phone} is no longer bound.`);
  }, on);
});

for (const button of document.querySelectorAll("[data-back]")) button.addEventListener("click", () => back());

/**
 * Wires the section. `fill` fills the page again.
 * @param {() => Promise<void>} fill
 */
export function wireContacts(fill) {
  load = fill;
}
