// @ts-check
// The users of an account, for their administrators: the list, one user, a new user, and the link to hand over.
//
// The fragment of the address says what the page shows, so that the browser's back button and reload work. The page holds at
// most fifty users. Browsers do not send a fragment.

import { alertIn, copyOnClick, onSubmit, run, value } from "./form.js";
import { announce, byId, call, confirmed, element, explain, show, t, time, write } from "./page.js";
import { change, listed, managesUsers, seesUsers, settingsPage, unchanged } from "./settings.js";

/** @import { ContactKind, On, Session, User } from "../types" */
/** @typedef {{ search: string, after: string }} Query */

const form = byId("user-form");
const boxes = [...form.querySelectorAll("[type=checkbox]")];
const { email, phone, permissions: others } = form.elements;
const search = byId("search");

const STATES = {
  active: { badge: t("js-users-active"), words: t("js-users-active-words") },
  invited: { badge: t("js-users-invited"), words: t("js-users-invited-words") },
  reset: { badge: t("js-users-reset"), words: t("js-users-reset-words") },
  frozen: { badge: t("js-users-frozen"), words: t("js-users-frozen-words") },
};
const FACTORS = { passkey: t("js-factor-passkey"), app: t("js-factor-app"), email: t("js-factor-email") };

// No user is open.
const NOBODY = /** @type {never} */ (undefined);

const COLUMNS = { state: t("js-users-state"), factors: t("js-users-factors"), "last-sign-in": t("js-users-last-sign-in") };

// The signed-in person, the open user, and the list that the person came from.
/** @type {Session} */
let me;
/** @type {User} */
let user;
let listAt = "";

/**
 * @param {string} name
 * @returns {`/v1/users/${string}`}
 */
const pathOf = (name) => `/v1/users/${encodeURIComponent(name)}`;
/** @param {string} name */
const placeOf = (name) => `#${new URLSearchParams({ user: name })}`;
/** @param {Record<string, string> | string[][]} query */
const listPlace = (query) => `#${new URLSearchParams(query)}`;

/** Shows the rules for signing in to the root, who alone sees them. */
async function loadPolicy() {
  byId("policy").hidden = me.role !== "root";
  if (me.role === "root") await (await import("./policy.js")).loadPolicy();
}

