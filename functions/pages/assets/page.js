// @ts-check
// Code that all pages share: the state of a page, safe ways to write to it, the secret in its address, the tab's storage, times,
// dialogs, countdowns, and the calls of the API.

/** @import { Call, Failure, Name, Part, Verb } from "../types" */

export const byId = /** @type {(id: string) => Part} */ ((id) => document.getElementById(id));

// The page says what to do if its script does not run, or ends with an error while it starts.
const withoutScript = byId("without-script");
if (withoutScript) {
  const say = () => { withoutScript.hidden = false; };
  withoutScript.hidden = true;
  addEventListener("error", say);
  addEventListener("load", () => removeEventListener("error", say));
}

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

/** A short name by which people recognise this device in their list, such as “Firefox on Linux”. */
export function deviceName() {
  const agent = navigator.userAgent;
  /** @param {[RegExp, string][]} table */
  const find = (table) => table.find(([pattern]) => pattern.test(agent))?.[1];
  // The order matters, because most browsers also name other browsers.
  const browser = find([
    [/Edg/, "Edge"], [/OPR/, "Opera"], [/SamsungBrowser/, "Samsung Internet"], [/Firefox|FxiOS/, "Firefox"],
    [/Chrome|CriOS/, "Chrome"], [/Safari/, "Safari"],
  ]) ?? "Browser";
  const system = find([
    [/Android/, "Android"], [/iPhone|iPod/, "iPhone"], [/iPad/, "iPad"], [/Windows/, "Windows"], [/CrOS/, "ChromeOS"],
    [/Mac OS X/, "macOS"], [/Linux/, "Linux"],
  ]);
  return (system ? `${browser} on ${system}` : browser).slice(0, 64);
}

// Times, as people write them.

/**
 * The day of a moment, in full.
 * @param {string} at
 */
export const day = (at) => new Date(at).toLocaleDateString([], { dateStyle: "long" });

/**
 * The day and time of a moment.
 * @param {string} at
 */
export const dayAndTime = (at) => new Date(at).toLocaleString([], { dateStyle: "long", timeStyle: "short" });

/**
 * The time of day of a moment.
 * @param {string} at
 */
export const timeOfDay = (at) => new Date(at).toLocaleTimeString([], { timeStyle: "short" });

/**
 * The time between now and a moment, with the exact time as a tooltip.
 * @param {string} at
 */
export function time(at) {
  const date = new Date(at);
  return element("time", { dateTime: at, title: date.toLocaleString(), textContent: relative((date.getTime() - Date.now()) / 1000) });
}

/** @type {[Intl.RelativeTimeFormatUnit, number][]} */
const UNITS = [["day", 86_400], ["hour", 3_600], ["minute", 60], ["second", 1]];

/** @param {number} seconds */
function relative(seconds) {
  const [unit, size] = UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? UNITS[3];
  const words = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
  return words.format(Math.round(seconds / size), unit);
}

// Dialogs with a question: the page waits until the person answers.

/**
 * Opens a dialog. Resolves to its return value, which is "cancel" for the Escape key.
 * @param {Part} dialog
 */
export function ask(dialog) {
  dialog.returnValue = "cancel";
  dialog.showModal();
  return new Promise((resolve) => dialog.addEventListener("close", () => resolve(dialog.returnValue), { once: true }));
}

/**
 * Asks for confirmation before a change that cannot be undone.
 * @param {string} question
 * @param {string} consequence
 * @param {string} yes
 */
export async function confirmed(question, consequence, yes) {
  write("confirm-title", question);
  write("confirm-text", consequence);
  write("confirm-yes", yes);
  return (await ask(byId("confirm-dialog"))) === "yes";
}

// Countdowns. They compare with the clock, so that a sleeping device or a background tab does not make them longer.

/**
 * Calls `tick` with the seconds left, now and every second, and `done` at zero. Returns a function that stops it.
 * @param {number} seconds
 * @param {(left: number) => void} tick
 * @param {() => void} done
 */
export function countdown(seconds, tick, done) {
  const end = Date.now() + seconds * 1000;
  /** @type {ReturnType<typeof setInterval>} */
  let timer;
  function step() {
    const left = Math.max(0, Math.ceil((end - Date.now()) / 1000));
    tick(left);
    if (left > 0) return;
    stop();
    done();
  }
  const stop = () => clearInterval(timer);
  timer = setInterval(step, 1000);
  step();
  return stop;
}

