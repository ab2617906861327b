// @ts-check
// The page for people who have lost every second factor: from the code of a sign-in to the codes that turn the factors off or begin
// a wait, and from the links of that wait. Nothing is sent before a click, because mail scanners also run scripts. A reload shows
// the same step again, and asks for no new code.

import { mailedCode, notMailed, onSubmit, run, value, withTries } from "./form.js";
import {
  PENDING_SIGN_IN, byId, call, dayAndTime, explain, keep, keepLastName, kept, moment, nameOf, rememberName, show, showParts, steps, t, takeToken, write,
} from "./page.js";

/** @import { Answer, Name, On, Step } from "../types" */

const main = byId("main");
const form = byId("prove-form");
const { email_code, phone_code } = form.elements;

const { token, fault } = takeToken();
const signIn = token || fault === "damaged" ? undefined : kept(PENDING_SIGN_IN);
const at = steps(open);
/** @type {Pick<Answer<"POST", "/v1/lost-factor">, "lost_factor_id" | "ways">} */
let report;

/**
 * For `on`: what ends the way to the codes.
 * @type {On}
 */
const ended = {
  expired: () => show("expired"),
  forbidden: () => show("forbidden"),
  support_required: ({ helpUrl }) => {
    byId("support-link").href = helpUrl || "/support";
    show("support");
  },
};

/**
 * Shows the parts for the ways that are open: two codes alone, two codes or the wait, or the wait alone.
 * @param {string[]} ways
 */
function offer(ways) {
  const two = ways.includes("two_contacts");
  showParts(main, "proof", two && ways.includes("wait") ? "two_contacts_or_wait" : two ? "two_contacts" : "wait");
}

/** The first step: behind a link, or after a sign-in that waits for a code. */
function begin() {
  if (token) return show(token.startsWith("stopwait_") ? "stop" : token.startsWith("factorsoff_") ? "finish" : "over");
  if (!(signIn?.until > Date.now())) return show(fault);
  write("lost-name", nameOf(signIn.name));
  show("ready");
}

/** @param {Step | null} step */
function open(step) {
  if (!step) return begin();
  const { report: given, ways, texts } = /** @type {{ report?: typeof report, ways?: string[], texts?: Record<string, string> }} */ (step);
  if (given) report = given;
  if (ways) offer(ways);
  for (const [id, text] of Object.entries(texts ?? {})) write(id, text);
  show(step.step);
}

/**
 * Shows a step behind the one before, or in its place.
 * @param {"next" | "stay"} verb
 * @param {Step} step
 */
function go(verb, step) {
  at[verb](step);
  open(step);
}

open(at.here);

byId("report-button").addEventListener("click", ({ currentTarget }) =>
  run(byId("report"), currentTarget, async () => {
    const { lost_factor_id, ways } = await call("POST", "/v1/lost-factor", { challenge: signIn.challenge });
    go("next", { step: "ways", report: { lost_factor_id, ways }, ways });
  }, ended));

const sendCodes = mailedCode("email_code", async () => {
  await call("POST", "/v1/lost-factor/codes", { lost_factor_id: report.lost_factor_id });
  // Each new code ends the one before, by SMS as well.
  phone_code.value = "";
}, ended);

byId("send-button").addEventListener("click", ({ currentTarget }) =>
  run(byId("ways"), currentTarget, async () => {
    await sendCodes();
    form.reset();
    go("next", { step: "codes", report, ways: report.ways });
  }, { ...notMailed, ...ended }));

byId("mail-alone-button").addEventListener("click", () => {
  phone_code.value = "";
  go("next", { step: "codes", report, ways: ["wait"] });
});

const asksForBoth = () => !phone_code.closest("[hidden]");

onSubmit(form, async () => {
  const answer = await call("POST", "/v1/lost-factor/prove", {
    lost_factor_id: report.lost_factor_id,
    email_code: value(form, "email_code"),
    phone_code: asksForBoth() ? value(form, "phone_code") : undefined,
  });
  keep(PENDING_SIGN_IN, undefined);
  if (signIn) keepLastName(signIn.name);
  if (answer.status === "factors_off") return go("stay", { step: "off" });
  go("stay", { step: "waiting", texts: { "ready-at": dayAndTime(answer.ready_at) } });
}, {
  ...ended,
  invalid_code: (problem) => (asksForBoth()
    ? withTries(t("js-lost-factor-one-wrong"), problem)
    : { email_code: withTries(t("js-lost-factor-wrong"), problem) }),
  rate_limited: (problem) => (problem.fields.some(({ code }) => code === "used_up")
    ? t("js-lost-factor-used-up", { when: moment(problem.retryAfter) })
    : explain(problem)),
});

/**
 * Wires the button of a page behind a link, which is good for one click. `use` shows what the call answers.
 * @param {string} name
 * @param {() => Promise<Name>} use
 */
function link(name, use) {
  const button = byId(`${name}-button`);
  button.addEventListener("click", () =>
    // The next page asks for the name.
    run(byId(name), button, async () => rememberName(await use()), { expired: () => show("over") }));
}

link("stop", async () => {
  const stopped = await call("POST", "/v1/lost-factor/stop", { token });
  const texts = { "stopped-name": nameOf(stopped), "stopped-at": dayAndTime(stopped.stopped_at), "began-at": dayAndTime(stopped.began_at) };
  go("stay", { step: "stopped", texts });
  return stopped;
});
link("finish", async () => {
  const off = await call("POST", "/v1/lost-factor/finish", { token });
  go("stay", { step: "off" });
  return off;
});
