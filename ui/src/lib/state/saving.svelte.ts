// Whether everything that was typed is kept: one truth out of every text that is being written.

import type { Autosave, SaveState } from "../editor/autosave";
import { failureOf } from "../backend/backend";
import type { Failure } from "../bindings/galley";

/** The saved-state of the window. */
export class Saving {
  #states = $state.raw<ReadonlyMap<Autosave, { state: SaveState; failure: Failure | null }>>(new Map());

  /** The worst of what stands. */
  readonly state: SaveState = $derived.by(() => {
    const states = new Set([...this.#states.values()].map(({ state }) => state));
    return states.has("failed") ? "failed" : states.has("saving") ? "saving" : states.has("unsaved") ? "unsaved" : "saved";
  });

  /** Why something could not be saved. */
  readonly failure: Failure | null = $derived([...this.#states.values()].find(({ state }) => state === "failed")?.failure ?? null);

  /** Hears from a text where it stands. */
  tell(autosave: Autosave, state: SaveState, failure: unknown): void {
    const next = new Map(this.#states);
    if (state === "saved") next.delete(autosave);
    else next.set(autosave, { state, failure: state === "failed" ? failureOf(failure) : null });
    this.#states = next;
  }

  /** Saves everything that is not saved yet; rejects with the first failure. */
  async flush(): Promise<void> {
    const results = await Promise.allSettled([...this.#states.keys()].map((autosave) => autosave.flush()));
    const failed = results.find((result) => result.status === "rejected");
    if (failed) throw failed.reason;
  }
}
