// @ts-check
// Passkeys in the browser: WebAuthn, in the JSON of the API.

import { Problem } from "./api.js";

/** @import { Answer, Factors, Signals } from "../types" */

/** @type {Record<string, string>} */
const SENTENCES = {
  NotAllowedError: "No passkey was used. Please try again, or use another way.",
  InvalidStateError: "This device or security key has a passkey for your account already.",
  SecurityError: "Passkeys do not work at this address.",
};

/**
 * Has the person make a passkey. Throws only a Problem.
 * @param {Answer<"POST", "/v1/two-factor/passkeys">["options"]} options
 */
export function make(options) {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(/** @type {PublicKeyCredentialCreationOptionsJSON} */ (/** @type {object} */ (options)));
  return answer(navigator.credentials.create({ publicKey }));
}

/**
 * Has the person use a passkey, as a call of the API has begun it. Throws only a Problem.
 * @param {Answer<"POST", "/v1/sign-in/passkey/begin">} begun
 * @param {Pick<CredentialRequestOptions, "mediation" | "signal">} [settings]
 */
export async function use({ challenge, options }, settings) {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(/** @type {PublicKeyCredentialRequestOptionsJSON} */ (/** @type {object} */ (options)));
  return { challenge, credential: await answer(navigator.credentials.get({ publicKey, ...settings })) };
}

/** @param {Promise<Credential | null>} credential */
async function answer(credential) {
  try {
    return /** @type {PublicKeyCredential} */ (await credential).toJSON();
  } catch ({ name }) {
    const detail = SENTENCES[name] ?? "This browser could not do that. Please try again, or use another way.";
    throw new Problem(0, { code: "passkey_unused", detail });
  }
}

const BASE32 = "abcdefghijklmnopqrstuvwxyz234567";

/**
 * The user handle of a principal: the bytes of its id, in base64url.
 * @param {string} principal
 */
function handleOf(principal) {
  const bits = [...principal].map((letter) => BASE32.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const bytes = (bits.match(/.{8}/g) ?? []).map((byte) => String.fromCharCode(parseInt(byte, 2)));
  return btoa(bytes.join("")).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/**
 * Tells the keeper of the passkeys which ones are in use, so that it does not offer the others any more.
 * @param {string} principal
 * @param {Factors["passkeys"]} passkeys
 */
export function signalInUse(principal, passkeys) {
  const all = { rpId: location.hostname, userId: handleOf(principal), allAcceptedCredentialIds: passkeys.map(({ id }) => id) };
  // Without an answer, people see a passkey that no longer works.
  /** @type {Signals} */ (PublicKeyCredential).signalAllAcceptedCredentials?.(all).catch(() => {});
}
