// @ts-check
// The account's own page: the account and user, the contacts, the devices, and the password.

import { alertIn, mailedCode, notMailed, onSubmit, run, value, watchPassword, withTries } from "./form.js";
import { announce, byId, call, confirmed, day, dayAndTime, element, keep, kept, nameOf, rootLabel, show, showParts, t, time, write } from "./page.js";
import { CLIENTS, change, ended, settingsPage, settingsSteps, unchanged, worded } from "./settings.js";

/** @import { Account, Answer, ContactKind, Factors, Part, Session } from "../types" */
/** @typedef {Answer<"GET", "/v1/sessions">["sessions"][number]} Listed */

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
  sessions.sort((a, b) => Number(b.current) - Number(a.current) || b.last_used_at.localeCompare(a.last_used_at));
  byId("session-list").replaceChildren(...sessions.map((each, place) => sessionRow(each, numbered(sessions, place))));
  byId("sign-out-others-button").hidden = sessions.every(({ current }) => current);
}

/** @param {Listed} session */
const deviceOf = ({ device, client }) => device || CLIENTS[client];

/**
 * The name of the session at this place, with a number if an earlier one has the same name.
 * @param {Listed[]} sessions
 * @param {number} place
 */
function numbered(sessions, place) {
  const name = deviceOf(sessions[place]);
  const earlier = sessions.slice(0, place).filter((other) => deviceOf(other) === name).length;
  return earlier ? t("js-devices-numbered", { name, number: earlier + 1 }) : name;
}

/**
 * @param {Listed} session
 * @param {string} name
 */
function sessionRow(session, name) {
  const kind = session.device ? [CLIENTS[session.client], " · "] : [];
  const text = element("div", {},
    element("strong", { textContent: name }), session.current ? element("span", { className: "badge", textContent: t("js-devices-this") }) : "",
    element("p", { className: "hint" }, ...kind,
      worded(session.current ? "js-devices-times-this" : "js-devices-times", { used: time(session.last_used_at) }, { began: dayAndTime(session.signed_in_at) })));
  const item = element("li", {}, text);
  item.dataset.session = session.id;
  if (session.current) return item;
  const button = element("button", { type: "button", className: "button quiet", ariaLabel: t("js-devices-sign-out-name", { name }), textContent: t("js-devices-sign-out") });
  button.addEventListener("click", () =>
    signOut(button, `/v1/sessions/${encodeURIComponent(session.id)}`, t("js-devices-sign-out-question", { name }), t("js-devices-sign-out-consequence")));
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
  if (!(await confirmed(question, consequence, t("js-devices-sign-out")))) return;
  run(devices, button, async () => {
    await call("DELETE", path);
    await listDevices();
    // The row is gone, and its button with it.
    byId("devices-title").focus();
    announce(t("js-devices-signed-out"));
  }, ended);
}

byId("sign-out-others-button").addEventListener("click", (event) =>
  signOut(event.currentTarget, "/v1/sessions", t("js-devices-others-question"), t("js-devices-others-consequence")));

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
  const name = browser.device || CLIENTS.web;
  const text = element("div", {},
    element("strong", { textContent: name }), browser.current ? element("span", { className: "badge", textContent: t("js-trusted-this") }) : "",
    element("p", { className: "hint" }, worded("js-trusted-times", { used: time(browser.last_used_at) }, { ends: day(browser.expires_at) })));
  const button = element("button", { type: "button", className: "button quiet", ariaLabel: t("js-trusted-ask-name", { name }), textContent: t("js-trusted-ask") });
  button.addEventListener("click", () =>
    distrust(button, `/v1/trusted-browsers/${encodeURIComponent(browser.id)}`, t("js-trusted-ask-question", { name })));
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
  if (!(await confirmed(question, t("js-trusted-ask-consequence"), t("js-trusted-ask")))) return;
  run(trusted, button, async () => {
    await call("DELETE", path);
    await listTrustedBrowsers();
    // The row is gone, and the card may be gone, too.
    byId(trusted.hidden ? "devices-title" : "trusted-browsers-title").focus();
    announce(t("js-trusted-asks"));
  }, ended);
}

byId("distrust-all-button").addEventListener("click", ({ currentTarget }) =>
  distrust(currentTarget, "/v1/trusted-browsers", t("js-trusted-all-question")));

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
  write("email-use", account.email ? usesOfEmail(factors) : t("js-contacts-no-email"));
  write("phone-use", account.phone ? usesOfPhone() : t("js-contacts-no-phone"));
  KINDS.forEach(showContact);
  byId("phone-contact").hidden = !sms && !account.phone;
  byId("change-phone").hidden = !sms;
  byId("remove-phone").hidden = !account.phone;
  byId("name-stays").hidden = account.account !== account.email;
  write("account-name", account.account);
}

/** @param {Factors} factors */
const usesOfEmail = ({ email }) => t(email.enabled ? "js-contacts-email-codes" : "js-contacts-email");
const usesOfPhone = () => t(sms ? "js-contacts-phone" : "js-contacts-no-sms");

// The words about a contact, by its kind.
/** @type {Record<ContactKind, { add: string, change: string }>} */
const NAMES = {
  email: { add: t("js-contacts-add-email"), change: t("js-contacts-change-email") },
  phone: { add: t("js-contacts-add-phone"), change: t("js-contacts-change-phone") },
};

