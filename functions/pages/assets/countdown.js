// @ts-check
// Countdowns. They compare with the clock, so that a sleeping device or a background tab does not make them longer.

/** @import { Part } from "../types" */

/**
 * Calls `tick` with the seconds left, now and every second, and `done` at zero. Returns a function that stops it.
 * @param {number} seconds
 * @param {(left: number) => void} tick
 * @param {() => void} done
 */
export function countdown(seconds, tick, done) {
  const end = Date.now() + seconds * 1000;
  /** @type {ReturnType<typeof setInterval>} */
  let timer;
  function step() {
    const left = Math.max(0, Math.ceil((end - Date.now()) / 1000));
    tick(left);
    if (left > 0) return;
    stop();
    done();
  }
  const stop = () => clearInterval(timer);
  timer = setInterval(step, 1000);
  step();
  return stop;
}

/** @param {number} seconds */
export function clock(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** @type {WeakMap<Part, () => void>} */
const pauses = new WeakMap();

/**
 * Makes a resend button wait for the seconds in its `data-pause`. The element beside it shows the wait.
 * @param {Part} button
 * @param {Part} wait
 */
export function pause(button, wait) {
  pauses.get(button)?.();
  button.disabled = true;
  const stop = countdown(
    Number(button.dataset.pause),
    (left) => { wait.textContent = left ? `in ${clock(left)}` : ""; },
    () => { button.disabled = false; },
  );
  pauses.set(button, stop);
}
