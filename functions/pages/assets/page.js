// @ts-check
// Code that all pages share: the state and the steps of a page, safe ways to write to it, the secret in its address, the tab's
// storage, who is signed in, times, dialogs, countdowns, and the calls of the API.

/** @import { Call, Failure, Name, Part, Session, Step, Verb } from "../types" */

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

/** What stands between two sentences: a blank, or nothing. */
export const GAP = t("js-between-sentences");

/**
 * These sentences one after the other, without those that are empty.
 * @param {(string | undefined | null | false)[]} all
 */
export const sentences = (...all) => all.filter(Boolean).join(GAP);

/** What the root of an account with users is called. */
export const rootLabel = document.body.dataset.rootLabel ?? t("js-root");

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
  // The focus moves to the one thing to do or to the new heading, because the control that had it may be gone.
  const heading = main.querySelector(`[data-when~="${state}"] h1, h1[data-when~="${state}"]`);
  if (!heading) return;
  // The visible text: a part of the heading may be hidden.
  document.title = `${heading.innerText} · ${brand}`;
  const first = [...main.querySelectorAll(`[data-when~="${state}"] [autofocus]`)].find((part) => part.checkVisibility());
  (first ?? heading).focus();
}

/**
 * The steps of a page. Each is an entry of the tab's history, so that Back leads one step back inside the page, and a reload opens
 * the step again. A step holds what its part of the page needs, and no secret. `open` shows a step; null is the first one. `here`
 * is the current step, `next` and `stay` enter a step behind it and in its place, and `first` leads back to the first one.
 * @param {(step: Step | null) => unknown} open
 */
