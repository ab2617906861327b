// @ts-check
// The trusted browsers in the account's settings: those in which signing in takes no code.

import { call } from "./api.js";
import { confirmed } from "./dialog.js";
import { run } from "./form.js";
import { announce, byId, element } from "./page.js";
import { ended } from "./settings.js";
import { day, time } from "./time.js";

/** @import { Answer, Part } from "../types" */

const card = byId("trusted-browsers");

/** Shows the list, or nothing if the person trusts no browser. */
export async function listTrustedBrowsers() {
  const { browsers } = await call("GET", "/v1/trusted-browsers");
  browsers.sort((a, b) => Number(b.current) - Number(a.current));
  byId("trusted-browser-list").replaceChildren(...browsers.map(row));
  card.hidden = browsers.length === 0;
}

/** @param {Answer<"GET", "/v1/trusted-browsers">["browsers"][number]} browser */
function row(browser) {
  const name = browser.device || "Web browser";
  const text = element("div", {},
    element("strong", { textContent: name }), browser.current ? element("span", { className: "badge", textContent: "This browser" }) : "",
    element("p", { className: "hint" }, "Trusted until ", day(browser.expires_at), " · last sign-in ", time(browser.last_used_at)));
  const button = element("button", { type: "button", className: "button quiet" }, "Ask for a code", element("span", { className: "unseen", textContent: ` on ${name}` }));
  button.addEventListener("click", () => distrust(button, `/v1/trusted-browsers/${encodeURIComponent(browser.id)}`, `Ask for a code on ${name} again?`));
  const item = element("li", {}, text, button);
  item.dataset.browser = browser.id;
  return item;
}

/**
 * @param {Part} button
 * @param {"/v1/trusted-browsers" | `/v1/trusted-browsers/${string}`} path
 * @param {string} question
 */
async function distrust(button, path, question) {
  if (!(await confirmed(question, "The next sign-in there takes a code after the password. Nobody is signed out.", "Ask for a code"))) return;
  run(card, button, async () => {
    await call("DELETE", path);
    await listTrustedBrowsers();
    // The row is gone, and the card may be gone, too.
    byId(card.hidden ? "devices-title" : "trusted-browsers-title").focus();
    announce("The next sign-in there takes a code.");
  }, ended);
}

byId("distrust-all-button").addEventListener("click", ({ currentTarget }) =>
  distrust(currentTarget, "/v1/trusted-browsers", "Ask for a code on every browser again?"));
