// @ts-check
// The CAPTCHA of a form, of the kind that this site requires. Only pages that need a CAPTCHA load the module of its kind.

import { Problem } from "./api.js";

/** @import { Captcha, MountedCaptcha, Part } from "../types" */

/** @type {Record<string, string>} */
const MODULES = {
  altcha: "./captcha-altcha.js",
  image: "./captcha-image.js",
  turnstile: "./captcha-provider.js",
  hcaptcha: "./captcha-provider.js",
  recaptcha: "./captcha-provider.js",
};

/**
 * The CAPTCHA in this place, or an object with the same members if the page has no place for a CAPTCHA. `spend(task)` runs
 * `task` with a solved CAPTCHA, which is valid for one try: after a failure, there is a new CAPTCHA. `asks` says whether the
 * person has to do anything. `renew()` shows a new CAPTCHA.
 * @param {Part} place
 * @returns {Captcha}
 */
export function captcha(place) {
  if (!place) return { asks: false, renew() {}, spend: (task) => task() };
  const { captcha: kind, action } = place.dataset;
  /** @type {Promise<MountedCaptcha> | undefined} */
  let shown;
  const show = () => {
    shown ??= import(MODULES[kind]).then(({ mount }) => mount(place, action, kind)).catch((cause) => {
      // The next try asks for a CAPTCHA again.
      shown = undefined;
      throw cause instanceof Problem ? cause : new Problem(0, { code: "offline" });
    });
    return shown;
  };
  show().catch(() => {});
  return {
    asks: kind !== "altcha",
    renew: () => show().then(({ renew }) => renew()).catch(() => {}),
    async spend(task) {
      const { take, renew } = await show();
      const solved = await take();
      try {
        return await task(solved);
      } catch (problem) {
        await Promise.resolve(renew()).catch(() => {});
        throw problem;
      }
    },
  };
}
