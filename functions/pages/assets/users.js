// @ts-check
// The users of an account, for their administrators: the list, and the rules for signing in, which the root alone sees and changes.
// What the page shows of one user is in `user.js`.
//
// The fragment of the address says what the page shows, so that the browser's back button and reload work. The page holds at
// most fifty users. Browsers do not send a fragment.

import { alertIn, byField, onSubmit } from "./form.js";
import { announce, byId, call, element, language, managesUsers, rootLabel, seesUsers, t, time, write } from "./page.js";
import { change, listed, settingsPage, unchanged } from "./settings.js";

/** @import { Answer, ContactKind, Fault, Part, Session, User } from "../types" */
/** @typedef {Answer<"GET", "/v1/account/policy">} Policy */
/** @typedef {Policy["kinds"][number]} Kind */
/** @typedef {{ search: string, after: string }} Query */

const search = byId("search");

export const STATES = {
  active: { badge: t("js-users-active"), words: t("js-users-active-words") },
  invited: { badge: t("js-users-invited"), words: t("js-users-invited-words") },
  reset: { badge: t("js-users-reset"), words: t("js-users-reset-words") },
  frozen: { badge: t("js-users-frozen"), words: t("js-users-frozen-words", { root: rootLabel }) },
};
/** @type {Record<string, string>} */
const FACTORS = { passkey: t("js-factor-passkey"), app: t("js-factor-app"), email: t("js-factor-email") };
const COLUMNS = { state: t("js-users-state"), factors: t("js-users-factors"), "last-sign-in": t("js-users-last-sign-in") };

// The signed-in person, the list that the person came from, and the name of the open user.
/** @type {Session} */
export let me;
export let listAt = "";
let opened = "";

// The part of the page for one user, once it is needed.
/** @type {Promise<typeof import("./user.js")> | undefined} */
let part;
const onePart = () => (part ??= import("./user.js").catch((cause) => {
  // The next view asks for it again.
  part = undefined;
  throw cause;
}));

/** @param {string} name */
export const placeOf = (name) => `#${new URLSearchParams({ user: name })}`;
/** @param {Record<string, string> | string[][]} query */
const listPlace = (query) => `#${new URLSearchParams(query)}`;

export const load = settingsPage(async (session) => {
  me = session;
  opened = "";
  (await part)?.forgetLink();
  if (!seesUsers(me)) return "forbidden";
  const place = new URLSearchParams(location.hash.slice(1));
  if (managesUsers(me) && place.has("new")) return (await onePart()).openNew();
  const name = place.get("user");
  if (name) {
    const found = await find(name);
    if (found) {
      opened = name;
      return (await onePart()).open(found);
    }
    history.replaceState(null, "", listAt || location.pathname);
    await showList(new URLSearchParams(listAt.slice(1)));
    alertIn(byId("page-alert"), t("js-users-gone"));
    return;
  }
  await showList(place);
});

/** @param {URLSearchParams} place */
async function showList(place) {
  search.value = place.get("search") ?? "";
  byId("policy").hidden = me.role !== "root";
  await Promise.all([list(place), me.role === "root" && loadPolicy()]);
}

/**
 * Shows the view of the fragment, shows the message `said` in it, and moves the focus to the next step.
 * @param {() => void} [said]
 */
export async function go(said) {
  const left = opened;
  await load();
  said?.();
  if (byId("main").dataset.state !== "ready" || document.activeElement === search) return;
  (document.querySelector(`[href="${CSS.escape(placeOf(left))}"]`) ?? byId("list-title")).focus();
}

addEventListener("hashchange", () => go());

/** @param {URLSearchParams} place */
async function list(place) {
  const query = { search: place.get("search") ?? "", after: place.get("after") ?? "" };
  const given = Object.entries(query).filter(([, text]) => text);
  const { users, next } = await call("GET", `/v1/users?${new URLSearchParams(given)}`);
  const manages = managesUsers(me);
  listAt = given.length ? listPlace(given) : "";
  write("list-done", "");
  write("list-title", title(query));
  byId("new-user-link").hidden = !manages;
  byId("user-list").replaceChildren(...users.map(row));
  byId("user-table").hidden = !users.length;
  byId("no-users").hidden = users.length > 0;
  write("no-users", users.length ? "" : none(query, manages));
  byId("search-form").hidden = !users.length && !given.length;
  leadTo("first-page-link", query.after && { search: query.search });
  leadTo("next-page-link", next && { search: query.search, after: next });
  byId("all-users-link").hidden = !query.search;
  byId("list-pages").hidden = !given.length && !next;
  for (const link of document.querySelectorAll("[data-to-list]")) link.href = listAt || "#";
  if (document.activeElement === search) announce(t(next ? "js-users-found-more" : "js-users-found", { title: title(query), count: users.length }));
}

