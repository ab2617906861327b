// @ts-check
// A code that is sent by mail or SMS: requesting it, requesting another one after a pause, and the message if it cannot be
// sent.

import { moment } from "./api.js";
import { pause } from "./countdown.js";
import { run } from "./form.js";
import { byId, element, write } from "./page.js";

/** @import { On } from "../types" */

/**
 * For `on`: the reasons why no code was sent.
 * @type {On}
 */
export const notMailed = {
  rate_limited: ({ retryAfter }) =>
    retryAfter <= 30
      ? `We have sent you a code just now. If you have left what it was for, it does not work here; you can have another one ${moment(retryAfter)}.`
      : `We have sent you as many codes as we do in a day. You can have the next one ${moment(retryAfter)}.`,
  support_required: ({ helpUrl }) =>
    element("span", {},
      "There is no email address bound to your account, so that we have nowhere to mail a code. ",
      element("a", { href: helpUrl, rel: "noreferrer", textContent: "Tell us, and we help you" }), "."),
};

/**
 * Wires the part below the field of such a code. Returns a function that calls `send` to request a code, and makes the
 * button for another code wait. Its arguments go to `send`; a request for another code calls `send` without arguments.
 * @template [What=void]
 * @param {string} field
 * @param {(what?: What) => Promise<unknown>} send
 * @param {On} [on]
 */
export function mailedCode(field, send, on) {
  const input = byId(field);
  const again = byId(`${field}-again`);
  const sent = `${field}-sent`;

  /** @param {What} [what] */
  async function mail(what) {
    await send(what);
    pause(again, byId(`${field}-wait`));
  }

  again.addEventListener("click", () => {
    write(sent, "");
    run(input.form, again, async () => {
      await mail();
      input.value = "";
      // The waiting button cannot keep the focus.
      input.focus();
      write(sent, "Another code is on its way; the one before has ended.");
    }, { ...notMailed, ...on });
  });
  input.form.addEventListener("submit", () => write(sent, ""));
  return mail;
}
