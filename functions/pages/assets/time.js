// Moments, as people say them.

import { element } from "./page.js";

/** The day of a moment, in full. */
export const day = (at) => new Date(at).toLocaleDateString([], { dateStyle: "long" });

/** How long ago a moment was, or how far off it is, with the exact time behind it. */
export function time(at) {
  const date = new Date(at);
  return element("time", { dateTime: at, title: date.toLocaleString(), textContent: relative((date - Date.now()) / 1000) });
}

const UNITS = [["day", 86_400], ["hour", 3_600], ["minute", 60]];

function relative(seconds) {
  const [unit, size] = UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? ["second", 1];
  const words = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
  return words.format(Math.round(seconds / size), unit);
}