const load = settingsPage(async (session) => {
  me = session;
  forgetLink();
  if (!seesUsers(me)) return "forbidden";
  const place = new URLSearchParams(location.hash.slice(1));
  const manages = managesUsers(me);
  if (manages && place.has("new")) return openNew();
  const name = place.get("user");
  if (name) {
    const found = await find(name);
    if (found) return open(found);
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
  await Promise.all([list(place), loadPolicy()]);
}

/**
 * Shows the view of the fragment, shows the message `said` in it, and moves the focus to the next step.
 * @param {() => void} [said]
 */
async function go(said) {
  const left = user?.user;
  await load();
  said?.();
  if (byId("main").dataset.state !== "ready" || document.activeElement === search) return;
  (document.querySelector(`[href="${CSS.escape(placeOf(left ?? ""))}"]`) ?? byId("list-title")).focus();
}

addEventListener("hashchange", () => go());

/** @param {URLSearchParams} place */
async function list(place) {
  const query = { search: place.get("search") ?? "", after: place.get("after") ?? "" };
  const given = Object.entries(query).filter(([, text]) => text);
  const { users, next } = await call("GET", `/v1/users?${new URLSearchParams(given)}`);
  const manages = managesUsers(me);
  user = NOBODY;
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
const mayDoMore = ({ permissions }) =>
  me.role !== "root" && permissions.some((name) => name === "users:manage" || !me.permissions.includes(name));

/**
 * Whether the signed-in person may change this user.
 * @param {User} user
 */
const mayChange = (user) => managesUsers(me) && user.user !== me.user && !mayDoMore(user);

/**
 * The facts that there are, as a list of descriptions.
 * @param {[string, string | Node][]} facts
 */
const pairs = (facts) => facts.filter(([, fact]) => fact)
  .map(([name, fact]) => element("div", {}, element("dt", { textContent: name }), element("dd", {}, fact)));
/** @param {User} user */
const factorsOf = ({ two_factor }) => listed(two_factor.map((name) => FACTORS[name]));
/** @param {User} user */
const lastSignInOf = ({ last_sign_in_at }) => (last_sign_in_at ? time(last_sign_in_at) : t("js-users-never"));

/**
 * The linked contact of this kind, and the contact that an administrator has entered.
 * @param {User} each
 * @param {ContactKind} kind
 */
function contactOf(each, kind) {
  const [linked, pending] = [each[kind], each[`pending_${kind}`]];
  if (!pending) return linked ?? "";
  return element("span", {}, linked ? t("js-users-then", { contact: linked }) : "", " ", pending, " ",
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

function openNew() {
  user = NOBODY;
  form.reset();
  fillForm({ permissions: [] });
  if (phone) write("phone-hint", numberHint({}));
  write("email-hint", t("js-users-new-email-hint"));
  write("user-submit", t("js-users-create"));
  byId("link-hint").hidden = true;
  return "new";
}

/** @param {User} found */
function open(found) {
  for (const place of ["user-done", "user-saved", "factors-done"]) write(place, "");
  for (const card of ["user-form", "password-card", "factors-card", "delete-card"]) alertIn(byId(card), "");
  fill(found);
  return mayChange(found) ? "user" : "details";
}

/**
 * Shows a user as it is now.
 * @param {User} found
 */
function fill(found) {
  user = found;
  alertIn(byId("page-alert"), "");
  const { badge, words } = STATES[user.state];
  write("user-title", user.user);
  write("user-state-words", words);
  write("user-state", badge);
  byId("user-state").classList.toggle("off", user.state !== "active");
  byId("more-hint").hidden = !managesUsers(me) || user.user === me.user || !mayDoMore(user);
  byId("user-facts").replaceChildren(...pairs([
    [t("js-users-account"), me.account], [t("js-users-email"), contactOf(user, "email")], [t("js-users-phone"), contactOf(user, "phone")],
    [t("js-users-permissions"), listed(user.permissions)], [t("js-users-factors"), factorsOf(user)], [t("js-users-last-sign-in"), lastSignInOf(user)],
  ]));
  byId("frozen-hint").hidden = user.state !== "frozen";
  byId("restore-button").hidden = user.state !== "frozen" || me.role !== "root";
  form.reset();
  email.value = named(user, "email");
  if (phone) phone.value = named(user, "phone");
  fillForm(user);
  write("email-hint", addressHint(user));
  if (phone) write("phone-hint", numberHint(user));
  write("user-submit", t("js-users-save"));
  byId("link-hint").hidden = !hasLink(user);
  write("link-hint", user.pending_email
    ? t("js-users-link-mailed", { address: user.pending_email }) : t("js-users-link-out", { action: resetOf(user).name }));
  write("password-card-hint", resetOf(user).hint);
  write("reset-password-button", resetOf(user).name);
  const on = user.two_factor.length > 0;
  write("factors-state", on ? factorsOf(user) : t("js-users-factors-off"));
  byId("factors-state").classList.toggle("off", !on);
  write("factors-hint", t(on ? "js-users-factors-on-hint" : "js-users-factors-off-hint"));
  byId("reset-two-factor-button").hidden = !on;
}

/** @param {Pick<User, "email" | "pending_email" | "two_factor">} user */
function addressHint({ email, pending_email, two_factor }) {
  if (two_factor.includes("email")) return t("js-users-email-is-factor");
  if (pending_email) return t(email ? "js-users-email-replaces" : "js-users-email-waits", { pending: pending_email, email: email ?? "" });
  return t(email ? "js-users-email-stays" : "js-users-email-new", { email: email ?? "" });
}

/** @param {Partial<User>} user */
function numberHint({ phone: linked, pending_phone }) {
  if (pending_phone) return t(linked ? "js-users-phone-replaces" : "js-users-phone-waits", { pending: pending_phone, phone: linked ?? "" });
  return t(linked ? "js-users-phone-stays" : "js-users-phone-new", { phone: linked ?? "" });
}

/**
 * The contact of this kind in the form: the one that was entered last.
 * @param {User} each
 * @param {ContactKind} kind
 */
const named = (each, kind) => each[`pending_${kind}`] ?? each[kind] ?? "";
/** @param {Pick<User, "state">} user */
const hasPassword = ({ state }) => state === "active" || state === "frozen";
/** @param {User} each */
const hasLink = (each) => !hasPassword(each) || Boolean(each.pending_email);

/**
 * The permissions in the form: those that the administrator may grant, and those that the user has.
 * @param {Pick<User, "permissions">} user
 */
function fillForm({ permissions }) {
  /** @param {string} name */
  const offered = (name) => me.role === "root" || me.permissions.includes(name) || permissions.includes(name);
  const own = boxes.map((box) => box.value);
  for (const box of boxes) {
    box.checked = permissions.includes(box.value);
    box.closest("label").hidden = !offered(box.value);
  }
  const rest = permissions.filter((name) => !own.includes(name));
  others.value = rest.join("\n");
  const mine = me.permissions.filter((name) => !own.includes(name));
  byId("grant-hint").hidden = me.role === "root";
  byId("others-field").hidden = me.role !== "root" && !mine.length && !rest.length;
  write("own-others", me.role === "root" ? "" : mine.length ? t("js-users-own-others", { permissions: listed(mine) }) : t("js-users-no-own-others"));
}

/** The permissions in the form, each once, in the order of the API. */
function chosen() {
  const typed = others.value.split(/[\s,;]+/).filter(Boolean);
  return [...new Set([...boxes.filter(({ checked }) => checked).map((box) => box.value), ...typed])].sort();
}

const PERMISSION = /^(?=.{1,64}$)[a-z][a-z0-9-]*:[a-z][a-z0-9-]*$/;

form.addEventListener("input", () => {
  const wrong = chosen().find((name) => !PERMISSION.test(name));
  others.setCustomValidity(wrong ? t("js-users-wrong-permission", { name: wrong }) : "");
  write("user-saved", "");
});
form.addEventListener("reset", () => others.setCustomValidity(""));

/**
 * For `on`: the problems if another request changed or deleted the user.
 * @type {On}
 */
const on = {
  ...unchanged,
  not_found: () => go(),
  conflict: async (problem) => {
    await load();
    alertIn(byId("page-alert"), explain(problem));
  },
};

onSubmit(form, () => (user ? save() : create()), { ...on, conflict: (problem) => (user ? on.conflict(problem) : { user: explain(problem) }) });

async function create() {
  const body = { user: value(form, "user"), email: value(form, "email") || undefined, phone: (phone && value(form, "phone")) || undefined, permissions: chosen() };
  const { user: name, activation_url } = await change("POST", "/v1/users", body);
  history.replaceState(null, "", placeOf(name));
  if (activation_url) showLink(activation_url, { user: name, state: "invited" });
  else await go(() => write("user-done", t("js-users-created", { name, address: body.email ?? "" })));
}

async function save() {
  const before = user;
  const body = {};
  const permissions = chosen();
  const grows = permissions.some((name) => !before.permissions.includes(name));
  if (grows || permissions.length !== before.permissions.length) body.permissions = permissions;
  const address = value(form, "email");
  if (address.toLowerCase() !== named(before, "email")) body.email = address || null;
  const number = phone ? value(form, "phone") : named(before, "phone");
  if (number.replace(/[^+\d]/g, "") !== named(before, "phone")) body.phone = number || null;
  if (!Object.keys(body).length) return write("user-saved", t("js-users-unchanged"));
  if (body.email !== undefined && !(await agreed(before, body.email))) return;
  if (body.phone === null && !(await agreedToNone(before))) return;
  fill(await change("PATCH", pathOf(before.user), body));
  const ended = hasLink(before) && (grows || body.email !== undefined);
  // An administrator with fewer permissions may have entered the address. So the administrator has to check it and save again before a
  // link with more permissions is mailed.
  const dropped = body.email === undefined && !user.pending_email && before.pending_email;
  if (dropped) email.value = dropped;
  write("user-saved", [
    t("js-users-saved"),
    user.pending_email && body.email && t("js-users-saved-mailed", { address: user.pending_email }),
    body.email === null && before.email && t("js-users-saved-removed", { contact: before.email }),
    user.pending_phone && body.phone && t("js-users-saved-phone", { name: before.user, phone: user.pending_phone }),
    body.phone === null && before.phone && t("js-users-saved-removed", { contact: before.phone }),
    ended && t("js-users-saved-link-ended"),
    dropped && t("js-users-saved-dropped", { address: dropped }),
    ended && !dropped && !user.pending_email && user.state !== "active" && t("js-users-saved-again", { action: resetOf(user).name }),
  ].filter(Boolean).join(" "));
}

/**
 * Asks before an address is changed: with one wrong letter, a stranger gets the link, or the owner gets no mail.
 * @param {User} user
 * @param {string | null} address
 */
function agreed({ user: name, email: bound }, address) {
  if (!address) return confirmed(t("js-users-no-email-question", { name }), t("js-users-no-email-consequence"), t("js-users-take-away"));
  if (address.toLowerCase() === bound) return true;
  return confirmed(t("js-users-mail-question", { address }), t("js-users-mail-consequence", { name }), t("js-users-mail-link"));
}

/** @param {User} user */
function agreedToNone({ user: name }) {
  return confirmed(t("js-users-no-phone-question", { name }), t("js-users-no-phone-consequence"), t("js-users-take-away"));
}

/**
 * The name of the action, for a user with a password and for a user without one.
 * @param {Pick<User, "state">} each
 */
function resetOf(each) {
  return hasPassword(each)
    ? { name: t("js-users-reset-password"), hint: t("js-users-reset-password-hint") }
    : { name: t("js-users-new-link"), hint: t("js-users-new-link-hint") };
}

byId("reset-password-button").addEventListener("click", async ({ currentTarget }) => {
  const { state } = user;
  const address = user.email ?? user.pending_email;
  const consequence = [
    t(hasPassword(user) ? "js-users-reset-ends-password" : "js-users-reset-ends-link"),
    address ? t("js-users-reset-link-mailed", { address }) : t("js-users-reset-link"),
    t("js-users-reset-unseen"),
    state !== "invited" && t("js-users-reset-factors-stay"),
  ].filter(Boolean).join(" ");
  const question = t(hasPassword(user) ? "js-users-reset-question" : "js-users-new-link-question", { name: user.user });
  if (!(await confirmed(question, consequence, resetOf(user).name))) return;
  run(byId("password-card"), currentTarget, async () => {
    const { activation_url } = await change("POST", `${pathOf(user.user)}/reset-password`);
    const ended = hasPassword(user) && t("js-users-reset-done", { name: user.user });
    showLink(activation_url, { ...user, state: ended ? "reset" : state }, ended);
  }, on);
});

byId("reset-two-factor-button").addEventListener("click", async ({ currentTarget }) => {
  if (!(await confirmed(t("js-users-factors-question", { name: user.user }), t("js-users-factors-consequence"), t("js-users-factors-reset")))) return;
  run(byId("factors-card"), currentTarget, async () => {
    await change("POST", `${pathOf(user.user)}/reset-two-factor`);
    fill({ ...user, two_factor: [] });
    write("factors-done", t("js-users-factors-done"));
    // The pressed button is gone.
    byId("factors-title").focus();
  }, on);
});

byId("restore-button").addEventListener("click", async ({ currentTarget }) => {
  const consequence = user.permissions.length
    ? t("js-users-restore-consequence", { permissions: listed(user.permissions) }) : t("js-users-restore-consequence-none");
  if (!(await confirmed(t("js-users-restore-question", { name: user.user }), consequence, t("js-users-restore")))) return;
  run(byId("password-card"), currentTarget, async () => {
    await change("POST", `${pathOf(user.user)}/restore`);
    await go(() => write("user-done", t("js-users-restored", { name: user.user })));
    byId("user-title").focus();
  }, on);
});

byId("delete-button").addEventListener("click", async ({ currentTarget }) => {
  const name = user.user;
  if (!(await confirmed(t("js-users-delete-question", { name }), t("js-users-delete-consequence"), t("js-users-delete")))) return;
  run(byId("delete-card"), currentTarget, async () => {
    await change("DELETE", pathOf(name));
    history.replaceState(null, "", listAt || location.pathname);
    await go(() => write("list-done", t("js-users-deleted", { name })));
  }, on);
});

/**
 * @param {string} url
 * @param {Pick<User, "user" | "state"> & Partial<User>} user
 * @param {string | false} [before]
 */
function showLink(url, { user: name, state, email, pending_email }, before) {
  const address = email ?? pending_email;
  byId("link-before").hidden = !before;
  write("link-before", before || "");
  byId("link").value = url;
  write("link-for", name);
  write("link-names", t("js-users-link-names", { account: me.account, user: name }));
  addEventListener("beforeunload", ask);
  write("link-mailed", [
    address && t("js-users-link-also-mailed", { address }),
    !email && pending_email && t("js-users-link-links-address"),
  ].filter(Boolean).join(" "));
  write("link-again", resetOf({ state }).name);
  show("link");
}

// The browser asks before a person leaves without having copied the link: it is not shown again.
/** @param {Event} event */
const ask = (event) => event.preventDefault();
const isKept = () => removeEventListener("beforeunload", ask);

/** Removes the link from the page. */
function forgetLink() {
  isKept();
  byId("link").value = "";
}

copyOnClick(byId("copy-link-button"), () => byId("link").value);
byId("copy-link-button").addEventListener("click", isKept);
byId("link-done-button").addEventListener("click", () => go());

// The search, as the person types.

// Milliseconds without a key before the list is loaded.
const TYPING = 250;
/** @type {ReturnType<typeof setTimeout>} */
let typing;
let searching = Promise.resolve();

/** Lists the users whose names begin with the typed text. One search at a time, so that the last one stays. */
function refine() {
  clearTimeout(typing);
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
byId("search-form").addEventListener("submit", (event) => {
  event.preventDefault();
  refine();
});
