// @ts-check
// The rules for signing in to the account, which its root alone sees and changes.

import { byField, onSubmit } from "./form.js";
import { byId, call, language, t, write } from "./page.js";
import { change, unchanged } from "./settings.js";

/** @import { Answer, Fault, Part } from "../types" */
/** @typedef {Answer<"GET", "/v1/account/policy">} Policy */
/** @typedef {Policy["kinds"][number]} Kind */

const form = byId("policy-form");
const { two_factor, web, web_unit, app_life, app_life_unit, trusted_browsers, lost_factor } = form.elements;
const boxes = [...form.querySelectorAll("[name=kinds]")];
// The fields of this form, by the names that the API gives them.
/** @type {Record<string, string>} */
const FIELDS = { "session_seconds.web": "web", "session_seconds.app": "app_life" };
/** @type {[number, string][]} */
const UNITS = [[86_400, "day"], [3_600, "hour"], [60, "minute"]];

/** @type {Policy} */
let policy;

/** Shows the rules. */
export async function loadPolicy() {
  fill(await call("GET", "/v1/account/policy"));
}

/** @param {Policy} current */
function fill(current) {
  policy = current;
  form.reset();
  two_factor.checked = policy.two_factor === "required";
  for (const box of boxes) box.checked = policy.kinds.some((kind) => kind === box.value);
  const { web: inBrowsers, app: inApps } = policy.session_seconds;
  [web.value, web_unit.value] = shown(inBrowsers);
  [app_life.value, app_life_unit.value] = shown(inApps);
  trusted_browsers.checked = policy.trusted_browsers;
  lost_factor.checked = policy.lost_factor === "self";
  showKinds();
}

/**
 * The largest unit in which a life is a whole number, or else minutes.
 * @param {number} seconds
 */
const unitOf = (seconds) => UNITS.find(([size]) => seconds % size === 0) ?? UNITS[2];

/**
 * The number and the unit that the fields show.
 * @param {number} seconds
 */
function shown(seconds) {
  const [size] = unitOf(seconds);
  return [String(Math.round((seconds / size) * 100) / 100), String(size)];
}

/**
 * The seconds that the fields show. A life that is shown rounded is sent as it was, unless the person changes it.
 * @param {Part} control
 * @param {Part} unit
 * @param {number} was
 */
function seconds(control, unit, was) {
  const [number, size] = shown(was);
  return control.value === number && unit.value === size ? was : Math.round(Number(control.value) * Number(unit.value));
}

/** @param {number} seconds */
function words(seconds) {
  const [size, unit] = unitOf(seconds);
  return new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long", maximumFractionDigits: 2 }).format(seconds / size);
}

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
    session_seconds: {
      web: seconds(web, web_unit, policy.session_seconds.web),
      app: seconds(app_life, app_life_unit, policy.session_seconds.app),
    },
    trusted_browsers: trusted_browsers.checked,
    lost_factor: lost_factor.checked ? "self" : "administrator",
  }));
  write("policy-saved", t("js-policy-saved"));
}, {
  ...unchanged,
  invalid_request: ({ fields }) =>
    byField(fields.map((each) => ({ ...each, field: FIELDS[each.field] ?? each.field })), sentence),
});

/** @param {Fault} fault */
function sentence({ field, code, detail }) {
  if (field === "kinds") return t("js-policy-no-kind");
  const limit = words(Number(detail.match(/\d+/)?.[0]));
  return t(code === "too_long" ? "js-policy-too-long" : "js-policy-too-short", { limit });
}
