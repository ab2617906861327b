// Questions in between: the page waits behind a dialog until it is answered.

import { byId, write } from "./page.js";

/** Opens a dialog; answers with what it was closed by, which is "cancel" for the Escape key. */
export function ask(dialog) {
  dialog.returnValue = "cancel";
  dialog.showModal();
  return new Promise((resolve) => dialog.addEventListener("close", () => resolve(dialog.returnValue), { once: true }));
}

/** Asks before something that cannot be taken back. */
export async function confirmed(question, consequence, yes) {
  write("confirm-title", question);
  write("confirm-text", consequence);
  write("confirm-yes", yes);
  return (await ask(byId("confirm-dialog"))) === "yes";
}
