// @ts-check
// Code that all pages share: the state of a page, announcements, safe ways to write to it, and the secret in its address.

/** @import { Name, Part } from "../types" */

export const byId = /** @type {(id: string) => Part} */ ((id) => document.getElementById(id));

const main = byId("main");
const { brand, passwordMin, passwordMax } = document.body.dataset;

export const passwordBounds = { min: Number(passwordMin), max: Number(passwordMax) };

// The texts of this page's language. `text.<tag>.js` has set both before.
const { FluentBundle, FluentResource } = globalThis.FluentBundle;
export const language = document.documentElement.lang;
const texts = new FluentBundle(language, { useIsolating: document.documentElement.dir === "rtl" });
texts.addResource(new FluentResource(globalThis.messages));

/**
 * The words of a text.
 * @param {string} key
 * @param {Record<string, string | number>} [args]
 */
export function t(key, args) {
  const pattern = texts.getMessage(key)?.value;
  if (!pattern) throw new Error(`no text ${key}`);
  return texts.formatPattern(pattern, { brand, ...args });
}

/**
 * The words of a text with one link: its `<a>`.
 * @param {string} key
 * @param {string} href
 * @param {Record<string, string | number>} [args]
 */
export function linked(key, href, args) {
  const [before, link, after] = t(key, args).split(/<\/?a>/);
  return element("span", {}, before, element("a", { href, textContent: link }), after);
}

/** Whether this browser can make and use passkeys. */
export const hasPasskeys = Boolean(globalThis.PublicKeyCredential?.parseRequestOptionsFromJSON);

/**
 * Shows the parts of the page that belong to a state, and hides those that do not.
 * @param {string} state
 */
export function show(state) {
  main.dataset.state = state;
  showParts(main, "when", state);
  // The focus moves to the new heading, because the control that had it may be gone.
  const heading = main.querySelector(`[data-when~="${state}"] h1, h1[data-when~="${state}"]`);
  if (!heading) return;
  // The visible text: a part of the heading may be hidden.
  document.title = `${heading.innerText} · ${brand}`;
  heading.focus();
}

/**
 * Shows the elements with `name` among the words of this data attribute, and hides the other elements with the attribute.
 * @param {Part} scope
 * @param {string} attribute
 * @param {string} name
 */
export function showParts(scope, attribute, name) {
  for (const part of scope.querySelectorAll(`[data-${attribute}]`)) part.hidden = !part.dataset[attribute].split(" ").includes(name);
}

/**
 * Values from the API and from people are written as text only.
 * @param {string} id
 * @param {string} text
 */
export function write(id, text) {
  byId(id).textContent = text;
}

/**
 * @param {string} tag
 * @param {object} properties
 * @param {(string | Node)[]} children
 */
export function element(tag, properties = {}, ...children) {
  const node = /** @type {Part} */ (Object.assign(document.createElement(tag), properties));
  node.append(...children);
  return node;
}

/**
 * Has a screen reader say a text, after its current sentence.
 * @param {string} text
 */
export function announce(text) {
  write("announcer", text);
}

/**
 * Takes the secret from the fragment and removes it from the address bar at once, so that no history, bookmark or screenshot
 * has it. Another link in the same tab changes only the fragment, so the page then reloads.
 */
export function takeToken() {
  const token = new URLSearchParams(location.hash.slice(1)).get("token") ?? "";
  if (location.hash) history.replaceState(null, "", location.pathname + location.search);
  addEventListener("hashchange", () => location.hash.startsWith("#token=") && location.reload());
  return token;
}

/**
 * Keeps a value in the tab's storage, or removes it if `value` is undefined. Without storage, people type the value again.
 * @param {string} name
 * @param {unknown} [value]
 */
export function keep(name, value) {
  try {
    if (value === undefined) sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, JSON.stringify(value));
  } catch {
    // The browser has no storage.
  }
}

/** @param {string} name */
export function kept(name) {
  try {
    return JSON.parse(sessionStorage.getItem(name) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

/** The name in the tab's storage under which a sign-in waits for its second factor. */
export const PENDING_SIGN_IN = "sign-in";

// Pages pass names on in the tab's storage: in an address, the names would be in logs and histories.
const NAME = "sign-in-name";

/** @param {Name} name */
export const rememberName = ({ account, user }) => keep(NAME, { account, user });

export function recallName() {
  /** @type {Partial<Name>} */
  const name = kept(NAME) ?? {};
  keep(NAME, undefined);
  return name;
}

// A sign-in with password and code has the next page offer a passkey.
const OFFER = "passkey-offer";

export const planPasskeyOffer = () => keep(OFFER, true);

export function takePasskeyOffer() {
  const planned = kept(OFFER);
  keep(OFFER, undefined);
  return planned;
}

/** @param {Name} name */
export const nameOf = ({ account, user }) => (user ? `${user}, user of ${account}` : account);
