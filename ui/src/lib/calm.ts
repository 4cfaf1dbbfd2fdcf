// What stands beside a text is made anew when the fingers rest: while somebody writes nobody reads it, and a key that comes
// meanwhile would have to wait for it.

/** So long no key may have been pressed, in milliseconds. */
const REST = 500;
/** So long it waits for that at most. */
const PATIENCE = 4000;

let pressed = -Infinity;
let listens = false;

/** Runs something after a while, and only when the fingers rest. Gives back what keeps it from running. */
export function whenCalm(run: () => void, delay: number): () => void {
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

/** The same for what is shown for the first time: at once. */
export function atOnce(run: () => void): () => void {
  const timer = window.setTimeout(run);
  return () => window.clearTimeout(timer);
}
