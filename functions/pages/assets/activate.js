// @ts-check
// The page behind the link of an activation mail, or of an administrator. The token stays in memory. Opening the page asks whose link
// it is, which spends nothing; the chosen password spends it.

import { onSubmit, signInOnClick, watchPassword } from "./form.js";
import { byId, call, keepLastName, nameOf, show, steps, takeToken, write } from "./page.js";

/** @import { Name, Step } from "../types" */

const { token, fault } = takeToken();
const form = byId("password-form");
const at = steps(open);
/** @type {Partial<Name>} */
let owner = {};

/** @param {Step | null} step */
function open(step) {
  if (step?.step === "done") showDone(/** @type {Name} */ (step.name));
  else show(step?.step ?? (token ? "ready" : fault));
}

/** @param {Name} name */
function showDone(name) {
  keepLastName(name);
  write("done-name", nameOf(name));
  show("done");
}

/** @param {Step} step */
function leave(step) {
  form.reset();
  at.stay(step);
  open(step);
}

const refusals = {
  expired: () => leave({ step: "expired" }),
  conflict: () => leave({ step: "taken" }),
};

// Says whose link it is, for the reader and for password managers. Without an answer, the answer to the password says it.
async function check() {
  try {
    owner = await call("POST", "/v1/accounts/activate/check", { token });
  } catch ({ code }) {
    if (code === "expired" && !at.here) refusals.expired();
    return;
  }
  const name = nameOf(/** @type {Name} */ (owner));
  form.elements.username.value = name;
  write("owner-name", name);
  byId("owner").hidden = false;
}

open(at.here);
if (token) check();
watchPassword(form, () => [owner.account, owner.user]);
onSubmit(form, async () => {
  const password = form.elements.password.value;
  const { account, user } = await call("POST", "/v1/accounts/activate", { token, password });
  signInOnClick(byId("sign-in-link"), { account, user }, password);
  leave({ step: "done", name: { account, user } });
}, refusals);
