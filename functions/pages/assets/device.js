// @ts-check
// Approving a desktop app that shows a code. Opening the page, also by a link with the code, does nothing: the person sends the
// code, sees what asks, decides, and enters the password again. A reload shows the same step again, as it is then.

import { alertIn, onSubmit, run, value } from "./form.js";
import { byId, call, explain, keep, kept, linked, nameOf, session, show, showMe, steps, t, time, toSignIn, write } from "./page.js";
import { change, ended, unchanged } from "./settings.js";

/** @import { Answer, Step } from "../types" */

const form = byId("device-form");
const { user_code: field } = form.elements;

// The tab keeps the code while its person signs in.
const PENDING = "device";
// The code of the request that the page shows, as the API writes it.
/** @type {string} */
let shown;

/** Takes the code from the link that the app has made, and removes it from the address bar. */
function takeCode() {
  const { hash, search, pathname } = location;
  const given = [hash.slice(1), search].map((part) => new URLSearchParams(part).get("user_code")).find(Boolean);
  // A link begins anew, whatever step its tab was at.
  if (hash || search) history.replaceState(given ? null : history.state, "", pathname);
  if (given) keep(PENDING, given);
  return given ?? kept(PENDING) ?? "";
}

field.value = takeCode();
const at = steps(open);
let who = session;
// Why the page asks for the code again.
let reason = "";
// Another link in the same tab changes only the fragment.
addEventListener("hashchange", () => location.hash.startsWith("#user_code=") && location.reload());

async function load() {
  try {
    const own = await who();
    who = () => call("GET", "/v1/session");
    showMe(own);
    for (const place of document.querySelectorAll("[data-approver]")) place.textContent = nameOf(own);
  } catch (problem) {
    if (problem.code === "unauthenticated") return toSignIn();
    show("unavailable");
    alertIn(byId("retry-button").parentElement, explain(problem));
    return;
  }
  open(at.here);
}

/** @param {Step | null} step */
function open(step) {
  const { step: state, code } = /** @type {{ step?: string, code?: string }} */ (step ?? {});
  if (state === "approved" && code) shown = code;
  if (state === "confirm" && code) return lookUp(code);
  show(state ?? "ready");
  if (state) return;
  alertIn(form, reason);
  reason = "";
}

/**
 * Shows a request again, which may be over.
 * @param {string} code
 */
async function lookUp(code) {
  try {
    showRequest(await call("GET", `/v1/device/${encodeURIComponent(code)}`));
  } catch (problem) {
    if (problem.code === "unauthenticated") return toSignIn();
    over(problem.code === "expired" ? t("js-device-over") : explain(problem));
  }
}

/** @returns {`/v1/device/${string}`} */
const path = () => `/v1/device/${encodeURIComponent(shown)}`;

/** @param {Answer<"GET", `/v1/device/${string}`>} request */
function showRequest({ user_code, device, address, same_address, requested_at }) {
  shown = user_code;
  write("request-code", user_code);
  write("request-device", device ? t("js-device-name-quoted", { name: device }) : t("js-device-no-name"));
  write("request-address", address);
  byId("request-time").replaceChildren(time(requested_at));
  byId("same-address").hidden = !same_address;
  byId("other-address").hidden = same_address;
  show("confirm");
}

/**
 * Goes back to the code.
 * @param {string} why
 */
function over(why) {
  form.reset();
  keep(PENDING, undefined);
  reason = why;
  at.first();
}

onSubmit(form, async () => {
  keep(PENDING, field.value);
  showRequest(await call("GET", `/v1/device/${encodeURIComponent(value(form, "user_code"))}`));
  at.next({ step: "confirm", code: shown });
}, {
  ...ended,
  expired: () => ({ user_code: t("js-device-unknown") }),
  not_found: () => ({ user_code: field.dataset.wrong }),
});

byId("approve-button").addEventListener("click", ({ currentTarget }) => run(byId("request"), currentTarget, async () => {
  await change("POST", path(), { decision: "approve" });
  keep(PENDING, undefined);
  at.stay({ step: "approved", code: shown });
  show("approved");
}, { ...unchanged, expired: () => over(t("js-device-over")) }));

async function deny() {
  await call("POST", path(), { decision: "deny" });
  keep(PENDING, undefined);
  at.stay({ step: "denied" });
  show("denied");
}

byId("deny-button").addEventListener("click", ({ currentTarget }) => run(byId("request"), currentTarget, deny, { ...ended, expired: () => over(t("js-device-over")) }));
byId("take-back-button").addEventListener("click", ({ currentTarget }) => run(byId("approved"), currentTarget, deny, {
  ...ended,
  expired: () => linked("js-device-signed-in", "/settings/account#devices"),
}));
byId("retry-button").addEventListener("click", load);
// A page from the browser's history may show a request that was decided since.
addEventListener("pageshow", ({ persisted }) => persisted && load());
load();
