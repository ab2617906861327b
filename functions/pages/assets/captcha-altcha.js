// Proof of work: the browser computes while a person types. What does it is the widget of https://altcha.org, as it is published.

import "./altcha-3.2.2.min.js";
import { Problem } from "./api.js";
import { element } from "./page.js";

globalThis.$altcha.algorithms.set("PBKDF2/SHA-256", () => new Worker(new URL("altcha-3.2.2-pbkdf2.js", import.meta.url)));

// A challenge is good for ten minutes. A solution that waited for longer than this is not tried any more.
const FRESH = 9 * 60_000;

// Pages that show it at once have linked its style sheet; those that seldom do have not.
const STYLE = new URL("altcha-3.2.2.css", import.meta.url).href;

export async function mount(place, action) {
  if (![...document.styleSheets].some(({ href }) => href === STYLE)) {
    document.head.append(element("link", { rel: "stylesheet", href: STYLE }));
  }
  const widget = element("altcha-widget");
  widget.setAttribute("challenge", `/v1/captcha?action=${action}`);
  // It starts when somebody enters the form. How they move and type is nobody's business.
  widget.setAttribute("auto", "onfocus");
  widget.setAttribute("configuration", JSON.stringify({ hideFooter: true, hideLogo: true, humanInteractionSignature: false, minDuration: 0 }));
  let solved, solvedAt;
  widget.addEventListener("statechange", ({ detail: { state, payload } }) => {
    solved = state === "verified" ? payload : undefined;
    solvedAt = Date.now();
  });
  const loaded = new Promise((resolve) => widget.addEventListener("load", resolve, { once: true }));
  place.append(widget);
  await loaded;
  // Whoever is in the form already has entered it before there was a widget.
  if (place.closest("form").contains(document.activeElement)) widget.verify();

  /** What the work under way, or else new work, comes to. */
  function work() {
    const done = new Promise((resolve, reject) => {
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
      const taken = solved && Date.now() - solvedAt < FRESH ? solved : await work();
      widget.reset();
      return taken;
    },
    // The next work begins when it is wanted.
    renew() {},
  };
}
