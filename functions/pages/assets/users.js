// @ts-check
// The users of an account, for their administrators: the list, and the rules for signing in, which the root alone sees and changes.
// What the page shows of one user is in `user.js`.
//
// The fragment of the address says what the page shows, so that the browser's back button and reload work. The page holds at
// most fifty users. Browsers do not send a fragment.

import { alertIn, byField, methodNamed, onSubmit } from "./form.js";
import { announce, byId, call, element, time, write } from "./page.js";
import { change, managesUsers, seesUsers, settingsPage, unchanged } from "./settings.js";

/** @import { Answer, ContactKind, Fault, Part, Session, User } from "../types" */
/** @typedef {Answer<"GET", "/v1/account/policy">} Policy */
/** @typedef {Policy["kinds"][number]} Kind */
/** @typedef {{ search: string, after: string }} Query */

const search = byId("search");
// If Rekey sends no SMS, the page has no field for a number, and few users have one.
const sms = Boolean(byId("phone"));

export const STATES = {
  active: { badge: "Active", words: "Signs in with a password" },
  invited: { badge: "Invited", words: "Has not chosen a password yet" },
  reset: { badge: "Password reset", words: "Has to choose a new password" },
  frozen: { badge: "Frozen", words: "Cannot sign in until the Enterprise administrator restores it" },
};

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
  const manages = managesUsers(me);
  if (manages && place.has("new")) return (await onePart()).openNew();
  const name = place.get("user");
  if (manages && name) {
    const found = await find(name);
    if (found) {
      opened = name;
      return (await onePart()).open(found);
    }
    history.replaceState(null, "", listAt || location.pathname);
    await list(new URLSearchParams(listAt.slice(1)));
    alertIn(byId("page-alert"), "This user is not there any more.");
    return;
  }
  await list(place);
});

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
  const [{ users, next }] = await Promise.all([call("GET", `/v1/users?${new URLSearchParams(given)}`), me.role === "root" && loadPolicy()]);
  const manages = managesUsers(me);
  byId("policy").hidden = me.role !== "root";
  listAt = given.length ? listPlace(given) : "";
  search.value = query.search;
  write("list-done", "");
  write("list-title", title(query));
  byId("new-user-link").hidden = !manages;
  byId("user-list").replaceChildren(...users.map((each) => row(each, manages)));
  byId("no-users").hidden = users.length > 0;
  write("no-users", users.length ? "" : none(query, manages));
  byId("search-form").hidden = !users.length && !given.length;
  leadTo("first-page-link", query.after && { search: query.search });
  leadTo("next-page-link", next && { search: query.search, after: next });
  byId("all-users-link").hidden = !query.search;
  byId("list-pages").hidden = !given.length && !next;
  for (const link of document.querySelectorAll("[data-to-list]")) link.href = listAt || "#";
  if (document.activeElement === search) announce(`${title(query)}: ${users.length}${next ? " and more" : ""}.`);
}

/** @param {Query} query */
function title({ search, after }) {
  const which = search ? `Users whose names begin with “${search}”` : after ? "Users" : "All users";
  return after ? `${which}, after “${after}”` : which;
}

/**
 * @param {Query} query
 * @param {boolean} manages
 */
function none({ search, after }, manages) {
  if (search) return "No user has a name that begins like this.";
  if (after) return "There are no more users.";
  return manages ? "There are no users yet. Create the first one." : "There are no users yet.";
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
 * @param {User} each
 * @param {boolean} manages
 */
function row(each, manages) {
  const { badge } = STATES[each.state];
  /** @type {[string, string | Node][]} */
  const facts = [["Permissions", permissionsOf(each)], ["Second factors", factorsOf(each)], ["Email", contactOf(each, "email")],
    ...numberOf(each), ["Last sign-in", lastSignInOf(each)]];
  const item = element("li", {}, element("div", {},
    element("strong", { textContent: each.user }), element("span", { className: `badge${each.state === "active" ? "" : " off"}`, textContent: badge }),
    each.user === me.user ? element("span", { className: "badge off", textContent: "You" }) : "",
    manages && each.user !== me.user && mayDoMore(each) ? element("span", { className: "badge off", textContent: "May do more than you" }) : "",
    element("dl", { className: "traits" }, ...pairs(facts))));
  item.dataset.user = each.user;
  if (manages && each.user !== me.user && !mayDoMore(each)) {
    item.append(element("a", { href: placeOf(each.user), className: "button quiet" }, "Manage", element("span", { className: "unseen", textContent: ` ${each.user}` })));
  }
  return item;
}

/**
 * Whether this user may do more than the signed-in administrator, so that only the root may change the user.
 * @param {User} user
 */
const mayDoMore = ({ permissions }) =>
  me.role !== "root" && permissions.some((name) => name === "users:manage" || !me.permissions.includes(name));

/** @param {[string, string | Node][]} facts */
export const pairs = (facts) => facts.map(([name, fact]) => element("div", {}, element("dt", { textContent: name }), element("dd", {}, fact)));
/** @param {User} user */
export const permissionsOf = ({ permissions }) => permissions.join(", ") || "None";
/** @param {User} user */
export const factorsOf = ({ two_factor }) => capital(two_factor.map((name) => methodNamed(name)?.words ?? name).join(" and ")) || "None";
/** @param {User} user */
export const lastSignInOf = ({ last_sign_in_at }) => (last_sign_in_at ? time(last_sign_in_at) : "Never");
/** @param {string} text */
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * The bound contact of this kind, and the contact that an administrator has entered.
 * @param {User} each
 * @param {ContactKind} kind
 */
export function contactOf(each, kind) {
  const [bound, pending] = [each[kind], each[`pending_${kind}`]];
  if (!pending) return bound ?? "None";
  return element("span", {}, bound ? `${bound}; then ` : "", pending, " ", element("span", { className: "badge off", textContent: "Not confirmed yet" }));
}

/**
 * @param {User} each
 * @returns {[string, string | Node][]}
 */
export const numberOf = (each) => (sms || each.phone ? [["Mobile number", contactOf(each, "phone")]] : []);

/**
 * Finds a user by the whole name, which sorts first among the names that begin with it.
 * @param {string} name
 */
async function find(name) {
  const { users } = await call("GET", `/v1/users?${new URLSearchParams({ search: name })}`);
  return users.find((each) => each.user === name.toLowerCase());
}

byId("search-form").querySelector("[type=submit]").disabled = false;
byId("search-form").addEventListener("submit", (event) => {
  event.preventDefault();
  search.focus();
  const text = search.value.trim().toLowerCase();
  const place = text ? listPlace({ search: text }) : "";
  if (place === location.hash) go();
  else location.hash = place;
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
  const number = Math.round((seconds / size) * 100) / 100;
  return `${number} ${unit}${number === 1 ? "" : "s"}`;
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
  write("policy-saved", "Saved. The rules apply from the next sign-in on.");
}, {
  ...unchanged,
  invalid_request: ({ fields }) =>
    byField(fields.map((each) => ({ ...each, field: FIELDS[each.field] ?? each.field })), sentence),
});

/** @param {Fault} fault */
function sentence({ field, code, detail }) {
  if (field === "kinds") return "Choose at least one.";
  const limit = words(Number(detail.match(/\d+/)?.[0]));
  return code === "too_long" ? `At most ${limit}: sessions of this service last no longer.` : `At least ${limit}.`;
}
