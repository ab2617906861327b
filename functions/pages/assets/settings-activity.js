// @ts-check
// The activity: a person's own acts and the acts of others on that person; for administrators, the acts of the whole account.
//
// The fragment of the address says what the page shows, so that the browser's back button and reload work. The page holds one
// answer of the API. Browsers do not send a fragment.

import { onSubmit, run, value } from "./form.js";
import { byId, call, day, download, element, rootLabel, t, timeOfDay, write } from "./page.js";
import { CLIENTS, ended, settingsPage } from "./settings.js";

/** @import { Act, AuditEvent, Session } from "../types" */

const form = byId("search-form");
const FILTERS = ["act", "user", "from", "to"];

// The texts of the acts in the audit log: a noun for each, so that it fits an act that was refused as well.
/** @type {Record<Act, string>} */
const ACTS = {
  account_activated: "js-act-account-activated",
  password_recovered: "js-act-password-recovered",
  password_changed: "js-act-password-changed",
  user_created: "js-act-user-created",
  permissions_set: "js-act-permissions-set",
  email_named: "js-act-email-named",
  email_removed: "js-act-email-removed",
  phone_named: "js-act-phone-named",
  phone_removed: "js-act-phone-removed",
  user_deleted: "js-act-user-deleted",
  password_reset: "js-act-password-reset",
  factors_reset: "js-act-factors-reset",
  user_frozen: "js-act-user-frozen",
  policy_changed: "js-act-policy-changed",
  user_restored: "js-act-user-restored",
  user_activated_by_mail: "js-act-user-activated-by-mail",
  user_activated_by_hand: "js-act-user-activated-by-hand",
  contact_changed: "js-act-contact-changed",
  contact_removed: "js-act-contact-removed",
  undone: "js-act-undone",
  signed_out: "js-act-signed-out",
  device_signed_out: "js-act-device-signed-out",
  others_signed_out: "js-act-others-signed-out",
  signed_in_by_password: "js-act-signed-in-by-password",
  signed_in_by_app: "js-act-signed-in-by-app",
  signed_in_by_email: "js-act-signed-in-by-email",
  signed_in_by_recovery_code: "js-act-signed-in-by-recovery-code",
  signed_in_by_approval: "js-act-signed-in-by-approval",
  sign_in_approved: "js-act-sign-in-approved",
  sign_in_denied: "js-act-sign-in-denied",
  signed_in_by_trusted_browser: "js-act-signed-in-by-trusted-browser",
  browser_trusted: "js-act-browser-trusted",
  browser_distrusted: "js-act-browser-distrusted",
  browsers_distrusted: "js-act-browsers-distrusted",
  trusted_browser_copied: "js-act-trusted-browser-copied",
  signed_in_by_passkey: "js-act-signed-in-by-passkey",
  signed_in_by_passkey_alone: "js-act-signed-in-by-passkey-alone",
  reauthenticated: "js-act-reauthenticated",
  app_turned_on: "js-act-app-turned-on",
  app_turned_off: "js-act-app-turned-off",
  email_turned_on: "js-act-email-turned-on",
  email_turned_off: "js-act-email-turned-off",
  passkey_added: "js-act-passkey-added",
  passkey_renamed: "js-act-passkey-renamed",
  passkey_removed: "js-act-passkey-removed",
  passkey_copied: "js-act-passkey-copied",
  recovery_codes_made: "js-act-recovery-codes-made",
  factors_off_begun: "js-act-factors-off-begun",
  factors_off_stopped: "js-act-factors-off-stopped",
  lost_factors_off: "js-act-lost-factors-off",
  codes_capped: "js-act-codes-capped",
  session_guessed: "js-act-session-guessed",
  account_invited: "js-act-account-invited",
  account_frozen: "js-act-account-frozen",
  account_unfrozen: "js-act-account-unfrozen",
  sessions_ended: "js-act-sessions-ended",
  imported: "js-act-imported",
  account_deleted: "js-act-account-deleted",
};

form.elements.act.append(...Object.entries(ACTS).map(([value, key]) => element("option", { value, textContent: t(key) })));

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
  write("no-acts", events.length ? "" : t(next ? "js-activity-none-yet" : "js-activity-none"));
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
  write("activity-title", t(whole ? "js-activity-account" : "js-activity-own"));
  write("activity-hint", t(whole ? "js-activity-account-hint" : "js-activity-own-hint"));
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
  const facts = [timeOfDay(at), whose(event, whole, me), device, client && CLIENTS[client]].filter(Boolean).join(" · ");
  const item = element("li", {}, element("div", {},
    element("strong", { textContent: ACTS[act] ? t(ACTS[act]) : act.replaceAll("_", " ") }), refused ? element("span", { className: "badge bad", textContent: t("js-activity-refused") }) : "",
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
  const by = own && !actor.operator ? "" : nameOfActor(actor, me);
  const about = whole || subject.principal !== me.principal ? nameIn(subject, me) : "";
  return [about, by].filter(Boolean).join(" · ");
}

/**
 * @param {AuditEvent["actor"]} actor
 * @param {Session} me
 */
function nameOfActor(actor, me) {
  if (actor.operator) return t("js-activity-by-support");
  return actor.principal === me.principal ? t("js-activity-by-you") : t("js-activity-by", { name: nameIn(actor, me) });
}

/**
 * @param {AuditEvent["actor"]} name
 * @param {Session} me
 */
const nameIn = ({ principal, user }, me) => user ?? (principal === me.principal ? t("js-activity-you") : rootLabel);

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
  write("download-done", t("js-activity-downloaded"));
}, { ...ended, forbidden: load }));
