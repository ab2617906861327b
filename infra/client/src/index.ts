/**
 * The API of Rekey, typed by `infra/openapi.yaml`: `api.ts` is generated from it, and every call is checked against it.
 *
 * Works in browsers, in Node 18 and later, and in every other runtime with `fetch`.
 */

import createClient, { type Client } from "openapi-fetch";
import type { components, paths } from "./api.js";

export type { components, operations, paths } from "./api.js";

/** The schemas of the contract, by name. */
export type Schemas = components["schemas"];

/** A call that failed: a problem as in RFC 9457. Decide by its `code`, which is stable. */
export class RekeyError extends Error {
  readonly status: number;
  readonly code: string;
  /** Undefined if the answer came from the gateway in front of Rekey, which sends no problems. */
  readonly problem: Schemas["Problem"] | undefined;

  constructor(status: number, body: unknown) {
    const problem = isProblem(body) ? body : undefined;
    super(problem?.detail ?? `Rekey answered ${status}.`);
    this.name = "RekeyError";
    this.status = status;
    this.code = problem?.code ?? (status === 429 ? "rate_limited" : "unavailable");
    this.problem = problem;
  }
}

function isProblem(body: unknown): body is Schemas["Problem"] {
  return typeof body === "object" && body !== null && "code" in body;
}

/**
 * The calls of the Rekey at `baseUrl`. An app gives its token by `token`, which is asked before each call; a page of the same
 * site needs none, because the browser sends its cookie.
 */
export function rekey(baseUrl: string, token: () => string | undefined = () => undefined): Client<paths> {
  const client = createClient<paths>({ baseUrl, cache: "no-store", redirect: "error" });
  client.use({
    onRequest({ request }) {
      const bearer = token();
      if (bearer) request.headers.set("Authorization", `Bearer ${bearer}`);
      return request;
    },
  });
  return client;
}

/** The body of an answer. Throws a {@link RekeyError} if the call failed. */
export async function body<Data>(call: Promise<{ data?: Data; error?: unknown; response: Response }>): Promise<Data> {
  const { data, error, response } = await call;
  if (!response.ok) throw new RekeyError(response.status, error);
  // An answer without a body has none in its type either.
  return data as Data;
}
