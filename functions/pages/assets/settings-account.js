// @ts-check
// The account's own page: the account and user, the contacts, the devices, and the password.

import { alertIn, mailedCode, notMailed, onSubmit, run, value, watchPassword } from "./form.js";
import { announce, byId, call, confirmed, day, element, keep, kept, nameOf, show, showParts, time, write } from "./page.js";
import { CLIENTS, change, ended, settingsPage, unchanged } from "./settings.js";

/** @import { Account, Answer, ContactKind, Factors, Part, Session } from "../types" */

const passwordForm = byId("change-password-form");
const devices = byId("devices");

/** @type {Session} */
let session;
/** @type {Account} */
let account;

/** The sessions, and the trusted browsers, which end with them. */
const listDevices = () => Promise.all([listSessions(), listTrustedBrowsers()]);

async function listSessions() {
  const { sessions } = await call("GET", "/v1/sessions");
  sessions.sort((a, b) => Number(b.current) - Number(a.current) || b.signed_in_at.localeCompare(a.signed_in_at));
  byId("session-list").replaceChildren(...sessions.map(sessionRow));
  byId("sign-out-others-button").hidden = sessions.every(({ current }) => current);
}

/** @param {Answer<"GET", "/v1/sessions">["sessions"][number]} session */
function sessionRow(session) {
  const name = session.device || CLIENTS[session.client] || session.client;
  const text = element("div", {},
    element("strong", { textContent: name }), session.current ? element("span", { className: "badge", textContent: "This device" }) : "",
    element("p", { className: "hint" }, `${CLIENTS[session.client] ?? session.client} · signed in `, time(session.signed_in_at), ", ends ", time(session.expires_at)));
  const item = element("li", {}, text);
  item.dataset.session = session.id;
  if (session.current) return item;
  const button = element("button", { type: "button", className: "button quiet" }, "Sign out", element("span", { className: "unseen", textContent: ` ${name}` }));
  button.addEventListener("click", () => signOut(button, `/v1/sessions/${encodeURIComponent(session.id)}`, `Sign out ${name}?`, "Whoever uses it has to sign in again."));
  item.append(button);
  return item;
}

/**
 * @param {Part} button
 * @param {"/v1/sessions" | `/v1/sessions/${string}`} path
 * @param {string} question
 * @param {string} consequence
 */
async function signOut(button, path, question, consequence) {
  if (!(await confirmed(question, consequence, "Sign out"))) return;
  run(devices, button, async () => {
    await call("DELETE", path);
    await listDevices();
    // The row is gone, and its button with it.
    byId("devices-title").focus();
    announce("Signed out.");
  }, ended);
}

byId("sign-out-others-button").addEventListener("click", (event) =>
  signOut(event.currentTarget, "/v1/sessions", "Sign out all other devices?", "You stay signed in here only."));

// The trusted browsers: those in which signing in takes no code.

const trusted = byId("trusted-browsers");

/** Shows the list, or nothing if the person trusts no browser. */
async function listTrustedBrowsers() {
  const { browsers } = await call("GET", "/v1/trusted-browsers");
  browsers.sort((a, b) => Number(b.current) - Number(a.current));
  byId("trusted-browser-list").replaceChildren(...browsers.map(browserRow));
  trusted.hidden = browsers.length === 0;
}

/** @param {Answer<"GET", "/v1/trusted-browsers">["browsers"][number]} browser */
function browserRow(browser) {
  const name = browser.device || "Web browser";
  const text = element("div", {},
    element("strong", { textContent: name }), browser.current ? element("span", { className: "badge", textContent: "This browser" }) : "",
    element("p", { className: "hint" }, "Trusted until ", day(browser.expires_at), " · last sign-in ", time(browser.last_used_at)));
  const button = element("button", { type: "button", className: "button quiet" }, "Ask for a code", element("span", { className: "unseen", textContent: ` on ${name}` }));
  button.addEventListener("click", () => distrust(button, `/v1/trusted-browsers/${encodeURIComponent(browser.id)}`, `Ask for a code on ${name} again?`));
  const item = element("li", {}, text, button);
  item.dataset.browser = browser.id;
  return item;
}

/**
 * @param {Part} button
 * @param {"/v1/trusted-browsers" | `/v1/trusted-browsers/${string}`} path
 * @param {string} question
 */
async function distrust(button, path, question) {
  if (!(await confirmed(question, "The next sign-in there takes a code after the password. Nobody is signed out.", "Ask for a code"))) return;
  run(trusted, button, async () => {
    await call("DELETE", path);
    await listTrustedBrowsers();
    // The row is gone, and the card may be gone, too.
    byId(trusted.hidden ? "devices-title" : "trusted-browsers-title").focus();
    announce("The next sign-in there takes a code.");
  }, ended);
}

byId("distrust-all-button").addEventListener("click", ({ currentTarget }) =>
  distrust(currentTarget, "/v1/trusted-browsers", "Ask for a code on every browser again?"));

// The contacts: the bound address and number with their uses, and the steps that bind another one: entering it, and entering the
// code that was sent to it.

// The names of the kinds in the API.
/** @type {ContactKind[]} */
const KINDS = ["email", "phone"];
const contacts = byId("contacts");
const sms = contacts.dataset.sms === "true";
const codeForm = byId("contact-form");

// The contact whose code the page asks for.
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
 * @param {Factors} factors
 */
function showContacts(factors) {
  write("contacts-done", "");
  alertIn(contacts, "");
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
  alertIn(contacts, "This has been changed elsewhere in the meantime. You see how it is now.");
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
    else run(contacts, currentTarget, () => prove(kind, account.pending_phone ?? ""), { ...notMailed, ...on });
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
    alertIn(contacts, "That took more than 10 minutes, or five codes were wrong, so that nothing was changed. Begin again, and we send another code.");
  },
});

byId("remove-phone").addEventListener("click", async ({ currentTarget }) => {
  const { phone, email } = account;
  const consequence = `You can no longer reset your password by SMS${email ? "" : ", and no email address is bound either: only your administrator or support could help you then"}. We tell the number, where it can be taken back for 7 days.`;
  if (!(await confirmed(`Remove ${phone}?`, consequence, "Remove"))) return;
  run(contacts, currentTarget, async () => {
    await change("DELETE", pathOf("phone"));
    await back(`${phone} is no longer bound.`);
  }, on);
});

for (const button of document.querySelectorAll("[data-back]")) button.addEventListener("click", () => back());

passwordForm.addEventListener("input", () => write("password-changed", ""));
watchPassword(passwordForm, () => [account?.account, account?.user]);
onSubmit(passwordForm, async () => {
  const { current_password, new_password } = passwordForm.elements;
  await call("POST", "/v1/account/password", { current_password: current_password.value, new_password: new_password.value });
  passwordForm.reset();
  write("password-changed", "Password changed. Every other device has been signed out.");
  run(devices, byId("sign-out-others-button"), listDevices, ended);
}, {
  ...ended,
  invalid_credentials: () => ({ current_password: "This is not your current password." }),
});

const load = settingsPage(async (own, shown) => {
  [session, account] = [own, shown];
  const [factors] = await Promise.all([call("GET", "/v1/two-factor"), listDevices()]);
  showContacts(factors);
  write("fact-account", account.account);
  write("fact-user", account.user ? nameOf(account) : "Enterprise administrator");
  passwordForm.elements.username.value = account.account;
});