export function steps(open) {
  // An address that is opened anew begins anew. If it is the one that was open, browsers keep the state of its entry.
  const [entry] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  if (entry?.type === "navigate") history.replaceState(null, "");
  /** @type {Step | null} */
  let here = history.state;
  let { hash } = location;
  const depth = () => here?.depth ?? 0;
  addEventListener("popstate", ({ state }) => {
    // A link to a part of the page has made an entry of its own.
    const followed = location.hash && location.hash !== hash;
    ({ hash } = location);
    if (state === null && followed) return history.replaceState(here, "");
    here = state;
    open(here);
  });
  return {
    get here() { return here; },
    /** @param {Step} step */
    next(step) {
      here = { ...step, depth: depth() + 1 };
      history.pushState(here, "");
    },
    /** @param {Step} step */
    stay(step) {
      here = { ...step, depth: depth() };
      history.replaceState(here, "");
    },
    first() {
      if (depth()) return history.go(-depth());
      here = null;
      history.replaceState(here, "");
      open(here);
    },
  };
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

// A token as a link carries it: its kind, two ids, and the secret.
const TOKEN = /[a-z]+_[a-z2-7]{26}\.[a-z2-7]{26}\.[\w-]{43}/;

/** @param {string} text */
const unescaped = (text) => text.replace(/%[0-9a-f]{2}/gi, (code) => String.fromCharCode(parseInt(code.slice(1), 16)));

/**
 * Takes the token of the link that led to this page, and removes it from the address bar at once, so that no history, bookmark or
 * screenshot has it. The token is in the fragment; a mail program may have escaped the `#`, broken the line, doubled the link or
 * added characters. Without a token, `fault` is the state that says so: "damaged" if there was more than the page's own address,
 * or else "missing". Another link in the same tab changes only the fragment, so the page then reloads.
 */
export function takeToken() {
  const { pathname, search, hash } = location;
  const path = `/${pathname.match(/[\w-]+/)?.[0].toLowerCase()}`;
  // Escapes may be escaped again. Nothing but visible ASCII belongs to a token, and a broken line may begin with a quotation mark.
  const text = unescaped(unescaped(pathname + search + hash)).replace(/=?[\s>]+|[^!-~]/g, "");
  const token = text.match(TOKEN)?.[0] ?? "";
  const damaged = pathname !== path || Boolean(token) || /token/i.test(text);
  // A new link begins with the page's first step.
  if (damaged) history.replaceState(null, "", path);
  addEventListener("hashchange", () => /token/i.test(location.hash) && location.reload());
  return { token, fault: damaged ? "damaged" : "missing" };
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

/**
 * A name as people read and type it: a user of an account is `account/user`.
 * @param {Name} name
 */
export const nameOf = ({ account, user }) => (user ? `${account}/${user}` : account);

/**
 * The name that a person has typed. What follows the last `/` is a user name, unless it has an `@`: then it belongs to an address,
 * which may have a `/` in front of the `@`.
 * @param {string} text
 * @returns {Name}
 */
export function parseName(text) {
  const [, account, user] = text.match(/^(.*\S)\s*\/\s*([^\/@\s]+)$/) ?? [];
  return user ? { account, user } : { account: text };
}

// Who is signed in. The page comes with the menu of the account if the browser has sent the cookie of a session, which may be over.

export const hadSession = document.body.dataset.hadSession !== undefined;

/** @type {Promise<Session> | undefined} */
let asked;

/** The session as the page finds it when it opens: the menu and the page itself ask once. */
export function session() {
  asked ??= call("GET", "/v1/session").catch((problem) => {
    asked = undefined;
    throw problem;
  });
  return asked;
}

// The name that last signed in or chose a password in this tab, and why a sign-in is asked for. The sign-in page says both.
const LAST_NAME = "last-name";
const WHY = "why-sign-in";

/** @returns {Partial<Name>} */
export const lastName = () => kept(LAST_NAME) ?? {};

/** @param {Name} name */
export const keepLastName = ({ account, user }) => keep(LAST_NAME, { account, user });

/**
 * Takes the reason for which the tab came to the sign-in: "signed-out" or "ended".
 * @returns {string | undefined}
 */
export function takeWhy() {
  const why = kept(WHY);
  keep(WHY, undefined);
  return why;
}

/** Leads to the sign-in, and from there back to this page. */
export function toSignIn() {
  if (hadSession) keep(WHY, "ended");
  location.replace(`/sign-in?next=${location.pathname}`);
}

/**
 * The next page: the path that asked for a sign-in, or the settings. The code uses the whole resolved address and never the
 * text of the query, because a path could become another site's address when the browser resolves it again.
 */
export function nextPage() {
  const next = new URLSearchParams(location.search).get("next") ?? "";
  try {
    const url = new URL(next, location.origin);
    if (next.startsWith("/") && url.origin === location.origin) return url.href;
  } catch {
    // The text is not an address.
  }
  return "/settings/account";
}

async function signOut() {
  const menu = byId("account-menu");
  try {
    await call("POST", "/v1/sign-out");
  } catch (problem) {
    if (problem.code !== "unauthenticated") {
      menu.querySelector("[role=alert]").textContent = explain(problem);
      return;
    }
  }
  keep(WHY, "signed-out");
  location.assign("/sign-in");
}

/**
 * Whether the session may manage the users of the account, and whether it may see them.
 * @param {Pick<Session, "role" | "permissions">} session
 */
export const managesUsers = ({ role, permissions }) => role === "root" || permissions.includes("users:manage");
/** @param {Session} session */
export const seesUsers = (session) => managesUsers(session) || session.permissions.includes("users:read");

/**
 * Says in the header and on the page who is signed in. Pages that read the session again say it again: in another tab, somebody else may
 * have signed in since.
 * @param {Session} own
 */
export function showMe(own) {
  if (!hadSession) return;
  keepLastName(own);
  for (const place of document.querySelectorAll("[data-me]")) place.textContent = nameOf(own);
  byId("menu-users").hidden = !seesUsers(own);
}

/** Shows the menu of the account, or hides it if the session has ended. Pages that end every session look again. */
export async function fillAccountMenu() {
  if (!hadSession) return;
  asked = undefined;
  try {
    showMe(await session());
  } catch (problem) {
    if (problem.code === "unauthenticated") showParts(/** @type {Part} */ (document.body), "session", "out");
  }
}

/** A short name by which people recognise this device in their list, such as “Firefox (Linux)”. It is stored, and the same in every language. */
export function deviceName() {
  const agent = navigator.userAgent;
  /** @param {[RegExp, string][]} table */
  const find = (table) => table.find(([pattern]) => pattern.test(agent))?.[1];
  // The order matters, because most browsers also name other browsers.
  const browser = find([
    [/Edg/, "Edge"], [/OPR/, "Opera"], [/SamsungBrowser/, "Samsung Internet"], [/Firefox|FxiOS/, "Firefox"],
    [/Chrome|CriOS/, "Chrome"], [/Safari/, "Safari"],
  ]) ?? t("js-browser");
  const system = find([
    [/Android/, "Android"], [/iPhone|iPod/, "iPhone"], [/iPad/, "iPad"], [/Windows/, "Windows"], [/CrOS/, "ChromeOS"],
    [/Mac OS X/, "macOS"], [/Linux/, "Linux"],
  ]);
  return system ? `${browser} (${system})` : browser;
}

// Times, as people write them.

/**
 * The day of a moment, in full.
 * @param {string} at
 */
export const day = (at) => new Date(at).toLocaleDateString(language, { dateStyle: "long" });

/**
 * The day and time of a moment.
 * @param {string} at
 */
export const dayAndTime = (at) => t("js-day-and-time", { day: day(at), time: timeOfDay(at) });

/**
 * The time of day of a moment.
 * @param {string} at
 */
export const timeOfDay = (at) => new Date(at).toLocaleTimeString(language, { timeStyle: "short" });

/**
 * The time between now and a moment, with the exact time as a tooltip.
 * @param {string} at
 */
export function time(at) {
  const date = new Date(at);
  return element("time", { dateTime: at, title: date.toLocaleString(language), textContent: relative((date.getTime() - Date.now()) / 1000) });
}

/** @type {[Intl.RelativeTimeFormatUnit, number][]} */
const UNITS = [["day", 86_400], ["hour", 3_600], ["minute", 60], ["second", 1]];

const relativeTimes = new Intl.RelativeTimeFormat(language, { numeric: "auto" });

/** @param {number} seconds */
function relative(seconds) {
  const [unit, size] = UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? UNITS[3];
  return relativeTimes.format(Math.round(seconds / size), unit);
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
    (left) => { wait.textContent = left ? t("js-pause", { clock: clock(left) }) : ""; },
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
  constructor(status, { code, title, detail, fields, retry_after, captcha, help_url, tries_left }) {
    super(title ?? code);
    this.status = status;
    this.code = code;
    this.detail = detail ?? "";
    this.fields = Array.isArray(fields) ? fields : [];
    this.retryAfter = retry_after ?? 0;
    this.captcha = captcha === true;
    this.helpUrl = help_url ?? "";
    /** The tries that are left for a code, if they are counted. */
    this.triesLeft = tries_left;
  }
}

/**
 * Calls the API and returns the parsed body, or null if there is none. Throws only a Problem.
 * @type {Call}
 */
export async function call(method, path, body) {
  const { response, text } = await send(method, path, "application/json", body);
  const data = parse(text);
  if (response.status === 204 || (response.ok && data)) return data;
  // A connection that ends in the middle can look like an empty answer.
  if (response.ok && !text) throw new Problem(0, { code: "offline" });
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
      return t("js-offline");
    case "rate_limited":
      return t("js-rate-limited", { when: moment(problem.retryAfter) });
    case "captcha_unsolved":
      return t("js-captcha-unsolved");
    case "captcha_failed":
      return t("js-captcha-failed");
    case "internal":
    case "unavailable":
      return t("js-unavailable", { when: moment(problem.retryAfter) });
    default:
      return problem.detail || t("js-failed");
  }
}

/**
 * The time of the next try, as part of a sentence.
 * @param {number} seconds
 */
export function moment(seconds) {
  if (!(seconds > 0)) return t("js-moment-soon");
  if (seconds < 60) return relativeTimes.format(Math.ceil(seconds), "second");
  const time = timeOfDay(new Date(Date.now() + seconds * 1000).toISOString());
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 60) return t("js-moment-at", { in: relativeTimes.format(minutes, "minute"), time });
  return t("js-moment-after", { in: relativeTimes.format(Math.ceil(minutes / 60), "hour"), time });
}

byId("sign-out-button")?.addEventListener("click", signOut);
fillAccountMenu();
