// Which entries of a list are chosen: one, several by one, or a range from where the choosing began.

/** The chosen entries of a list. */
export class Selection {
  ids = $state.raw<ReadonlySet<string>>(new Set());
  /** Where a range begins. */
  #anchor: string | null = null;

  /** How many are chosen. */
  get size(): number {
    return this.ids.size;
  }

  /** Whether one is chosen. */
  has(id: string): boolean {
    return this.ids.has(id);
  }

  /** Chooses this one alone, or none. */
  only(id: string | null): void {
    this.#anchor = id;
    this.ids = new Set(id === null ? [] : [id]);
  }

  /** Chooses one more, or one less. */
  toggle(id: string): void {
    const ids = new Set(this.ids);
    if (!ids.delete(id)) ids.add(id);
    this.#anchor = id;
    this.ids = ids;
  }

  /** Chooses everything between where the choosing began and this one. */
  reach(id: string, order: readonly string[]): void {
    const from = order.indexOf(this.#anchor ?? id);
    const to = order.indexOf(id);
    if (from < 0 || to < 0) {
      this.only(id);
      return;
    }
    this.ids = new Set(order.slice(Math.min(from, to), Math.max(from, to) + 1));
  }

  /** Chooses all of these. */
  all(order: readonly string[]): void {
    this.ids = new Set(order);
    this.#anchor = order[0] ?? null;
  }

  /** Lets go of what is no longer there. */
  keep(order: readonly string[]): void {
    const there = new Set(order);
    if ([...this.ids].every((id) => there.has(id))) return;
    this.ids = new Set([...this.ids].filter((id) => there.has(id)));
    if (this.#anchor !== null && !there.has(this.#anchor)) this.#anchor = null;
  }
}
