// @ts-check
// A code in a picture, and its sound.

import { Problem, announce, call, t } from "./page.js";

/** @import { ImageCaptcha, Part } from "../types" */

/**
 * @param {Part} place
 * @param {string} action
 */
export async function mount(place, action) {
  const [picture, sound, input, another] = ["img", "audio", "input", "button"].map((tag) => place.querySelector(tag));
  /** @type {string} */
  let id;

  async function renew() {
    const shown = /** @type {ImageCaptcha} */ (await call("GET", `/v1/captcha?action=${action}`));
    id = shown.id;
    picture.src = shown.image;
    sound.src = shown.audio;
    input.value = "";
  }

  another.addEventListener("click", async () => {
    try {
      await renew();
      announce(t("js-captcha-renewed"));
      input.focus();
    } catch {
      announce(t("js-captcha-not-renewed"));
    }
  });
  await renew();
  return {
    async take() {
      const typed = input.value.trim();
      if (!typed) throw new Problem(400, { code: "invalid_request", fields: [{ field: input.name, detail: input.dataset.missing }] });
      return `${id}:${typed}`;
    },
    renew,
  };
}