/** @param {ContactKind} kind */
function showContact(kind) {
  const bound = account[kind];
  write(`fact-${kind}`, bound ?? t("js-contacts-none"));
  byId(`${kind}-state`).hidden = !bound;
  write(`change-${kind}`, t(bound ? "js-contacts-change" : "js-contacts-add"));
  byId(`change-${kind}`).ariaLabel = NAMES[kind][bound ? "change" : "add"];
  for (const place of document.querySelectorAll(`[data-until-then=${kind}]`)) place.textContent = bound ? t("js-contacts-until-then", { contact: bound }) : "";
  const begun = waiting(kind);
  // An address that an administrator entered is confirmed by a mailed link.
  const next = begun ?? (sms && kind === "phone" && account.pending_phone);
  byId(`${kind}-next`).hidden = !next;
  write(`${kind}-next-fact`, next || "");
  write(`${kind}-next-state`, t(begun ? "js-contacts-waiting" : "js-contacts-by-administrator"));
  write(`prove-${kind}`, t(begun ? "js-contacts-enter-code" : "js-contacts-confirm-number"));
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

/**
 * Goes on to a step of changing a contact.
 * @param {string} step
 * @param {ContactKind} kind
 */
function goOn(step, kind) {
  way.next({ step, kind, session: session.id });
  show(step);
}

/** The state of the page at the current step, if this session began it. A code is entered as long as the contact waits for it. */
function stateOfStep() {
  const { here } = way;
  if (here?.session !== session.id) return;
  const kind = /** @type {ContactKind} */ (here.kind);
  const contact = waiting(kind);
  if (here.step === "code" && !contact) return;
  if (contact) prepareCode(kind, contact);
  return here.step;
}

/** Goes back to the contacts, which show the result. */
async function back(said = "") {
  await leave();
  write("contacts-done", said);
  byId("contacts-title").focus();
}

async function reload() {
  await back();
  alertIn(contacts, t("js-settings-changed-elsewhere"));
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
  prepareCode(kind, contact);
  goOn("code", kind);
}

/**
 * @param {ContactKind} kind
 * @param {string} contact
 */
function prepareCode(kind, contact) {
  proving = { kind, contact };
  showParts(byId("contact-code"), "way", kind);
  write("code-to", contact);
  codeForm.reset();
}

for (const kind of KINDS) {
  const form = byId(`${kind}-form`);

  byId(`change-${kind}`).addEventListener("click", () => {
    form.reset();
    goOn(kind, kind);
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
  await back(t(former ? "js-contacts-replaced" : "js-contacts-linked", { contact, former: former ?? "" }));
}, {
  ...on,
  invalid_code: (problem) => {
    codeForm.reset();
    return { contact_code: withTries(t("js-contacts-wrong-code"), problem) };
  },
  expired: async () => {
    keep(slot(proving.kind));
    await back();
    alertIn(contacts, t("js-contacts-expired"));
  },
});

byId("remove-phone").addEventListener("click", async ({ currentTarget }) => {
  const { phone, email } = account;
  const consequence = t(email ? "js-contacts-remove-consequence" : "js-contacts-remove-last-consequence");
  if (!(await confirmed(t("js-contacts-remove-question", { phone: phone ?? "" }), consequence, t("js-contacts-remove")))) return;
  run(contacts, currentTarget, async () => {
    await change("DELETE", pathOf("phone"));
    await back(t("js-contacts-removed", { phone: phone ?? "" }));
  }, on);
});

for (const button of document.querySelectorAll("[data-back]")) button.addEventListener("click", () => back());

const languageForm = byId("language-form");

onSubmit(languageForm, async () => {
  await call("PATCH", "/v1/account", { locale: /** @type {Account["locale"]} */ (value(languageForm, "locale") || null) });
  location.reload();
}, ended);

passwordForm.addEventListener("input", () => write("password-changed", ""));
watchPassword(passwordForm, () => [account?.account, account?.user]);
onSubmit(passwordForm, async () => {
  const { current_password, new_password } = passwordForm.elements;
  await call("POST", "/v1/account/password", { current_password: current_password.value, new_password: new_password.value });
  passwordForm.reset();
  write("password-changed", t("js-account-password-changed"));
  byId("password-title").focus();
  run(devices, byId("sign-out-others-button"), listDevices, ended);
}, {
  ...ended,
  invalid_credentials: () => ({ current_password: t("js-account-wrong-password") }),
});

const load = settingsPage(async (own, shown) => {
  [session, account] = [own, shown];
  const [factors, label] = await Promise.all([call("GET", "/v1/two-factor"), ownLabel(), listDevices()]);
  showContacts(factors);
  write("fact-account", account.account);
  write("fact-user", label);
  byId("fact-user").parentElement.hidden = !label;
  languageForm.elements.locale.value = account.locale ?? "";
  passwordForm.elements.username.value = nameOf(account);
  return stateOfStep();
});
const { way, leave } = settingsSteps(load);

/** What the signed-in principal is called: a user by its name, the root only if the account has users. */
async function ownLabel() {
  if (account.user) return nameOf(account);
  const { users } = await call("GET", "/v1/users");
  return users.length ? rootLabel : "";
}
