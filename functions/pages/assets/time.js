// @ts-check
// Times, as people write them.

import { element } from "./page.js";

/**
 * The day of a moment, in full.
 * @param {string} at
 */
export const day = (at) => new Date(at).toLocaleDateString([], { dateStyle: "long" });

/**
 * The day and time of a moment.
 * @param {string} at
 */
export const dayAndTime = (at) => new Date(at).toLocaleString([], { dateStyle: "long", timeStyle: "short" });

/**
 * The time of day of a moment.
 * @param {string} at
 */
export const timeOfDay = (at) => new Date(at).toLocaleTimeString([], { timeStyle: "short" });

/**
 * The time between now and a moment, with the exact time as a tooltip.
 * @param {string} at
 */
export function time(at) {
  const date = new Date(at);
  return element("time", { dateTime: at, title: date.toLocaleString(), textContent: relative((date.getTime() - Date.now()) / 1000) });
}

/** @type {[Intl.RelativeTimeFormatUnit, number][]} */
const UNITS = [["day", 86_400], ["hour", 3_600], ["minute", 60], ["second", 1]];

/** @param {number} seconds */
function relative(seconds) {
  const [unit, size] = UNITS.find(([, size]) => Math.abs(seconds) >= size) ?? UNITS[3];
  const words = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
  return words.format(Math.round(seconds / size), unit);
}
