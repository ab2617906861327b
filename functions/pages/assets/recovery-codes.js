// Recovery codes, shown once: to copy, to keep as a file, and to print.

import { copyOnClick } from "./copy.js";
import { byId, element, nameOf, show, write } from "./page.js";

const list = byId("code-list");
const download = byId("download-codes-link");
const { brand } = document.body.dataset;
let text = "";

// Whoever leaves without having kept them anywhere is asked first: there is no seeing them again.
const ask = (event) => event.preventDefault();
const areKept = () => removeEventListener("beforeunload", ask);

/** Shows the codes of whoever is signed in by this session. */
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

/** Leaves nothing of them on the page. */
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
