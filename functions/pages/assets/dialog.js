// @ts-check
// Dialogs with a question: the page waits until the person answers.

import { byId, write } from "./page.js";

/** @import { Part } from "../types" */

/**
 * Opens a dialog. Resolves to its return value, which is "cancel" for the Escape key.
 * @param {Part} dialog
 */
export function ask(dialog) {
  dialog.returnValue = "cancel";
  dialog.showModal();
  return new Promise((resolve) => dialog.addEventListener("close", () => resolve(dialog.returnValue), { once: true }));
}

/**
 * Asks for confirmation before a change that cannot be undone.
 * @param {string} question
 * @param {string} consequence
 * @param {string} yes
 */
export async function confirmed(question, consequence, yes) {
  write("confirm-title", question);
  write("confirm-text", consequence);
  write("confirm-yes", yes);
  return (await ask(byId("confirm-dialog"))) === "yes";
}
