// @ts-check
// The card of passkeys in the settings: adding, renaming and removing them.

import { deviceName } from "./device-name.js";
import { ask, confirmed } from "./dialog.js";
import { onSubmit, run, value } from "./form.js";
import { byId, element, hasPasskeys } from "./page.js";
import { make, signalInUse } from "./passkey.js";
import { change } from "./reauthenticate.js";
import { day, time } from "./time.js";

/** @import { Factors, On, Part } from "../types" */
/** @typedef {Factors["passkeys"][number]} Passkey */
/** @typedef {{ added(codes: string[] | null): unknown, back(): Promise<unknown>, consequence(several: boolean): string, on: On }} Page */

const PATH = "/v1/two-factor/passkeys";
const MOST = 10;
const card = byId("passkeys");
const dialog = byId("passkey-name-dialog");
const form = byId("passkey-name-form");
/** @type {Passkey[]} */
let passkeys;
/** @type {Page} */
let page;

/**
 * Shows the passkeys of a principal. An undo may have restored one, so its keeper is told each time which are in use. The last
 * one stays if the account's policy requires it.
 * @param {string} principal
 * @param {Passkey[]} shown
 * @param {boolean} required
 */
export function showPasskeys(principal, shown, required) {
  passkeys = shown;
  card.hidden = false;
  byId("required-passkey").hidden = !required || passkeys.length !== 1;
  byId("passkey-list").replaceChildren(...passkeys.map(row));
  byId("add-passkey").hidden = !hasPasskeys || passkeys.length >= MOST;
  byId("no-passkeys-here").hidden = hasPasskeys;
  for (const button of card.querySelectorAll("#passkey-list .danger")) button.hidden = required && passkeys.length === 1;
  if (hasPasskeys) signalInUse(principal, passkeys);
}

/** @param {Passkey} passkey */
function row(passkey) {
  const { id, name, since, last_used_at, synced } = passkey;
  const used = last_used_at ? ["last used ", time(last_used_at)] : ["not used yet"];
  const text = element("div", {},
    element("strong", { textContent: name }), synced ? element("span", { className: "badge", textContent: "Synced" }) : "",
    element("p", { className: "hint" }, `Added on ${day(since)}, `, ...used, synced ? "" : " · on one device only"));
  /** @type {(label: string, className: string, act: (passkey: Passkey, button: Part) => void) => Part} */
  const button = (label, className, act) => {
    const made = element("button", { type: "button", className }, label, element("span", { className: "unseen", textContent: ` ${name}` }));
    made.addEventListener("click", () => act(passkey, made));
    return made;
  };
  const item = element("li", {}, text, element("div", { className: "buttons" },
    button("Rename", "button quiet", rename), button("Remove", "button quiet danger", remove)));
  item.dataset.passkey = id;
  return item;
}

/**
 * Asks for a name. Resolves to nothing if the person cancels.
 * @param {string} suggestion
 */
async function askForName(suggestion) {
  const { name } = form.elements;
  name.value = suggestion;
  const answer = ask(dialog);
  name.select();
  return (await answer) === "named" ? value(form, "name") : undefined;
}

/** The name of this device, with a number if another passkey has it. */
function suggestion() {
  /** @param {string} name */
  const taken = (name) => passkeys.some((passkey) => passkey.name === name);
  const name = deviceName();
  if (!taken(name)) return name;
  let number = 2;
  while (taken(`${name} ${number}`)) number += 1;
  return `${name} ${number}`;
}

/** @param {{ currentTarget: Part }} event */
async function add({ currentTarget: button }) {
  const name = await askForName(suggestion());
  if (!name) return;
  run(card, button, async () => {
    const { options } = await change("POST", PATH);
    const credential = await make(options);
    const { recovery_codes } = await change("POST", `${PATH}/confirm`, { name, credential });
    await page.added(recovery_codes);
  }, { ...page.on, expired: () => "That took more than 5 minutes. Please add the passkey again." });
}

/**
 * @param {Passkey} passkey
 * @param {Part} button
 */
async function rename(passkey, button) {
  const name = await askForName(passkey.name);
  if (!name || name === passkey.name) return;
  run(card, button, async () => {
    await change("PATCH", `${PATH}/${encodeURIComponent(passkey.id)}`, { name });
    await page.back();
  }, page.on);
}

/**
 * @param {Passkey} passkey
 * @param {Part} button
 */
async function remove(passkey, button) {
  if (!(await confirmed(`Remove ${passkey.name}?`, page.consequence(passkeys.length > 1), "Remove"))) return;
  run(card, button, async () => {
    await change("DELETE", `${PATH}/${encodeURIComponent(passkey.id)}`);
    await page.back();
  }, page.on);
}

/**
 * Wires the card. `of.added` gets the recovery codes if the passkey is the first factor, `of.back` shows the card again,
 * `of.consequence` says what a removal means, and `of.on` handles the problems of changes.
 * @param {Page} of
 */
export function wirePasskeys(of) {
  page = of;
  byId("add-passkey").addEventListener("click", add);
  byId("passkey-name-cancel").addEventListener("click", () => dialog.close("cancel"));
  onSubmit(form, () => dialog.close("named"));
}
