// @ts-check
// The last step of a recovery, by a link or by a code: the account, the new password, and the time left.

import { onSubmit, signInOnClick, watchPassword } from "./form.js";
import { announce, byId, call, clock, countdown, element, fillAccountMenu, keep, keepLastName, kept, nameOf, rootLabel, show, steps, t, write } from "./page.js";

/** @import { Answer, Name, Step } from "../types" */
/** @typedef {Omit<Answer<"POST", "/v1/recovery/consume">, "expires_in"> & { until: number, chosen?: number }} Held */

const form = byId("password-form");
/** @type {ReturnType<typeof steps>} */
let at;
let over = () => {};
/** @type {() => void} */
let stop;

// The ticket. The tab keeps it until it is used or its time is up, so that a reload comes back to the choice.
const TICKET = "ticket";
/** @type {Held} */
let held = /** @type {never} */ (undefined);

/** @param {Held} [news] */
function hold(news) {
  held = /** @type {Held} */ (news);
  keep(TICKET, held);
}

/**
 * The steps of a page that ends with this one. `own` opens the steps before it. `done` is called when the password is changed.
 * @param {(step: Step | null) => unknown} own
 */
export function recoverySteps(own, done = over) {
  over = done;
  /** @param {Step | null} step */
  const open = (step) => openLast(step) || own(step);
  at = steps(open);
  return { at, open };
}

/**
 * Opens the step if it is one of this module's, and says whether it is.
 * @param {Step | null} step
 */
function openLast(step) {
  stop?.();
  if (step?.step === "choose") return resume();
  if (step?.step === "time-up") show("time-up");
  else if (step?.step === "done") showDone(/** @type {Name} */ (step.name));
  else return false;
  return true;
}

/**
 * Goes on with the answer to a consumed link or code.
 * @param {Answer<"POST", "/v1/recovery/consume">} answer
 */
export function choose({ expires_in, ...answer }) {
  hold({ ...answer, until: Date.now() + expires_in * 1000 });
  form.reset();
  at.next({ step: "choose" });
  resume();
}

/** Shows the choice. Without a ticket, which may be used, there is nothing to show. */
function resume() {
  hold(kept(TICKET));
  if (!held) return false;
  list();
  byId("principals-more").hidden = !held.more;
  fileUnder();
  show("choose");
  stop = countdown((held.until - Date.now()) / 1000, tick, () => leave({ step: "time-up" }));
  return true;
}

const chosen = () => held?.principals[held.principals.length === 1 ? 0 : Number(form.elements.principal?.value || NaN)];

function list() {
  const { principals } = held;
  const several = principals.length > 1;
  write("principals-legend", t(several ? "js-recover-several" : "js-recover-one"));
  byId("principal-list").replaceChildren(...principals.map((principal, index) => (several ? option(principal, index) : label(principal))));
}

/**
 * @param {Name} principal
 * @param {number} index
 */
function option(principal, index) {
  const radio = element("input", { type: "radio", name: "principal", value: index, required: true, checked: index === held.chosen });
  radio.dataset.missing = t("js-recover-missing");
  radio.setAttribute("aria-describedby", "principal-error");
  return element("label", { className: "choice" }, radio, label(principal));
}

/** @param {Name} principal */
function label({ account, user }) {
  const name = element("strong", { textContent: nameOf({ account, user }) });
  // The root of an account without users is just the account. Of its users, the page knows those in the list.
  const beside = held.principals.some((other) => other.account === account && other.user);
  const role = user ? t("js-recover-user", { account }) : beside ? rootLabel : "";
  return element("span", { className: "principal" }, name, role && element("span", { className: "hint", textContent: role }));
}

// The time left matters when it gets short.
const SHORT = 120;

/** @param {number} left */
function tick(left) {
  byId("time-left").parentElement.hidden = left > SHORT;
  write("time-left", t("js-recover-time-left", { time: clock(left) }));
  if (left === SHORT || left === 60) announce(t("js-recover-minutes-left", { minutes: left / 60 }));
}

/**
 * Removes the ticket and the typed password of a finished or failed recovery.
 * @param {Step} step
 */
function leave(step) {
  hold(undefined);
  form.reset();
  at.stay(step);
  openLast(step);
}

/** @param {Name} name */
function showDone(name) {
  keepLastName(name);
  write("done-name", nameOf(name));
  show("done");
}

// Password managers read the name from here.
function fileUnder() {
  const principal = chosen();
  form.elements.username.value = principal ? nameOf(principal) : "";
}

form.addEventListener("input", ({ target }) => {
  if (target.name === "principal") hold({ ...held, chosen: Number(target.value) });
  fileUnder();
});
watchPassword(form, () => [chosen()?.account, chosen()?.user]);
onSubmit(form, async () => {
  const { account, user } = chosen();
  const new_password = form.elements.new_password.value;
  const name = await call("POST", "/v1/recovery/password", { ticket: held.ticket, account, user: user ?? undefined, new_password });
  signInOnClick(byId("sign-in-link"), name, new_password);
  over();
  leave({ step: "done", name: { account: name.account, user: name.user } });
  fillAccountMenu();
}, { expired: () => leave({ step: "time-up" }) });
