// When a text is saved: soon after the last key, now and then while typing, at once when asked.
//
// Pure but for the clock it is given. What is saved, and on which version, is known to `save` alone.
// One save is in flight at a time, and only its reply makes anything "saved".

/** Where a text stands. */
export type SaveState = "saved" | "unsaved" | "saving" | "failed";

/** The part of a clock that is needed here. */
export interface Clock {
  now(): number;
  set(run: () => void, delay: number): number;
  clear(timer: number): void;
}

/** The clock on the wall. */
export const wallClock: Clock = {
  now: () => performance.now(),
  set: (run, delay) => window.setTimeout(run, delay),
  clear: (timer) => window.clearTimeout(timer),
};

/** After this long without a key the text is saved. */
export const PAUSE = 300;

/** While keys keep coming, the text is saved this often. */
export const LONGEST_WAIT = 2000;

/** How long to wait after the first, second, … failure in a row. */
export const RETRY_AFTER = [1000, 2000, 5000, 10_000, 30_000];

/** Saves one text. */
export class Autosave {
  readonly #save: () => Promise<void>;
  readonly #changed: (state: SaveState, failure: unknown) => void;
  readonly #isFinal: (failure: unknown) => boolean;
  readonly #clock: Clock;
  #edits = 0;
  #savedEdits = 0;
  #sentEdits = 0;
  #oldestEdit = 0;
  #timer: number | null = null;
  #flight: Promise<void> | null = null;
  #failures = 0;
  #failure: unknown = null;
  #refused = false;
  #closed = false;
  #state: SaveState = "saved";

  /**
   * `save` sends the text as it is when called, and settles with the reply. After a final failure the
   * same text is not sent again: only another text may do better.
   */
  constructor(
    save: () => Promise<void>,
    changed: (state: SaveState, failure: unknown) => void,
    isFinal: (failure: unknown) => boolean = () => false,
    clock: Clock = wallClock,
  ) {
    this.#save = save;
    this.#changed = changed;
    this.#isFinal = isFinal;
    this.#clock = clock;
  }

  /** Where the text stands. */
  get state(): SaveState {
    return this.#state;
  }

  /** Whether everything typed has been acknowledged. */
  get clean(): boolean {
    return this.#edits === this.#savedEdits;
  }

  /** The text was changed. */
  touch(): void {
    if (this.clean || this.#inFlightOnly()) this.#oldestEdit = this.#clock.now();
    this.#edits++;
    this.#show();
    // A failed save keeps its own time, so that typing does not hammer on a closed door.
    if (this.#failures === 0 || this.#refused) this.#schedule();
  }

  /** Saves what is not saved yet, now; settles when it is, rejects with the failure when it could not be. */
  async flush(): Promise<void> {
    this.#stopTimer();
    while (!this.clean || this.#flight) {
      await this.#start();
      if (this.#failure !== null) throw this.#failure;
    }
  }

  /** Ends the saving; what is unsaved stays with whoever holds the text. */
  close(): void {
    this.#closed = true;
    this.#stopTimer();
  }

  #inFlightOnly(): boolean {
    return this.#flight !== null && this.#sentEdits === this.#edits;
  }

  #schedule(): void {
    if (this.#closed || this.clean) return;
    this.#stopTimer();
    const latest = this.#oldestEdit + LONGEST_WAIT - this.#clock.now();
    this.#timer = this.#clock.set(() => void this.#start(), Math.max(0, Math.min(PAUSE, latest)));
  }

  /** Sends what is unsaved, or waits for what is under way. Never rejects. */
  #start(): Promise<void> {
    this.#stopTimer();
    if (this.#flight) return this.#flight;
    if (this.clean) return Promise.resolve();
    this.#sentEdits = this.#edits;
    this.#flight = this.#attempt(this.#sentEdits);
    this.#show();
    return this.#flight;
  }

  async #attempt(edits: number): Promise<void> {
    try {
      await this.#save();
      this.#savedEdits = edits;
      this.#failures = 0;
      this.#failure = null;
      this.#refused = false;
    } catch (failure) {
      this.#failures++;
      this.#refused = this.#isFinal(failure);
      this.#failure = failure ?? new Error("The text could not be saved.");
    }
    this.#flight = null;
    if (this.#failures > 0 && !this.#refused) this.#retryLater();
    else if (this.#edits !== this.#sentEdits) this.#schedule();
    this.#show();
  }

  #retryLater(): void {
    if (this.#closed) return;
    this.#stopTimer();
    const delay = RETRY_AFTER[Math.min(this.#failures, RETRY_AFTER.length) - 1]!;
    this.#timer = this.#clock.set(() => void this.#start(), delay);
  }

  #stopTimer(): void {
    if (this.#timer !== null) this.#clock.clear(this.#timer);
    this.#timer = null;
  }

  #show(): void {
    const state = this.#failures > 0 ? "failed" : this.clean ? "saved" : this.#flight ? "saving" : "unsaved";
    if (state === this.#state && state !== "failed") return;
    this.#state = state;
    this.#changed(state, this.#failure);
  }
}
