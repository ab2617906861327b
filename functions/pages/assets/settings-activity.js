// @ts-check
// The activity: a person's own acts and the acts of others on that person; for administrators, the acts of the whole account.
//
// The fragment of the address says what the page shows, so that the browser's back button and reload work. The page holds one
// answer of the API. Browsers do not send a fragment.

import { onSubmit, run, value } from "./form.js";
import { byId, call, day, download, element, timeOfDay, write } from "./page.js";
import { CLIENTS, ended, settingsPage } from "./settings.js";

/** @import { Act, AuditEvent, Session } from "../types" */

const form = byId("search-form");
const FILTERS = ["act", "user", "from", "to"];

// What the acts of the audit log are called: a noun for each, so that it fits an act that was refused as well.
/** @type {Record<Act, string>} */
const ACTS = {
  account_activated: "Account created",
  password_recovered: "New password, chosen with a link or code that we sent",
  password_changed: "New password",
  user_created: "User created",
  permissions_set: "Permissions changed",
  email_named: "Email address entered for a user",
  email_removed: "Email address of a user removed",
  phone_named: "Mobile number entered for a user",
  phone_removed: "Mobile number of a user removed",
  user_deleted: "User deleted",
  password_reset: "Password reset, so that a new one is chosen",
  factors_reset: "Two-factor reset by an administrator",
  user_frozen: "User frozen after a report",
  policy_changed: "Rules for signing in changed",
  user_restored: "User restored",
  user_activated_by_mail: "First password, chosen with a mailed link",
  user_activated_by_hand: "First password, chosen with a link that an administrator handed over",
  contact_changed: "Email address or mobile number confirmed",
  contact_removed: "Mobile number removed",
  undone: "Change reported by “not me”, and undone",
  signed_out: "Sign-out",
  device_signed_out: "Another device signed out",
  others_signed_out: "All other devices signed out",
  signed_in_by_password: "Sign-in with the password",
  signed_in_by_app: "Sign-in with password and authenticator app",
  signed_in_by_email: "Sign-in with password and mailed code",
  signed_in_by_recovery_code: "Sign-in with password and recovery code",
  signed_in_by_approval: "Sign-in of a desktop app",
  sign_in_approved: "Desktop app approved",
  sign_in_denied: "Desktop app denied",
  signed_in_by_trusted_browser: "Sign-in with the password in a trusted browser",
  browser_trusted: "Browser trusted",
  browser_distrusted: "Trust in a browser ended",
  browsers_distrusted: "Trust in all browsers ended",
  trusted_browser_copied: "Copy of a trusted browser found, and every session ended",
  signed_in_by_passkey: "Sign-in with password and passkey",
  signed_in_by_passkey_alone: "Sign-in with a passkey",
  reauthenticated: "Password asked for again before a change",
  app_turned_on: "Authenticator app turned on",
  app_turned_off: "Authenticator app turned off",
  email_turned_on: "Codes by email turned on",
  email_turned_off: "Codes by email turned off",
  passkey_added: "Passkey added",
  passkey_renamed: "Passkey renamed",
  passkey_removed: "Passkey removed",
  passkey_copied: "Passkey refused that may have been copied",
  recovery_codes_made: "New recovery codes",
  factors_off_begun: "Wait for lost second factors begun",
  factors_off_stopped: "Wait for lost second factors stopped",
  lost_factors_off: "Lost second factors turned off",
  codes_capped: "Too many wrong codes",
  session_guessed: "Session ended after wrong passwords",
  account_invited: "Account created, and a link mailed",
  account_frozen: "Access locked",
  account_unfrozen: "Access unlocked",
  sessions_ended: "All devices signed out",
  imported: "Imported from another system",
  account_deleted: "Account deleted",
};

form.elements.act.append(...Object.entries(ACTS).map(([value, textContent]) => element("option", { value, textContent })));

/** The view of the fragment: whether it shows the account, the filters, and where the list goes on. */
function view() {
  const place = new URLSearchParams(location.hash.slice(1));
  const filters = FILTERS.map((name) => [name, place.get(name) ?? ""]).filter(([, text]) => text);
  return { ofAccount: place.get("of") === "account", filters, after: place.get("after") };
}

/** @param {Session} session */
const seesAccount = ({ role, permissions }) => role === "root" || permissions.includes("audit:read");

