// @ts-check
// One user on the page of users: a new user, a user as it is now, and the link to hand over.

import { alertIn, copyOnClick, onSubmit, run, value } from "./form.js";
import { byId, confirmed, explain, show, write } from "./page.js";
import { change, unchanged } from "./settings.js";
import { STATES, contactOf, factorsOf, go, lastSignInOf, listAt, load, me, numberOf, pairs, permissionsOf, placeOf } from "./users.js";

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
  write("email-hint", "We mail a link there to choose a password. Without an address, you get a link to hand over.");
  write("user-submit", "Create user");
  byId("link-hint").hidden = true;
  return "new";
}

/** @param {User} found */
export function open(found) {
  for (const place of ["user-done", "user-saved", "factors-done"]) write(place, "");
  for (const card of ["user-form", "password-card", "factors-card", "delete-card"]) alertIn(byId(card), "");
  fill(found);
  return "user";
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
  byId("user-facts").replaceChildren(...pairs([["Account", me.account], ["Email", contactOf(user, "email")], ...numberOf(user), ["Last sign-in", lastSignInOf(user)]]));
  byId("frozen-hint").hidden = user.state !== "frozen";
  byId("restore-button").hidden = user.state !== "frozen" || me.role !== "root";
  form.reset();
  email.value = named(user, "email");
  if (phone) phone.value = named(user, "phone");
  fillForm(user);
  write("email-hint", addressHint(user));
  if (phone) write("phone-hint", numberHint(user));
  write("user-submit", "Save changes");
  byId("link-hint").hidden = !hasLink(user);
  write("link-hint", user.pending_email
    ? `A link to choose a password is on its way to ${user.pending_email}. If you add permissions, it ends.`
    : `A link to choose a password may be out. It ends if you add permissions or change the address; “${resetOf(user).name}” below makes another.`);
  write("password-card-hint", resetOf(user).hint);
  write("reset-password-button", resetOf(user).name);
  const on = user.two_factor.length > 0;
  write("factors-state", on ? factorsOf(user) : "Off");
  byId("factors-state").classList.toggle("off", !on);
  write("factors-hint", on ? "For somebody who can get no code any more. The password stays as it is." : "Signing in asks for the password alone. Only the user can turn a second factor on.");
  byId("reset-two-factor-button").hidden = !on;
}

/** @param {Pick<User, "email" | "pending_email" | "two_factor">} user */
function addressHint({ email, pending_email, two_factor }) {
  if (two_factor.includes("email")) return "Codes go to this address as a second factor, so that it stays as it is until two-factor is reset.";
  if (!pending_email) return `We mail a link to a new address. It counts once its owner has chosen a password by that link${email ? `; until then ${email} stays bound` : ""}.`;
  return `${pending_email} counts once its owner has chosen a password by the link that we mailed there.${email ? ` Until then ${email} stays bound; enter that to take the other one back.` : ""}`;
}

/** @param {Partial<User>} user */
function numberHint({ phone: bound, pending_phone }) {
  if (!pending_phone) return `With a plus and the country’s code, such as +49\u00a01512\u00a03456789. It counts once the user has confirmed it by a code, in the settings${bound ? `; until then ${bound} stays bound` : ""}.`;
  return `${pending_phone} counts once the user has confirmed it by a code, in the settings.${bound ? ` Until then ${bound} stays bound; enter that to take the other one back.` : ""}`;
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
  write("own-others", me.role === "root" ? "" : `You have ${mine.join(", ") || "none"}. `);
}

/** The permissions in the form, each once, in the order of the API. */
function chosen() {
  const typed = others.value.split(/[\s,;]+/).filter(Boolean);
  return [...new Set([...boxes.filter(({ checked }) => checked).map((box) => box.value), ...typed])].sort();
}

const PERMISSION = /^(?=.{1,64}$)[a-z][a-z0-9-]*:[a-z][a-z0-9-]*$/;

