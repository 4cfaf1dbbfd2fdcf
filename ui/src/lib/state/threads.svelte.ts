// The threads of the open issue and its items as the library knows them, and which of them are listed.

import type { ThreadView } from "../bindings/galley";
import { whenResting } from "../resting";
import type { Door } from "./door.svelte";
import type { People } from "./people.svelte";

/** Which threads are listed by their state. */
export type ThreadScope = "open" | "all" | "resolved";

/** Several saves in a row are one reason to read again. */
const CALM = 800;

/** Something that threads can be about: an item, or the issue itself. */
export interface Owner {
  item: string | null;
  issue: string | null;
}

/** The threads. */
export class Threads {
  #all = $state.raw<readonly ThreadView[]>([]);
  /** Which are listed. */
  scope = $state<ThreadScope>("open");
  /** Only where somebody spoke: `me`, a person's id, or everybody. */
  by = $state<string>("");
  /** Only on one item (its id), on the issue itself (`issue`), or everywhere. */
  on = $state<string>("");

  readonly #door: Door;
  readonly #people: People;
  #issue: string | null = null;
  #asked = 0;
  #cancel: (() => void) | null = null;
  #at = -1;
  readonly #after = new Set<() => void>();

  /** Those that wait, with and without a place. */
  readonly waiting: readonly ThreadView[] = $derived(this.#all.filter(({ state }) => state !== "resolved"));
  /** Those that are listed. */
  readonly listed: readonly ThreadView[] = $derived(this.#all.filter((thread) => this.#isListed(thread)));
  readonly #counts: ReadonlyMap<string, { open: number; lost: number }> = $derived.by(() => {
    const counts = new Map<string, { open: number; lost: number }>();
    for (const { item, part, state } of this.waiting) {
      const place = item ?? `part:${part ?? ""}`;
      const count = counts.get(place) ?? { open: 0, lost: 0 };
      counts.set(place, state === "lost" ? { ...count, lost: count.lost + 1 } : { ...count, open: count.open + 1 });
    }
    return counts;
  });

  /** `followed` settles when the texts on the desk are what the last write made of them. */
  constructor(door: Door, people: People, followed: () => Promise<void>) {
    this.#door = door;
    this.#people = people;
    door.hear(({ threads, items, issues, people: persons }) => {
      if (threads.length > 0 || persons.length > 0) return this.#loadAfter(followed);
      // Where a thread stands follows from the text too; an open text knows that of itself, so this has time.
      if (issues.includes(this.#issue ?? "") || (items.length > 0 && this.#all.length > 0)) this.#loadLater();
      return undefined;
    });
  }

  /** Every thread of the issue, in the order of the text. */
  get all(): readonly ThreadView[] {
    return this.#all;
  }

  /** Shows another issue's threads. */
  async open(issue: string): Promise<void> {
    if (issue !== this.#issue) this.#all = [];
    this.#issue = issue;
    await this.load();
  }

  /** Reads them again. */
  async load(): Promise<void> {
    const issue = this.#issue;
    if (issue === null) return;
    this.#cancel?.();
    const asked = ++this.#asked;
    const { writes } = this.#door;
    const all = await this.#door.ask("thread_list", { issue });
    // A later question has the later answer.
    if (asked !== this.#asked || issue !== this.#issue) return;
    // Places are of a text; where a text was written meanwhile they may be of an earlier one.
    if (writes !== this.#door.writes) return await this.load();
    this.#all = all;
    this.#at = writes;
    this.#after.forEach((run) => run());
  }

  /** Whether nothing was written since they were read, so that their places are of the texts as they are. */
  get fresh(): boolean {
    return this.#at === this.#door.writes;
  }

  /** Runs after every reading, until the returned function is called. */
  onread(run: () => void): () => void {
    this.#after.add(run);
    return () => this.#after.delete(run);
  }

  /** The thread of that id. */
  find(id: string | null): ThreadView | null {
    return this.#all.find((thread) => thread.id === id) ?? null;
  }

  /** The threads on one passage, or on the whole where there is no part. */
  of({ item }: Pick<Owner, "item">, part: string | null): readonly ThreadView[] {
    return this.#all.filter((thread) => thread.item === item && thread.part === part);
  }

  /** How many wait on an item. */
  countOf(item: string): { open: number; lost: number } {
    return this.#counts.get(item) ?? { open: 0, lost: 0 };
  }

  /** How many wait on parts of the issue itself; `null` is the issue as a whole. */
  countIn(parts: readonly (string | null)[]): { open: number; lost: number } {
    const counts = parts.map((part) => this.countOf(`part:${part ?? ""}`));
    return { open: counts.reduce((sum, { open }) => sum + open, 0), lost: counts.reduce((sum, { lost }) => sum + lost, 0) };
  }

  /** Everybody who said something here. */
  get speakers(): ReadonlySet<string> {
    return new Set(this.#all.flatMap(({ comments }) => comments.flatMap(({ person }) => (person === null ? [] : [person]))));
  }

  /** Places are of the new texts, so these come first. */
  async #loadAfter(followed: () => Promise<void>): Promise<void> {
    // Whoever else was told of the same write has begun by then.
    await Promise.resolve();
    await followed();
    await this.load();
  }

  #loadLater(): void {
    this.#cancel?.();
    this.#cancel = whenResting(() => void this.load().catch(() => undefined), CALM);
  }

  #isListed(thread: ThreadView): boolean {
    if (this.scope === "open" && thread.state === "resolved") return false;
    if (this.scope === "resolved" && thread.state !== "resolved") return false;
    if (this.on === "issue" ? thread.item !== null : this.on !== "" && thread.item !== this.on) return false;
    const by = this.by === "me" ? (this.#people.me?.id ?? null) : this.by;
    return by === "" || thread.comments.some(({ person }) => person === by);
  }
}
