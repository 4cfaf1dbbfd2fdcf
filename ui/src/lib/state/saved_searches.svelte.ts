// Saved searches: lists that fill themselves, in an order of their own, with how many stories each finds.

import type { SavedSearchView, Touched } from "../bindings/galley";
import type { Door } from "./door.svelte";

/** The saved searches. */
export class SavedSearches {
  rows = $state.raw<readonly SavedSearchView[]>([]);

  readonly #door: Door;
  readonly #heard = (touched: Touched): Promise<void> => this.#hear(touched);
  #stop: (() => void) | null = null;

  constructor(door: Door) {
    this.#door = door;
  }

  /** Begins to show and to follow. */
  async open(): Promise<void> {
    this.#stop ??= this.#door.hear(this.#heard);
    await this.load();
  }

  /** Stops following. */
  close(): void {
    this.#stop?.();
    this.#stop = null;
  }

  /** Reads them again, with what they find now. */
  async load(): Promise<void> {
    this.rows = await this.#door.ask("saved_search_list", {});
  }

  /** The one that looks for just this. */
  of(query: string): SavedSearchView | undefined {
    return this.rows.find((saved) => saved.query === query.trim());
  }

  /** Keeps a search under a name. */
  async create(name: string, query: string): Promise<void> {
    this.rows = await this.#door.change("saved_search_create", { name, query }, this.#heard);
  }

  /** Gives one another name, and has it look for something else. */
  async set(saved: string, name: string, query: string): Promise<void> {
    this.rows = await this.#door.change("saved_search_set", { saved, name, query }, this.#heard);
  }

  /** Puts one before another, or at the end. */
  async move(saved: string, before: string | null): Promise<void> {
    this.rows = await this.#door.change("saved_search_move", { saved, before }, this.#heard);
  }

  /** Puts one a step further; false where it stands at the end already. */
  async step(saved: string, by: 1 | -1): Promise<boolean> {
    const others = this.rows.filter(({ id }) => id !== saved);
    const to = this.rows.findIndex(({ id }) => id === saved) + by;
    if (to < 0 || to > others.length) return false;
    await this.move(saved, others[to]?.id ?? null);
    return true;
  }

  /** Gives one up. */
  async remove(saved: string): Promise<void> {
    this.rows = await this.#door.change("saved_search_remove", { saved }, this.#heard);
  }

  async #hear(touched: Touched): Promise<void> {
    if (touched.saved_searches.length + touched.stories.length + touched.items.length + touched.issues.length + touched.outlets.length > 0) await this.load();
  }
}
