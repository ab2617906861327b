// @ts-check
// Buttons that copy.

import { alertIn } from "./form.js";
import { announce } from "./page.js";

/** @import { Part } from "../types" */

/**
 * Makes a button copy the result of `text()`, and call `done`. If the browser refuses, an alert asks the person to copy by hand.
 * @param {Part} button
 * @param {() => string} text
 * @param {() => void} [done]
 */
export function copyOnClick(button, text, done) {
  const label = button.textContent;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text());
    } catch {
      return alertIn(button.closest("section"), "Your browser does not let this page copy. Please mark the text and copy it yourself.");
    }
    done?.();
    announce("Copied.");
    button.textContent = "Copied";
    setTimeout(() => (button.textContent = label), 3_000);
  });
}