form.addEventListener("input", () => {
  const wrong = chosen().find((name) => !PERMISSION.test(name));
  others.setCustomValidity(wrong ? `“${wrong}” is no permission: each is service:verb, in small letters a–z, digits and hyphens.` : "");
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
  else await go(() => write("user-done", `${name} is created. We have mailed a link to choose a password to ${body.email}.`));
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
  if (!Object.keys(body).length) return write("user-saved", "Nothing was changed.");
  if (body.email !== undefined && !(await agreed(before, body.email))) return;
  if (body.phone === null && !(await agreedToNone(before))) return;
  fill(await change("PATCH", pathOf(before.user), body));
  const ended = hasLink(before) && (grows || body.email !== undefined);
  // An administrator with fewer permissions may have entered the address. So the administrator has to check it and save again before a
  // link with more permissions is mailed.
  const dropped = body.email === undefined && !user.pending_email && before.pending_email;
  if (dropped) email.value = dropped;
  write("user-saved", [
    "Saved.",
    user.pending_email && body.email && `We have mailed a link to ${user.pending_email}.`,
    body.email === null && before.email && `${before.email} is no longer bound; we have told it.`,
    user.pending_phone && body.phone && `${before.user} can confirm ${user.pending_phone} in the settings.`,
    body.phone === null && before.phone && `${before.phone} is no longer bound; we have told it.`,
    ended && "The link that was out before has ended.",
    dropped && `If ${dropped} is the user’s own address, save once more, and we mail another link.`,
    ended && !dropped && !user.pending_email && user.state !== "active" && `Make another with “${resetOf(user).name}”.`,
  ].filter(Boolean).join(" "));
}

/**
 * Asks before an address is changed: with one wrong letter, a stranger gets the link, or the owner gets no mail.
 * @param {User} user
 * @param {string | null} address
 */
function agreed({ user: name, email: bound }, address) {
  if (!address) return confirmed(`Take the address of ${name} away?`, "Messages go there no longer, and it resets the password no longer. A bound address is told.", "Take it away");
  if (address.toLowerCase() === bound) return true;
  return confirmed(`Mail a link to ${address}?`, `Whoever reads mail there can choose a new password for ${name}. Check the address letter by letter.`, "Mail the link");
}

/** @param {User} user */
function agreedToNone({ user: name }) {
  return confirmed(`Take the number of ${name} away?`, "SMS go there no longer, and it resets the password no longer. A bound number is told.", "Take it away");
}

/**
 * The name of the action, for a user with a password and for a user without one.
 * @param {Pick<User, "state">} each
 */
function resetOf(each) {
  return hasPassword(each)
    ? { name: "Reset password", hint: "For somebody who cannot choose a new password alone. You get a link to hand over, and never learn the password that is chosen by it." }
    : { name: "New link", hint: "Has the link been lost, or is it too old? Make another one. You never learn the password that is chosen by it." };
}

byId("reset-password-button").addEventListener("click", async ({ currentTarget }) => {
  const { state } = user;
  const address = user.email ?? user.pending_email;
  const consequence = [
    hasPassword(user) ? "The password that is used now and all sessions of this user end at once." : "The link that is out now ends at once.",
    `You get a link to hand over, good once and for 24 hours${address ? `; we mail one to ${address} as well` : ""}.`,
    "You never learn the new password.",
    state !== "invited" && "Second factors stay as they are.",
  ].filter(Boolean).join(" ");
  const question = hasPassword(user) ? `Reset the password of ${user.user}?` : `Make a new link for ${user.user}?`;
  if (!(await confirmed(question, consequence, resetOf(user).name))) return;
  run(byId("password-card"), currentTarget, async () => {
    const { activation_url } = await change("POST", `${pathOf(user.user)}/reset-password`);
    const ended = hasPassword(user) && `The password and all sessions of ${user.user} have ended.`;
    showLink(activation_url, { ...user, state: ended ? "reset" : state }, ended);
  }, on);
});

byId("reset-two-factor-button").addEventListener("click", async ({ currentTarget }) => {
  const consequence = "All second factors and recovery codes of this user end at once. Signing in asks for the password alone until the user turns a second factor on again. The password stays as it is. The user is told.";
  if (!(await confirmed(`Reset two-factor of ${user.user}?`, consequence, "Reset two-factor"))) return;
  run(byId("factors-card"), currentTarget, async () => {
    await change("POST", `${pathOf(user.user)}/reset-two-factor`);
    fill({ ...user, two_factor: [] });
    write("factors-done", "All second factors are turned off. The user is told.");
    // The pressed button is gone.
    byId("factors-title").focus();
  }, on);
});

byId("restore-button").addEventListener("click", async ({ currentTarget }) => {
  const consequence = `The user can sign in again. It may: ${permissionsOf(user)}. Restore only users that you know: this one may have been created, or given more permissions, by somebody else.`;
  if (!(await confirmed(`Restore ${user.user}?`, consequence, "Restore"))) return;
  run(byId("password-card"), currentTarget, async () => {
    await change("POST", `${pathOf(user.user)}/restore`);
    await go(() => write("user-done", `${user.user} is restored.`));
    byId("user-title").focus();
  }, on);
});

byId("delete-button").addEventListener("click", async ({ currentTarget }) => {
  const name = user.user;
  const consequence = "All sessions and links of this user end, the address is no longer bound, and the second factors are gone. A bound address is told. It cannot be undone: a user of the same name is somebody else.";
  if (!(await confirmed(`Delete ${name}?`, consequence, "Delete"))) return;
  run(byId("delete-card"), currentTarget, async () => {
    await change("DELETE", pathOf(name));
    history.replaceState(null, "", listAt || location.pathname);
    await go(() => write("list-done", `${name} has been deleted.`));
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
  write("link-names", `account ${me.account}, user ${name}`);
  addEventListener("beforeunload", ask);
  write("link-mailed", [
    address && `We have mailed another one to ${address}: whichever is used first ends both.`,
    !email && pending_email && "The address is bound only if it is the mailed one.",
  ].filter(Boolean).join(" "));
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
