// The CAPTCHA of a form, whichever this site asks for: what shows it is loaded by the pages that need it, and no other.

import { Problem } from "./api.js";

const MODULES = {
  altcha: "./captcha-altcha.js",
  image: "./captcha-image.js",
  turnstile: "./captcha-provider.js",
  hcaptcha: "./captcha-provider.js",
  recaptcha: "./captcha-provider.js",
};

/**
 * The CAPTCHA in this place, or what stands for it where none is asked for and there is no place.
 * `spend(task)` runs `task` with a solved one. It is good for one try, so after a failure there is a new one.
 * `asks` says whether a person has something to do about it; `renew()` shows a new one.
 */
export function captcha(place) {
  if (!place) return { asks: false, renew() {}, spend: (task) => task() };
  const { captcha: kind, action } = place.dataset;
  let shown;
  const show = () => {
    shown ??= import(MODULES[kind]).then(({ mount }) => mount(place, action, kind)).catch((cause) => {
      // Asked for again at the next try.
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
