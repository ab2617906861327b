// @ts-check
// The rules for signing in to the account, which its root alone sees and changes.

import { call } from "./api.js";
import { byField, onSubmit } from "./form.js";
import { byId, write } from "./page.js";
import { change, unchanged } from "./reauthenticate.js";

/** @import { Answer, Fault, Part, Session } from "../types" */
/** @typedef {Answer<"GET", "/v1/account/policy">} Policy */
/** @typedef {Policy["kinds"][number]} Kind */

const form = byId("policy-form");
const { two_factor, web, app_life, trusted_browsers, lost_factor } = form.elements;
const boxes = [...form.querySelectorAll("[name=kinds]")];
// The fields of this form, by the names that the API gives them.
/** @type {Record<string, string>} */
const FIELDS = { "session_seconds.web": "web", "session_seconds.app": "app_life" };
const HOUR = 3600;

/** @type {Policy} */
let policy;

/**
 * Shows the rules if the signed-in person is the root.
 * @param {Session} session
 */
export async function loadPolicy({ role }) {
  byId("policy").hidden = role !== "root";
  if (role === "root") fill(await call("GET", "/v1/account/policy"));
}

/** @param {Policy} current */
function fill(current) {
  policy = current;
  form.reset();
  two_factor.checked = policy.two_factor === "required";
  for (const box of boxes) box.checked = policy.kinds.some((kind) => kind === box.value);
  web.value = hours(policy.session_seconds.web);
  app_life.value = hours(policy.session_seconds.app);
  trusted_browsers.checked = policy.trusted_browsers;
  lost_factor.checked = policy.lost_factor === "self";
  showKinds();
}

/** @param {number} seconds */
const hours = (seconds) => String(Math.round((seconds / HOUR) * 100) / 100);

// A life that is shown rounded is sent as it was, unless the person changes it.
/**
 * @param {Part} control
 * @param {number} was
 */
const seconds = (control, was) => (control.value === hours(was) ? was : Math.round(Number(control.value) * HOUR));

function showKinds() {
  byId("policy-kinds").hidden = !two_factor.checked;
}

/**
 * The chosen kinds, and those that this page does not show.
 * @returns {Policy["kinds"]}
 */
function kinds() {
  const shown = boxes.map(({ value }) => value);
  const others = policy.kinds.filter((kind) => !shown.includes(kind));
  return [...boxes.filter(({ checked }) => checked).map(({ value }) => /** @type {Kind} */ (value)), ...others];
}

two_factor.addEventListener("change", showKinds);
form.addEventListener("input", () => write("policy-saved", ""));
onSubmit(form, async () => {
  fill(await change("PATCH", "/v1/account/policy", {
    two_factor: two_factor.checked ? "required" : "optional",
    kinds: kinds(),
    session_seconds: { web: seconds(web, policy.session_seconds.web), app: seconds(app_life, policy.session_seconds.app) },
    trusted_browsers: trusted_browsers.checked,
    lost_factor: lost_factor.checked ? "self" : "administrator",
  }));
  write("policy-saved", "Saved. The rules apply from the next sign-in on.");
}, {
  ...unchanged,
  invalid_request: ({ fields }) =>
    byField(fields.map((each) => ({ ...each, field: FIELDS[each.field] ?? each.field })), sentence),
});

/** @param {Fault} fault */
function sentence({ field, detail }) {
  if (field === "kinds") return "Choose at least one.";
  const limit = Number(detail.match(/\d+/)?.[0]);
  return detail.startsWith("At most") ? `At most ${hours(limit)} hours: sessions of this service last no longer.` : "At least 5 minutes, which is 0.1 hours.";
}
