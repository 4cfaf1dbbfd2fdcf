// The keys that are heard in every program and clip what was copied there. This machine remembers which; the shell is
// told at each start, since it remembers nothing itself.

import type { Backend } from "../backend/backend";
import { keep, recall } from "./kept";

/** The hot key. */
export class HotKey {
  /** In the form of tinykeys; null for none. */
  keys = $state<string | null>(recall("hot_key", (value): value is string => typeof value === "string"));
  /** Why this system has none; null where it has. */
  obstacle = $state<string | null>(null);

  readonly #backend: Backend;

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  /** Tells the shell what was chosen. What cannot be had today may be had at the next start. */
  async begin(): Promise<void> {
    this.obstacle = await this.#backend.setHotKey(this.keys);
  }

  /** Chooses keys, or none. Those that cannot be had leave none. */
  async choose(keys: string | null): Promise<void> {
    this.keys = null;
    keep("hot_key", null);
    this.obstacle = await this.#backend.setHotKey(keys);
    this.keys = this.obstacle === null ? keys : null;
    keep("hot_key", this.keys);
  }
}

/** The keys of a keystroke, once one is pressed that is more than a modifier; null before that. */
export function keysOf(event: Pick<KeyboardEvent, "code" | "ctrlKey" | "altKey" | "shiftKey" | "metaKey">): string | null {
  if (event.code === "" || /^(Control|Alt|Shift|Meta|OS|CapsLock|NumLock|Fn)/u.test(event.code)) return null;
  const held = [event.ctrlKey && "Control", event.altKey && "Alt", event.shiftKey && "Shift", event.metaKey && "Meta"].filter((key) => key !== false);
  return [...held, event.code].join("+");
}

/** Whether keys are free of what people write with. */
export function isApart(keys: string): boolean {
  return /(^|\+)(Control|Alt|Meta)\+/u.test(keys);
}