const load = settingsPage(async (session) => {
  const { ofAccount, filters, after } = view();
  const whole = ofAccount && seesAccount(session);
  const query = new URLSearchParams([...(whole ? bounds(filters) : []), ...(after ? [["after", after]] : [])]);
  const { events, next } = await (whole ? call("GET", `/v1/audit?${query}`) : call("GET", `/v1/activity?${query}`));
  byId("views").hidden = !seesAccount(session);
  showView(whole);
  for (const name of FILTERS) form.elements[name].value = Object.fromEntries(filters)[name] ?? "";
  write("download-done", "");
  byId("days").replaceChildren(...days(events).map(([title, those]) => element("section", {},
    element("h3", { textContent: title }), element("ul", { className: "rows" }, ...those.map((event) => row(event, whole, session))))));
  // A search reads a part of the log at a time, so there may be more after an empty part.
  write("no-acts", events.length ? "" : next ? "Nothing here yet. Look further back with “Older”." : "There is nothing to show.");
  byId("no-acts").hidden = events.length > 0;
  const here = [...(whole ? [["of", "account"]] : []), ...filters];
  leadTo("newest-link", after ? here : undefined);
  leadTo("older-link", next ? [...here, ["after", next]] : undefined);
  byId("list-pages").hidden = !after && !next;
});

/** @param {boolean} whole whether the page shows the account */
function showView(whole) {
  byId("own-view").ariaCurrent = whole ? null : "page";
  byId("account-view").ariaCurrent = whole ? "page" : null;
  byId("not-you").hidden = whole;
  form.hidden = !whole;
  write("activity-title", whole ? "Activity of the account" : "Your activity");
  write("activity-hint", `The newest first, in the time of this device.${whole ? " Only administrators and users with the permission audit:read see this." : ""}`);
}

/**
 * The filters as the API takes them. A day begins and ends where this device is.
 * @param {string[][]} filters
 */
function bounds(filters) {
  const moment = { from: "T00:00:00", to: "T23:59:59" };
  return filters.map(([name, text]) => (name === "from" || name === "to" ? [name, utc(`${text}${moment[name]}`)] : [name, text]));
}

/** @param {string} local */
function utc(local) {
  const date = new Date(local);
  return Number.isNaN(date.getTime()) ? local : `${date.toISOString().slice(0, 19)}Z`;
}

/**
 * Leads a link to a view, or hides it.
 * @param {string} id
 * @param {string[][]} [query]
 */
function leadTo(id, query) {
  byId(id).hidden = !query;
  byId(id).href = `#${new URLSearchParams(query)}`;
}

/**
 * The events by day, the newest first.
 * @param {AuditEvent[]} events
 */
function days(events) {
  /** @type {Map<string, AuditEvent[]>} */
  const byDay = new Map();
  for (const event of events) {
    const title = day(event.at);
    byDay.set(title, [...(byDay.get(title) ?? []), event]);
  }
  return [...byDay];
}

/**
 * @param {AuditEvent} event
 * @param {boolean} whole whether the list is that of the account
 * @param {Session} me
 */
function row(event, whole, me) {
  const { at, act, client, device, outcome } = event;
  const refused = outcome === "refused";
  const place = [device, client && CLIENTS[client]].filter(Boolean).join(", ");
  const facts = [timeOfDay(at), whose(event, whole, me), place].filter(Boolean).join(" · ");
  const item = element("li", {}, element("div", {},
    element("strong", { textContent: ACTS[act] ?? act.replaceAll("_", " ") }), refused ? element("span", { className: "badge bad", textContent: "Refused" }) : "",
    element("p", { className: "hint", textContent: facts })));
  item.dataset.act = act;
  if (refused) item.className = "refused";
  return item;
}

/**
 * Whom an act is about, and who did it. In one's own list, that is said of others only.
 * @param {AuditEvent} event
 * @param {boolean} whole
 * @param {Session} me
 */
function whose({ actor, subject }, whole, me) {
  const own = actor.principal === (whole ? subject : me).principal;
  const by = actor.operator ? "by support" : own ? "" : `by ${nameIn(actor)}`;
  const about = whole || subject.principal !== me.principal ? nameIn(subject) : "";
  return [about, by].filter(Boolean).join(", ");
}

/** @param {AuditEvent["actor"]} name */
const nameIn = ({ user }) => user ?? "Enterprise administrator";

/** Shows the view of the fragment, and moves the focus to it. */
async function go() {
  await load();
  byId("activity-title").focus();
}

addEventListener("hashchange", go);

onSubmit(form, async () => {
  const filters = FILTERS.map((name) => [name, value(form, name).toLowerCase()]).filter(([, text]) => text);
  const place = `#${new URLSearchParams([["of", "account"], ...filters])}`;
  if (place === location.hash) await go();
  else location.hash = place;
});

byId("download-button").addEventListener("click", ({ currentTarget }) => run(form, currentTarget, async () => {
  write("download-done", "");
  const parts = [];
  // Each answer names the next, until the oldest act is there.
  let path = `/v1/audit?${new URLSearchParams(bounds(view().filters))}`;
  while (path) {
    const { text, next } = await download(path, "application/jsonl");
    parts.push(text);
    path = next;
  }
  const href = URL.createObjectURL(new Blob(parts, { type: "application/jsonl" }));
  element("a", { href, download: "activity.jsonl" }).click();
  // The browser reads the file after the click.
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
  write("download-done", "Downloaded.");
}, { ...ended, forbidden: load }));