/** @param {Query} query */
function title({ search, after }) {
  if (search) return t(after ? "js-users-search-after" : "js-users-search", { search, after });
  return t(after ? "js-users-after" : "js-users-all", { after });
}

/**
 * @param {Query} query
 * @param {boolean} manages
 */
function none({ search, after }, manages) {
  if (search) return t("js-users-none-found");
  if (after) return t("js-users-no-more");
  return t(manages ? "js-users-none-create" : "js-users-none");
}

/**
 * @param {string} id
 * @param {Record<string, string> | string | null} query
 */
function leadTo(id, query) {
  const link = byId(id);
  link.hidden = !query;
  link.href = query ? listPlace(Object.entries(query).filter(([, text]) => text)) : "#";
}

/**
 * The row of a user. Its link covers the whole row.
 * @param {User} each
 */
function row(each) {
  const name = element("th", { scope: "row" }, element("a", { href: placeOf(each.user), textContent: each.user }),
    each.user === me.user ? element("span", { className: "badge off", textContent: t("js-users-you") }) : "");
  const state = element("span", { className: `badge${each.state === "active" ? "" : " off"}`, textContent: STATES[each.state].badge });
  const item = element("tr", {}, name, cell("state", state), cell("factors", factorsOf(each)), cell("last-sign-in", lastSignInOf(each)));
  item.dataset.user = each.user;
  return item;
}

/**
 * A cell of the table. A narrow screen shows the name of its column in front.
 * @param {keyof typeof COLUMNS} column
 * @param {string | Node} content
 */
function cell(column, content) {
  const made = element("td", {}, content);
  made.dataset.fact = column;
  if (content) made.dataset.label = COLUMNS[column];
  return made;
}

/**
 * Whether this user may do more than the signed-in administrator, so that only the root may change the user.
 * @param {User} user
 */
export const mayDoMore = ({ permissions }) =>
  me.role !== "root" && permissions.some((name) => name === "users:manage" || !me.permissions.includes(name));

/**
 * Whether the signed-in person may change this user.
 * @param {User} user
 */
export const mayChange = (user) => managesUsers(me) && user.user !== me.user && !mayDoMore(user);

/**
 * The facts that there are, as a list of descriptions.
 * @param {[string, string | Node][]} facts
 */
export const pairs = (facts) => facts.filter(([, fact]) => fact)
  .map(([name, fact]) => element("div", {}, element("dt", { textContent: name }), element("dd", {}, fact)));
/** @param {User} user */
export const factorsOf = ({ two_factor }) => listed(two_factor.map((name) => FACTORS[name]));
/** @param {User} user */
export const lastSignInOf = ({ last_sign_in_at }) => (last_sign_in_at ? time(last_sign_in_at) : t("js-users-never"));

/**
 * The linked contact of this kind, and the contact that an administrator has entered.
 * @param {User} each
 * @param {ContactKind} kind
 */
export function contactOf(each, kind) {
  const [linked, pending] = [each[kind], each[`pending_${kind}`]];
  if (!pending) return linked ?? "";
  return element("span", {}, linked ? t("js-users-then", { contact: linked, pending }) : pending, " ",
    element("span", { className: "badge off", textContent: t("js-users-unconfirmed") }));
}

/**
 * Finds a user by the whole name, which sorts first among the names that begin with it.
 * @param {string} name
 */
async function find(name) {
  const { users } = await call("GET", `/v1/users?${new URLSearchParams({ search: name })}`);
  return users.find((each) => each.user === name.toLowerCase());
}

// The search, as the person types.

// Milliseconds without a key before the list is loaded.
const TYPING = 250;
/** @type {ReturnType<typeof setTimeout>} */
let typing;
let searching = Promise.resolve();

