// @ts-check
// The account's own page: the account and user, the contacts, the devices, and the password.

import { call } from "./api.js";
import { showContacts, wireContacts } from "./contacts.js";
import { confirmed } from "./dialog.js";
import { onSubmit, run } from "./form.js";
import { announce, byId, element, nameOf, write } from "./page.js";
import { watchPassword } from "./password.js";
import { CLIENTS, ended, settingsPage } from "./settings.js";
import { time } from "./time.js";
import { listTrustedBrowsers } from "./trusted-browsers.js";

/** @import { Account, Answer, Part } from "../types" */

const passwordForm = byId("change-password-form");
const devices = byId("devices");
/** @type {Account | undefined} */
let account;

/** The sessions, and the trusted browsers, which end with them. */
const listDevices = () => Promise.all([listSessions(), listTrustedBrowsers()]);

async function listSessions() {
  const { sessions } = await call("GET", "/v1/sessions");
  sessions.sort((a, b) => Number(b.current) - Number(a.current) || b.signed_in_at.localeCompare(a.signed_in_at));
  byId("session-list").replaceChildren(...sessions.map(row));
  byId("sign-out-others-button").hidden = sessions.every(({ current }) => current);
}

/** @param {Answer<"GET", "/v1/sessions">["sessions"][number]} session */
function row(session) {
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

wireContacts(settingsPage(async (session, own) => {
  account = own;
  const [factors] = await Promise.all([call("GET", "/v1/two-factor"), listDevices()]);
  showContacts(session, account, factors);
  write("fact-account", account.account);
  write("fact-user", account.user ? nameOf(account) : "Enterprise administrator");
  passwordForm.elements.username.value = account.account;
}));
