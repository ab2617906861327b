// The JSON API as the pages call it: one function, and one kind of error for every failure.

const CODE_BY_STATUS = {
  400: "invalid_request", 401: "unauthenticated", 403: "forbidden", 404: "not_found",
  409: "conflict", 410: "expired", 413: "body_too_large", 429: "rate_limited",
};

/** A failed call of the API: a problem as in RFC 9457, whose code is stable. */
export class Problem extends Error {
  constructor(status, { code, title, detail, fields, retry_after, captcha, help_url }) {
    super(title ?? code);
    this.status = status;
    this.code = code;
    this.detail = detail;
    this.fields = Array.isArray(fields) ? fields : [];
    this.retryAfter = retry_after;
    this.captcha = captcha === true;
    this.helpUrl = help_url;
  }
}

/** Calls the API and returns the parsed body, or null if there is none. Throws only a Problem. */
export async function call(method, path, body) {
  let response, text;
  try {
    response = await fetch(path, {
      method,
      credentials: "same-origin",
      cache: "no-store",
      redirect: "error",
      headers: { Accept: "application/json, application/problem+json", ...(body && { "Content-Type": "application/json" }) },
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(20_000),
    });
    text = await response.text();
  } catch {
    throw new Problem(0, { code: "offline" });
  }
  const data = parse(text);
  if (response.ok && (data || !text)) return data;
  // Errors of the gateway have no code, so the status gives the code.
  const code = data?.code ?? CODE_BY_STATUS[response.status] ?? "unavailable";
  const retry_after = data?.retry_after ?? (Number(response.headers.get("Retry-After")) || undefined);
  throw new Problem(response.status, { ...data, code, retry_after });
}

function parse(text) {
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}

/** A sentence for people that says what happened and what to do. */
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

/** The time of the next try, for the end of a sentence. */
export function moment(seconds) {
  if (!(seconds > 0)) return "in a moment";
  const at = new Date(Date.now() + seconds * 1000).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  if (seconds < 60) return `in ${Math.ceil(seconds)} ${seconds > 1 ? "seconds" : "second"}`;
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 60) return `in ${minutes} ${minutes > 1 ? "minutes" : "minute"}, at ${at}`;
  const hours = Math.ceil(minutes / 60);
  return `in ${hours} ${hours > 1 ? "hours" : "hour"}, after ${at}`;
}
