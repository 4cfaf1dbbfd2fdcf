// Looking again after a write. What stands beside a text is made anew when the fingers rest: while somebody writes nobody
// reads it, and a key that comes meanwhile would have to wait for it. What does follow the keys follows them at a pace.

import { untrack } from "svelte";

/** So long no key may have been pressed, in milliseconds. */
const REST = 500;
/** So long it waits for that at most. */
const PATIENCE = 10_000;

let pressed = -Infinity;
let listens = false;

/** Runs something after a while, and only when the fingers rest. Gives back what keeps it from running. */
export function whenResting(run: () => void, delay: number): () => void {
  if (!listens) window.addEventListener("keydown", () => (pressed = performance.now()), true);
  listens = true;
  const latest = performance.now() + Math.max(delay, PATIENCE);
  const look = (): void => {
    const now = performance.now();
    const wait = Math.min(pressed + REST, latest) - now;
    if (wait > 0) timer = window.setTimeout(look, wait);
    else run();
  };
  let timer = window.setTimeout(look, delay);
  return () => window.clearTimeout(timer);
}

/**
 * Looks again, for an effect that follows writes: at once for what is not there yet, else when the fingers rest. Whether it is
 * there is read untracked, since an effect that hangs on its own answer asks for ever.
 */
export function lookAgain(isThere: () => boolean, run: () => void, delay: number): () => void {
  return untrack(isThere) ? whenResting(run, delay) : atOnce(run);
}

/** Follows something that changes with each key, no more often than this, in milliseconds, and at last always. */
export class Pace {
  readonly #run: () => void;
  readonly #interval: number;
  #timer = 0;

  constructor(run: () => void, interval: number) {
    this.#run = run;
    this.#interval = interval;
  }

  /** It changed. */
  tell(): void {
    this.#timer ||= window.setTimeout(() => {
      this.#timer = 0;
      this.#run();
    }, this.#interval);
  }

  /** Forgets what changed: it was looked at already, or nobody looks any more. */
  rest(): void {
    window.clearTimeout(this.#timer);
    this.#timer = 0;
  }
}

/** Runs something when the work at hand is done. */
export function atOnce(run: () => void): () => void {
  const timer = window.setTimeout(run);
  return () => window.clearTimeout(timer);
}
