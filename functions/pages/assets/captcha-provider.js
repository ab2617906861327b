// @ts-check
// Turnstile, hCaptcha and reCAPTCHA: the provider's script shows the CAPTCHA, and the scripts of all three have the same
// calls.

import { Problem, call, element } from "./page.js";

/** @import { Part, ProviderCaptcha } from "../types" */

/** @type {Record<string, [string, "turnstile" | "hcaptcha" | "grecaptcha"]>} */
const PROVIDERS = {
  turnstile: ["https://challenges.cloudflare.com/turnstile/v0/api.js", "turnstile"],
  hcaptcha: ["https://js.hcaptcha.com/1/api.js", "hcaptcha"],
  recaptcha: ["https://www.google.com/recaptcha/api.js", "grecaptcha"],
};

/**
 * @param {Part} place
 * @param {string} action
 * @param {string} kind
 */
export async function mount(place, action, kind) {
  const [source, name] = PROVIDERS[kind];
  const [shown] = await Promise.all([call("GET", `/v1/captcha?action=${action}`), load(source)]);
  const { site_key: sitekey } = /** @type {ProviderCaptcha} */ (shown);
  const provider = globalThis[name];
  const id = provider.render(place, { sitekey, action });
  return {
    async take() {
      const token = provider.getResponse(id);
      if (!token) throw new Problem(400, { code: "captcha_unsolved" });
      return token;
    },
    renew: () => provider.reset(id),
  };
}

/** @param {string} source */
function load(source) {
  return new Promise((resolve, reject) => {
    globalThis.captchaLoaded = resolve;
    const script = element("script", { src: `${source}?render=explicit&onload=captchaLoaded`, async: true });
    script.addEventListener("error", () => {
      script.remove();
      reject(new Problem(0, { code: "offline" }));
    });
    document.head.append(script);
  });
}
