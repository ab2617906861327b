// @ts-check
// Recovery codes, shown once: to copy, to keep as a file, and to print.

import { copyOnClick } from "./copy.js";
import { byId, element, nameOf, show, write } from "./page.js";

/** @import { Session } from "../types" */

const list = byId("code-list");
const download = byId("download-codes-link");
const { brand } = document.body.dataset;
let text = "";

// The browser asks before a person leaves without having copied, saved or printed the codes: they are not shown again.
/** @param {Event} event */
const ask = (event) => event.preventDefault();
const areKept = () => removeEventListener("beforeunload", ask);

/**
 * Shows the recovery codes of the principal of this session.
 * @param {string[]} codes
 * @param {Session} session
 */
export function showRecoveryCodes(codes, session) {
  const name = nameOf(session);
  const day = new Date().toLocaleDateString([], { dateStyle: "long" });
  text = [`${brand} recovery codes`, `For ${name}, made on ${day}. Each works once.`, "", ...codes, ""].join("\n");
  list.replaceChildren(...codes.map((code) => element("li", {}, element("code", { textContent: code }))));
  write("codes-for", `for ${name}, made on ${day}`);
  download.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  addEventListener("beforeunload", ask);
  show("recovery-codes");
}

/** Removes the codes from the page. */
export function forgetRecoveryCodes() {
  areKept();
  text = "";
  list.replaceChildren();
  URL.revokeObjectURL(download.href);
}

copyOnClick(byId("copy-codes-button"), () => text, areKept);
download.addEventListener("click", areKept);
byId("print-codes-button").addEventListener("click", () => {
  print();
  areKept();
});
