// @ts-check
// One user on the page of users: a new user, a user as it is now, and the link to hand over.

import { alertIn, copyOnClick, onSubmit, run, value } from "./form.js";
import { byId, confirmed, explain, managesUsers, nameOf, sentences, show, t, write } from "./page.js";
import { change, listed, unchanged } from "./settings.js";
import { STATES, contactOf, factorsOf, go, lastSignInOf, listAt, load, mayChange, mayDoMore, me, pairs, placeOf } from "./users.js";

/** @import { ContactKind, On, User } from "../types" */

const form = byId("user-form");
const boxes = [...form.querySelectorAll("[type=checkbox]")];
const { email, phone, permissions: others } = form.elements;

// No user is open.
const NOBODY = /** @type {never} */ (undefined);

// The open user.
/** @type {User} */
let user = NOBODY;

/**
 * @param {string} name
 * @returns {`/v1/users/${string}`}
 */
const pathOf = (name) => `/v1/users/${encodeURIComponent(name)}`;

export function openNew() {
  user = NOBODY;
  form.reset();
  fillForm({ permissions: [] });
  if (phone) write("phone-hint", numberHint({}));
  write("email-hint", t("js-users-new-email-hint"));
  byId("link-hint").hidden = true;
  return "new";
}

/** @param {User} found */
export function open(found) {
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
  write("user-saved", sentences(
    t("js-users-saved"),
    user.pending_email && body.email && t("js-users-saved-mailed", { address: user.pending_email }),
    body.email === null && before.email && t("js-users-saved-removed", { contact: before.email }),
    user.pending_phone && body.phone && t("js-users-saved-phone", { name: before.user, phone: user.pending_phone }),
    body.phone === null && before.phone && t("js-users-saved-removed", { contact: before.phone }),
    ended && t("js-users-saved-link-ended"),
    dropped && t("js-users-saved-dropped", { address: dropped }),
    ended && !dropped && !user.pending_email && user.state !== "active" && t("js-users-saved-again", { action: resetOf(user).name }),
  ));
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
  const consequence = sentences(
    t(hasPassword(user) ? "js-users-reset-ends-password" : "js-users-reset-ends-link"),
    address ? t("js-users-reset-link-mailed", { address }) : t("js-users-reset-link"),
    t("js-users-reset-unseen"),
    state !== "invited" && t("js-users-reset-factors-stay"),
  );
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
  write("link-name", nameOf({ account: me.account, user: name }));
  addEventListener("beforeunload", ask);
  write("link-mailed", sentences(
    address && t("js-users-link-also-mailed", { address }),
    !email && pending_email && t("js-users-link-links-address"),
  ));
  write("link-again", resetOf({ state }).name);
  show("link");
}

// The browser asks before a person leaves without having copied the link: it is not shown again.
/** @param {Event} event */
const ask = (event) => event.preventDefault();
const isKept = () => removeEventListener("beforeunload", ask);

/** Removes the link from the page. */
export function forgetLink() {
  isKept();
  byId("link").value = "";
}

copyOnClick(byId("copy-link-button"), () => byId("link").value);
byId("copy-link-button").addEventListener("click", isKept);
byId("link-done-button").addEventListener("click", () => go());