/** Lists the users whose names begin with the typed text. One search at a time, so that the last one stays. */
function refine() {
  const text = search.value.trim().toLowerCase();
  const place = text ? listPlace({ search: text }) : "";
  if (place === location.hash) return;
  history.replaceState(null, "", place || location.pathname);
  // A failure is shown in place of the page.
  searching = searching.then(() => list(new URLSearchParams(place.slice(1)))).catch(load);
}

search.addEventListener("input", () => {
  clearTimeout(typing);
  typing = setTimeout(refine, TYPING);
});

// The rules for signing in.

const policyForm = byId("policy-form");
const { two_factor, web, web_unit, app_life, app_life_unit, trusted_browsers, lost_factor } = policyForm.elements;
const kindBoxes = [...policyForm.querySelectorAll("[name=kinds]")];
// The fields of this form, by the names that the API gives them.
/** @type {Record<string, string>} */
const FIELDS = { "session_seconds.web": "web", "session_seconds.app": "app_life" };
/** @type {[number, string][]} */
const UNITS = [[86_400, "day"], [3_600, "hour"], [60, "minute"]];

/** @type {Policy} */
let policy;

/** Shows the rules. */
async function loadPolicy() {
  fillPolicy(await call("GET", "/v1/account/policy"));
}

/** @param {Policy} current */
function fillPolicy(current) {
  policy = current;
  policyForm.reset();
  two_factor.checked = policy.two_factor === "required";
  for (const box of kindBoxes) box.checked = policy.kinds.some((kind) => kind === box.value);
  const { web: inBrowsers, app: inApps } = policy.session_seconds;
  [web.value, web_unit.value] = shown(inBrowsers);
  [app_life.value, app_life_unit.value] = shown(inApps);
  trusted_browsers.checked = policy.trusted_browsers;
  lost_factor.checked = policy.lost_factor === "self";
  showKinds();
}

/**
 * The largest unit in which a life is a whole number, or else minutes.
 * @param {number} seconds
 */
const unitOf = (seconds) => UNITS.find(([size]) => seconds % size === 0) ?? UNITS[2];

/**
 * The number and the unit that the fields show.
 * @param {number} seconds
 */
function shown(seconds) {
  const [size] = unitOf(seconds);
  return [String(Math.round((seconds / size) * 100) / 100), String(size)];
}

/**
 * The seconds that the fields show. A life that is shown rounded is sent as it was, unless the person changes it.
 * @param {Part} control
 * @param {Part} unit
 * @param {number} was
 */
function seconds(control, unit, was) {
  const [number, size] = shown(was);
  return control.value === number && unit.value === size ? was : Math.round(Number(control.value) * Number(unit.value));
}

/** @param {number} seconds */
function words(seconds) {
  const [size, unit] = unitOf(seconds);
  return new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long", maximumFractionDigits: 2 }).format(seconds / size);
}

function showKinds() {
  byId("policy-kinds").hidden = !two_factor.checked;
}

/**
 * The chosen kinds, and those that this page does not show.
 * @returns {Policy["kinds"]}
 */
function kinds() {
  const shown = kindBoxes.map(({ value }) => value);
  const others = policy.kinds.filter((kind) => !shown.includes(kind));
  return [...kindBoxes.filter(({ checked }) => checked).map(({ value }) => /** @type {Kind} */ (value)), ...others];
}

two_factor.addEventListener("change", showKinds);
policyForm.addEventListener("input", () => write("policy-saved", ""));
onSubmit(policyForm, async () => {
  fillPolicy(await change("PATCH", "/v1/account/policy", {
    two_factor: two_factor.checked ? "required" : "optional",
    kinds: kinds(),
    session_seconds: {
      web: seconds(web, web_unit, policy.session_seconds.web),
      app: seconds(app_life, app_life_unit, policy.session_seconds.app),
    },
    trusted_browsers: trusted_browsers.checked,
    lost_factor: lost_factor.checked ? "self" : "administrator",
  }));
  write("policy-saved", t("js-policy-saved"));
}, {
  ...unchanged,
  invalid_request: ({ fields }) =>
    byField(fields.map((each) => ({ ...each, field: FIELDS[each.field] ?? each.field })), sentence),
});

/** @param {Fault} fault */
function sentence({ field, code, detail }) {
  if (field === "kinds") return t("js-policy-no-kind");
  const limit = words(Number(detail.match(/\d+/)?.[0]));
  return t(code === "too_long" ? "js-policy-too-long" : "js-policy-too-short", { limit });
}
