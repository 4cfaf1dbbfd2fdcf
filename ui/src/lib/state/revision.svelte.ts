// The states that an item or an issue has been in: a list of any length, two of them beside each other, going
// back to one, giving one a name.

import type { RevisionDifference, RevisionView } from "../bindings/galley";
import type { Door } from "./door.svelte";

/** What has states: an item or an issue. */
export type Owned = { item: string; issue?: undefined } | { issue: string; item?: undefined };

/** One state as a list has it. */
export interface State extends RevisionView {
  id: string;
}

/** Two states beside each other. */
export interface Between {
  owner: Owned;
  /** What it is called. */
  name: string;
  before: State;
  /** The later state; the present where absent. */
  after: State | null;
  differences: readonly RevisionDifference[];
}

/** So many states are asked for first: they fill every window, and are there at once. */
export const FIRST = 200;

/** No list is longer. */
const MOST = 10_000;

/** The states of one item or issue. */
export class Revisions {
  states = $state.raw<readonly State[] | null>(null);
  /** Why they could not be read. */
  failure = $state.raw<unknown>(null);
  /** The state under the hand. */
  current = $state<string | null>(null);
  /** The state that another one is compared with; the present where none is marked. */
  marked = $state<string | null>(null);
  /** What is compared. */
  between = $state.raw<Between | null>(null);

  readonly #door: Door;
  #owner: Owned | null = null;
  #limit = FIRST;
  #asked = 0;

  constructor(door: Door) {
    this.#door = door;
  }

  /** The state under the hand. */
  get chosen(): State | null {
    return this.#find(this.current);
  }

  /** The state that is marked, where it is another one. */
  get other(): State | null {
    return this.marked === this.current ? null : this.#find(this.marked);
  }

  /** Whether a state is what the record says now. */
  isPresent(state: State): boolean {
    return this.states?.[0]?.id === state.id;
  }

  /** Whether the states shown are those of a record. */
  isOf(id: string): boolean {
    return (this.#owner?.item ?? this.#owner?.issue) === id;
  }

  /** Reads the states; those of another record begin with its newest ones. */
  async look(owner: Owned): Promise<void> {
    if (owner.item !== this.#owner?.item || owner.issue !== this.#owner?.issue) {
      this.#limit = FIRST;
      this.current = null;
      this.marked = null;
      this.states = null;
    }
    this.#owner = owner;
    await this.#read();
  }

  /** The end of what is here came into view: reads the rest. */
  async reach(): Promise<void> {
    if (this.#limit === MOST || this.states === null || this.states.length < this.#limit) return;
    this.#limit = MOST;
    await this.#read();
  }

  /** Marks a state to be compared with another one, or no longer. */
  mark(id: string): void {
    this.marked = this.marked === id ? null : id;
  }

  /** Compares the state under the hand with the marked one, or with what is said now. */
  async compare(name: string): Promise<void> {
    const [owner, chosen, other] = [this.#owner, this.chosen, this.other];
    if (!owner || !chosen) return;
    const [before, after] = other === null ? [chosen, null] : this.#at(chosen) > this.#at(other) ? [chosen, other] : [other, chosen];
    const differences = await this.#door.ask("revision_compare", { ...owner, from: before.version, to: after?.version ?? null });
    this.between = { owner, name, before, after, differences };
  }

  /** Goes back to a state, as a new change. */
  async restore(owner: Owned, { version }: State): Promise<void> {
    await this.#door.change("revision_restore", { ...owner, version });
    await this.#door.followed();
    if (this.#isMine(owner)) await this.#read();
  }

  /** Gives a state a name; the present one where none is given. */
  async name(owner: Owned, state: State | null, name: string): Promise<void> {
    await this.#door.change("revision_name", { ...owner, version: state?.version ?? null, name });
    if (this.#isMine(owner)) await this.#read();
  }

  async #read(): Promise<void> {
    const [owner, asked] = [this.#owner, ++this.#asked];
    if (!owner) return;
    try {
      const states = await this.#door.ask("revision_list", { ...owner, limit: this.#limit });
      if (asked !== this.#asked) return;
      this.states = distinct(states);
      this.failure = null;
      if (this.current === null || !this.chosen) this.current = this.states[0]?.id ?? null;
      if (this.marked !== null && !this.#find(this.marked)) this.marked = null;
    } catch (failure) {
      if (asked === this.#asked) this.failure = failure;
    }
  }

  #find(id: string | null): State | null {
    return id === null ? null : (this.states?.find((state) => state.id === id) ?? null);
  }

  #at(state: State): number {
    return this.states?.findIndex(({ id }) => id === state.id) ?? -1;
  }

  #isMine(owner: Owned): boolean {
    return this.#owner?.item === owner.item && this.#owner?.issue === owner.issue;
  }
}

/** Each state by its version; the same version again is another place in the list. */
function distinct(states: readonly RevisionView[]): State[] {
  const seen = new Map<string, number>();
  return states.map((state) => {
    const times = seen.get(state.version) ?? 0;
    seen.set(state.version, times + 1);
    return { ...state, id: times === 0 ? `v${state.version}` : `v${state.version}-${times}` };
  });
}
