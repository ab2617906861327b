// @ts-check
// The page behind the link of a recovery mail. Nothing is sent before the click, because mail scanners also run scripts. The link's
// token is in no storage: a reload comes back to the choice of a password, or asks for the link again.

import { run } from "./form.js";
import { byId, call, show, takeToken } from "./page.js";
import { choose, recoverySteps } from "./recover.js";

const { token, fault } = takeToken();
const button = byId("continue-button");
const { at, open } = recoverySteps((step) => show(step?.step === "expired" ? "expired" : token ? "ready" : fault));

open(at.here);
button.addEventListener("click", () =>
  run(byId("continue"), button, async () => choose(await call("POST", "/v1/recovery/consume", { token })), {
    expired: () => {
      at.stay({ step: "expired" });
      show("expired");
    },
  }));
