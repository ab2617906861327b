// Times, as people write them.

import { element } from "./page.js";

/** The day of a moment, in full. */
export const day = (at) => new Date(at).toLocaleDateString([], { dateStyle: "long" });

/** The day and time of a moment. */
export const dayAndTime = (at) => new Date(at).toLocaleString([], { dateStyle: "long", timeStyle: "short" });

/** The time between now and a moment, with the exact time as a tooltip. */
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
