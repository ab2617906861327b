// @ts-check
// The JSON API as the pages call it: one function, and one kind of error for every failure.

/** @import { Call, Failure, Verb } from "../types" */

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
