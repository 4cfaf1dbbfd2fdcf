// The outlet register as it is looked through: narrowed by words and kind, with one outlet beside it.

import type { OutletField, OutletKindView, OutletView } from "../bindings/galley";
import { fitting } from "../find";
import type { Door } from "./door.svelte";
import type { Register } from "./register.svelte";

/** The register on its screen. */
export class Outlets {
  /** What is looked for. */
  text = $state("");
  kind = $state<OutletKindView | "">("");
  #wanted = $state<string | null>(null);

  readonly narrowed: boolean = $derived(this.text.trim() !== "" || this.kind !== "");

  readonly #door: Door;
  readonly #register: Register;

  constructor(door: Door, register: Register) {
    this.#door = door;
    this.#register = register;
  }

  /** What matches, by name. */
  get rows(): readonly OutletView[] {
    return this.#rows;
  }

  readonly #rows: readonly OutletView[] = $derived.by(() => {
    const byName = new Intl.Collator(undefined, { sensitivity: "base", numeric: true });
    const all = [...this.#register.outlets].sort((a, b) => byName.compare(a.name, b.name)).filter(({ kind }) => this.kind === "" || kind === this.kind);
    return this.text.trim() === "" ? all : fitting(this.text, all, ({ name, credit, domains }) => [name, credit, ...domains].join(" "));
  });

  /** The outlet beside the list. */
  get current(): OutletView | null {
    return this.#rows.find(({ id }) => id === this.#wanted) ?? this.#rows[0] ?? null;
  }

  /** Shows an outlet beside the list. */
  choose(id: string): void {
    this.#wanted = id;
  }

  /** Nothing narrowed. */
  clear(): void {
    this.text = "";
    this.kind = "";
  }

  /** Enters an outlet and shows it. */
  async create(name: string): Promise<OutletView> {
    const made = await this.#door.change("outlet_create", { name });
    await this.#door.followed();
    this.clear();
    this.choose(made.id);
    return made;
  }

  /** Makes one outlet of two, and shows it. */
  async merge(into: string, other: string): Promise<OutletView> {
    this.choose(into);
    const made = await this.#door.change("outlet_merge", { into, outlet: other });
    await this.#door.followed();
    return made;
  }

  /** Changes one field of an outlet. */
  async set(outlet: string, field: OutletField, value: string): Promise<void> {
    // Whatever becomes of its name, it stays the one that is shown.
    this.choose(outlet);
    await this.#door.change("outlet_set", { outlet, field, value });
    await this.#door.followed();
  }
}
