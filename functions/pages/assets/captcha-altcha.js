// @ts-check
// Proof of work: the browser computes while a person types. The work is done by the widget of https://altcha.org, unchanged.

import "./altcha-3.2.2.min.js";
import { Problem, element, language, t } from "./page.js";

/** @import { AltchaWidget, Part, PartEvent } from "../types" */

$altcha.algorithms.set("PBKDF2/SHA-256", () => new Worker(new URL("altcha-3.2.2-pbkdf2.js", import.meta.url)));

const checking = t("js-captcha-checking");
$altcha.i18n.set(language.toLowerCase(), {
  label: t("js-captcha-check"), loading: checking, verifying: checking, waitAlert: checking, verified: t("js-captcha-checked"),
});

// A challenge is valid for ten minutes. A solution older than this is not sent.
const FRESH = 9 * 60_000;

const STYLE = new URL("altcha-3.2.2.css", import.meta.url).href;

/**
 * @param {Part} place
 * @param {string} action
 */
export async function mount(place, action) {
  document.head.append(element("link", { rel: "stylesheet", href: STYLE }));
  // People see the widget only while they wait for it, or if it has failed.
  place.hidden = true;
  const widget = /** @type {AltchaWidget} */ (element("altcha-widget"));
  widget.setAttribute("challenge", `/v1/captcha?action=${action}`);
  // The work starts again when a person comes back to the form. The widget does not record how the person moves and types.
  widget.setAttribute("auto", "onfocus");
  widget.setAttribute("configuration", JSON.stringify({ language, hideFooter: true, hideLogo: true, humanInteractionSignature: false, minDuration: 0 }));
  // The widget says a failure over the fields above it.
  const failure = element("p", { className: "error", role: "alert" });
  /** @type {string | undefined} */
  let solved;
  let solvedAt = 0;
  widget.addEventListener("statechange", ({ detail: { state, payload } }) => {
    solved = state === "verified" ? payload : undefined;
    solvedAt = Date.now();
    failure.textContent = state === "error" || state === "expired" ? t("js-captcha-not-checked") : "";
  });
  const loaded = new Promise((resolve) => widget.addEventListener("load", resolve, { once: true }));
  place.append(widget, failure);
  await loaded;
  // The person has touched the form before the widget was there.
  widget.verify();

  /** The solution of the running work. Starts new work if none is running. */
  function work() {
    const done = new Promise((resolve, reject) => {
      /** @param {PartEvent} event */
      const look = ({ detail: { state, payload } }) => {
        if (state === "verifying") return;
        widget.removeEventListener("statechange", look);
        if (state === "verified") resolve(payload);
        else reject(new Problem(0, { code: "offline" }));
      };
      widget.addEventListener("statechange", look);
    });
    if (widget.getState() !== "verifying") widget.verify();
    return done;
  }

  return {
    async take() {
      const ready = solved && Date.now() - solvedAt < FRESH ? solved : undefined;
      place.hidden = ready !== undefined;
      const taken = ready ?? await work();
      place.hidden = true;
      widget.reset();
      return taken;
    },
    // The next use of the CAPTCHA starts new work.
    renew() {},
  };
}