/** @param {number} seconds */
export function clock(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** @type {WeakMap<Part, () => void>} */
const pauses = new WeakMap();

/**
 * Makes a resend button wait for the seconds in its `data-pause`. The element beside it shows the wait.
 * @param {Part} button
 * @param {Part} wait
 */
export function pause(button, wait) {
  pauses.get(button)?.();
  button.disabled = true;
  const stop = countdown(
    Number(button.dataset.pause),
    (left) => { wait.textContent = left ? `in ${clock(left)}` : ""; },
    () => { button.disabled = false; },
  );
  pauses.set(button, stop);
}

// The JSON API: one function, and one kind of error for every failure.

/** @type {Record<number, string>} */
const CODE_BY_STATUS = {
  400: "invalid_request", 401: "unauthenticated", 403: "forbidden", 404: "not_found",
  409: "conflict", 410: "expired", 413: "body_too_large", 429: "rate_limited",
};

/** A failed call of the API: a problem as in RFC 9457, whose code is stable. */
export class Problem extends Error {
  /**
   * @param {number} status
   * @param {Failure} failure
   */
  constructor(status, { code, title, detail, fields, retry_after, captcha, help_url }) {
    super(title ?? code);
    this.status = status;
    this.code = code;
    this.detail = detail ?? "";
    this.fields = Array.isArray(fields) ? fields : [];
    this.retryAfter = retry_after ?? 0;
    this.captcha = captcha === true;
    this.helpUrl = help_url ?? "";
  }
}

/**
 * Calls the API and returns the parsed body, or null if there is none. Throws only a Problem.
 * @type {Call}
 */
export async function call(method, path, body) {
  const { response, text } = await send(method, path, "application/json", body);
  const data = parse(text);
  if (response.ok && (data || !text)) return data;
  throw problem(response, data);
}

/**
 * Calls the API for a text of this media type. Returns the text, and the path at which it goes on, which is empty at the end.
 * @param {string} path
 * @param {string} type
 */
export async function download(path, type) {
  const { response, text } = await send("GET", path, type);
  if (!response.ok) throw problem(response, parse(text));
  return { text, next: response.headers.get("Link")?.match(/<([^>]+)>; *rel="?next/)?.[1] ?? "" };
}

/**
 * @param {Verb} method
 * @param {string} path
 * @param {string} type
 * @param {object} [body]
 */
async function send(method, path, type, body) {
  try {
    const response = await fetch(path, {
      method,
      credentials: "same-origin",
      cache: "no-store",
      redirect: "error",
      headers: { Accept: `${type}, application/problem+json`, ...(body && { "Content-Type": "application/json" }) },
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(20_000),
    });
    return { response, text: await response.text() };
  } catch {
    throw new Problem(0, { code: "offline" });
  }
}

/**
 * @param {Response} response
 * @param {Partial<Failure> | null} data
 */
function problem(response, data) {
  // Errors of the gateway have no code, so the status gives the code.
  const code = data?.code ?? CODE_BY_STATUS[response.status] ?? "unavailable";
  const retry_after = data?.retry_after ?? (Number(response.headers.get("Retry-After")) || undefined);
  return new Problem(response.status, { ...data, code, retry_after });
}

/** @param {string} text */
function parse(text) {
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}

/**
 * A sentence for people that says what happened and what to do.
 * @param {Problem} problem
 */
export function explain(problem) {
  switch (problem.code) {
    case "offline":
      return "We could not reach the service. Check your connection, then try again.";
    case "rate_limited":
      return `Too many tries just now. Please try again ${moment(problem.retryAfter)}.`;
    case "captcha_unsolved":
      return "Please show first that you are a person, above the button.";
    case "captcha_failed":
      return "That did not show that you are a person. There is a new check above the button: please try again.";
    case "internal":
    case "unavailable":
      return `The service cannot answer just now. Please try again ${moment(problem.retryAfter)}.`;
    default:
      return problem.detail || "That did not work. Please try again, or ask support if it goes on.";
  }
}

/**
 * The time of the next try, for the end of a sentence.
 * @param {number} seconds
 */
export function moment(seconds) {
  if (!(seconds > 0)) return "in a moment";
  const at = new Date(Date.now() + seconds * 1000).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  if (seconds < 60) return `in ${Math.ceil(seconds)} ${seconds > 1 ? "seconds" : "second"}`;
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 60) return `in ${minutes} ${minutes > 1 ? "minutes" : "minute"}, at ${at}`;
  const hours = Math.ceil(minutes / 60);
  return `in ${hours} ${hours > 1 ? "hours" : "hour"}, after ${at}`;
}
