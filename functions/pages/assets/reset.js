// @ts-check
// The page behind the link of a recovery mail. Nothing is sent before the click, because mail scanners also run scripts.

import { run } from "./form.js";
import { byId, call, show, takeToken } from "./page.js";
import { choose } from "./recover.js";

const token = takeToken();
const button = byId("continue-button");

if (!token) show("missing");

button.addEventListener("click", () =>
  run(byId("continue"), button, async () => choose(await call("POST", "/v1/recovery/consume", { token })), {
    expired: () => show("expired"),
  }));
