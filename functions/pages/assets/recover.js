// @ts-check
// The last step of a recovery, by a link or by a code: the account, the new password, and the time left.

import { onSubmit, watchPassword } from "./form.js";
import { announce, byId, call, clock, countdown, element, nameOf, rememberName, show, t, write } from "./page.js";

/** @import { Answer, Name } from "../types" */

const form = byId("password-form");
let ticket = "";
/** @type {() => void} */
let stop;
/** @type {Answer<"POST", "/v1/recovery/consume">["principals"]} */
let principals = [];

/**
 * Opens the step with the answer to a consumed link or code.
 * @param {Answer<"POST", "/v1/recovery/consume">} answer
 */
export function choose(answer) {
  ({ ticket, principals } = answer);
  form.reset();
  list();
  byId("principals-more").hidden = !answer.more;
  fileUnder();
  stop?.();
  stop = countdown(answer.expires_in, tick, () => leave("time-up"));
  show("choose");
}

const chosen = () => (principals.length === 1 ? principals[0] : principals[Number(form.elements.principal?.value)]);

function list() {
  const several = principals.length > 1;
  write("principals-legend", t(several ? "js-recover-several" : "js-recover-one"));
  byId("principal-list").replaceChildren(...principals.map((principal, index) => (several ? option(principal, index) : label(principal))));
}

/**
 * @param {Name} principal
 * @param {number} index
 */
function option(principal, index) {
  const radio = element("input", { type: "radio", name: "principal", value: index, required: true });
  radio.dataset.missing = t("js-recover-missing");
  radio.setAttribute("aria-describedby", "principal-error");
  return element("label", { className: "choice" }, radio, label(principal));
}

/** @param {Name} principal */
function label({ account, user }) {
  const name = element("strong", { textContent: user || account });
  const role = element("span", { className: "hint", textContent: user ? t("js-recover-user", { account }) : t("js-recover-root") });
  return element("span", { className: "principal" }, name, role);
}

/** @param {number} left */
function tick(left) {
  write("time-left", t("js-recover-time-left", { time: clock(left) }));
  if (left === 300 || left === 60) announce(t("js-recover-minutes-left", { minutes: left / 60 }));
}

// Removes the ticket and the typed password of a finished or failed recovery.
/** @param {string} state */
function leave(state) {
  stop();
  ticket = "";
  form.reset();
  show(state);
}

// Password managers read the name from here.
function fileUnder() {
  form.elements.username.value = chosen()?.account ?? "";
}

form.addEventListener("input", fileUnder);
watchPassword(form, () => [chosen()?.account, chosen()?.user]);
onSubmit(form, async () => {
  const { account, user } = chosen();
  const body = { ticket, account, user: user ?? undefined, new_password: form.elements.new_password.value };
  const done = await call("POST", "/v1/recovery/password", body);
  rememberName(done);
  write("done-name", nameOf(done));
  leave("done");
}, { expired: () => leave("expired") });
