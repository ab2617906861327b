// @ts-check
// Signing in with a passkey: alone, by autofill or by the button, and after the password.

import { call } from "./api.js";
import { deviceName } from "./device-name.js";
import { run } from "./form.js";
import { use } from "./passkey.js";

/** @import { Answer, On, Part } from "../types" */

const PATH = "/v1/sign-in/passkey";

/** @param {{ challenge: string }} [body] */
const begin = (body) => call("POST", `${PATH}/begin`, body);
/**
 * @param {Awaited<ReturnType<typeof use>>} used
 * @param {boolean} [trust_browser]
 */
const complete = (used, trust_browser) => call("POST", PATH, { ...used, client: "web", device: deviceName(), trust_browser });

/**
 * Signs in with a passkey: after the password if there is the challenge of such a sign-in, or else alone.
 * @param {string} [challenge]
 * @param {boolean} [trust_browser]
 */
export async function signIn(challenge, trust_browser) {
  return complete(await use(await begin(challenge ? { challenge } : undefined)), trust_browser);
}

/** @type {On} */
const on = {
  invalid_credentials: ({ detail }) => detail,
  expired: () => "That took more than 5 minutes. Please choose your passkey once more.",
};

/**
 * Wires the button, and offers passkeys by autofill: at once if `now`, and whenever the first field gets the focus again.
 * @param {Part} form
 * @param {Part} button
 * @param {(answer: Answer<"POST", "/v1/sign-in/passkey">) => Promise<unknown>} done
 * @param {boolean} now
 */
export async function offerPasskeys(form, button, done, now) {
  const { account } = form.elements;
  let autofill = new AbortController();
  let until = 0;

  // Quiet, because nobody has asked for a passkey yet.
  async function offer() {
    autofill.abort();
    autofill = new AbortController();
    const { signal } = autofill;
    let used;
    try {
      const begun = await begin();
      until = Date.now() + begun.expires_in * 1000;
      used = await use(begun, { mediation: "conditional", signal });
    } catch {
      return;
    }
    await run(form, button, async () => {
      await done(await complete(used));
    }, on);
  }

  button.hidden = false;
  button.addEventListener("click", () => run(form, button, async () => {
    autofill.abort();
    await done(await signIn());
  }, on));
  if (!(await PublicKeyCredential.isConditionalMediationAvailable?.())) return;
  form.addEventListener("submit", () => autofill.abort());
  account.addEventListener("focus", () => {
    const over = autofill.signal.aborted || Date.now() > until;
    if (over && form.ariaBusy !== "true") offer();
  });
  if (now) offer();
}
