// Dialogs with a question: the page waits until the person answers.

import { byId, write } from "./page.js";

/** Opens a dialog. Resolves to its return value, which is "cancel" for the Escape key. */
export function ask(dialog) {
  dialog.returnValue = "cancel";
  dialog.showModal();
  return new Promise((resolve) => dialog.addEventListener("close", () => resolve(dialog.returnValue), { once: true }));
}

/** Asks for confirmation before a change that cannot be undone. */
export async function confirmed(question, consequence, yes) {
  write("confirm-title", question);
  write("confirm-text", consequence);
  write("confirm-yes", yes);
  return (await ask(byId("confirm-dialog"))) === "yes";
}
