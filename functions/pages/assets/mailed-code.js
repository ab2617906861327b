// A code that is sent, mostly by mail: asking for it, asking again after a pause, and what to say when it cannot be sent.

import { moment } from "./api.js";
import { pause } from "./countdown.js";
import { run } from "./form.js";
import { byId, element, write } from "./page.js";

/** For `on`: why no code was sent. */
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
 * Wires what stands below the field of such a code. Answers a function that has `send` ask for a code, and makes the button
 * for another one wait. What it is given goes to `send`, which gets nothing when another one is asked for.
 */
export function mailedCode(field, send, on) {
  const input = byId(field);
  const again = byId(`${field}-again`);
  const sent = `${field}-sent`;

  async function mail(what) {
    await send(what);
    pause(again, byId(`${field}-wait`));
  }

  again.addEventListener("click", () => {
    write(sent, "");
    run(input.form, again, async () => {
      await mail();
      input.value = "";
      // The button cannot keep the focus while it waits.
      input.focus();
      write(sent, "Another code is on its way; the one before has ended.");
    }, { ...notMailed, ...on });
  });
  input.form.addEventListener("submit", () => write(sent, ""));
  return mail;
}
