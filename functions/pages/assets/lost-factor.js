// @ts-check
// The page for people who have lost every second factor: from the code of a sign-in to the codes that turn the factors off or begin
// a wait, and from the links of that wait. Nothing is sent before a click, because mail scanners also run scripts.

import { mailedCode, notMailed, onSubmit, run, value } from "./form.js";
import { PENDING_SIGN_IN, byId, call, dayAndTime, explain, keep, kept, moment, nameOf, rememberName, show, showParts, t, takeToken, write } from "./page.js";

/** @import { Answer, Name, On } from "../types" */

const main = byId("main");
const form = byId("prove-form");
const { email_code, phone_code } = form.elements;

const token = takeToken();
const signIn = token ? undefined : kept(PENDING_SIGN_IN);
/** @type {Answer<"POST", "/v1/lost-factor">} */
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

if (token) show(token.startsWith("stopwait_") ? "stop" : token.startsWith("factorsoff_") ? "finish" : "over");
else if (signIn?.until > Date.now()) write("lost-name", nameOf(signIn.name));
else show("missing");

byId("report-button").addEventListener("click", ({ currentTarget }) =>
  run(byId("report"), currentTarget, async () => {
    report = await call("POST", "/v1/lost-factor", { challenge: signIn.challenge });
    offer(report.ways);
    show("ways");
  }, ended));

const sendCodes = mailedCode("email_code", async () => {
  await call("POST", "/v1/lost-factor/codes", { lost_factor_id: report.lost_factor_id });
  // Each new code ends the one before, by SMS as well.
  phone_code.value = "";
}, ended);

byId("send-button").addEventListener("click", ({ currentTarget }) =>
  run(byId("ways"), currentTarget, async () => {
    await sendCodes();
    show("codes");
  }, { ...notMailed, ...ended }));

byId("mail-alone-button").addEventListener("click", () => {
  offer(["wait"]);
  phone_code.value = "";
  email_code.focus();
});

const asksForBoth = () => !phone_code.closest("[hidden]");

onSubmit(form, async () => {
  const answer = await call("POST", "/v1/lost-factor/prove", {
    lost_factor_id: report.lost_factor_id,
    email_code: value(form, "email_code"),
    phone_code: asksForBoth() ? value(form, "phone_code") : undefined,
  });
  keep(PENDING_SIGN_IN, undefined);
  rememberName(signIn.name);
  if (answer.status === "factors_off") return show("off");
  write("ready-at", dayAndTime(answer.ready_at));
  show("waiting");
}, {
  ...ended,
  invalid_code: () => (asksForBoth()
    ? t("js-lost-factor-one-wrong")
    : { email_code: t("js-lost-factor-wrong") }),
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
  write("stopped-name", nameOf(stopped));
  write("stopped-at", dayAndTime(stopped.stopped_at));
  write("began-at", dayAndTime(stopped.began_at));
  show("stopped");
  return stopped;
});
link("finish", async () => {
  const off = await call("POST", "/v1/lost-factor/finish", { token });
  show("off");
  return off;
});
