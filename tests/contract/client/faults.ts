// What the types of the pages' scripts have to refuse. `tsc` fails if one of these lines has no error.

import type { Call } from "../../../functions/pages/types";

declare const call: Call;
declare const id: string;

// @ts-expect-error There is no such path.
call("GET", "/v1/sesion");
// @ts-expect-error The path has no such method.
call("PATCH", "/v1/session");
// @ts-expect-error The body has no such field.
call("POST", `/v1/device/${id}`, { decided: "approve" });
// @ts-expect-error The field has no such value.
call("POST", `/v1/device/${id}`, { decision: "perhaps" });
// @ts-expect-error The answer has no such field.
call("GET", "/v1/users?search=a").then(({ people }) => people);
// @ts-expect-error The field may be null.
call("GET", "/v1/account").then(({ email }) => email.length);
// @ts-expect-error A call without an answer gives null.
call("DELETE", "/v1/sessions").then(({ sessions }) => sessions);
