// What came in, to be decided on one after the other: a list of one feed, one folder or all, and the story
// beside it. Each decision is a change that undo takes back.

import { announcer } from "../../parts/announce.svelte";
import type { InboxRow, StoryStateView, StoryView, Touched, Verdict } from "../bindings/galley";
import { say } from "../language/language.svelte";
import type { Door } from "./door.svelte";
import { Selection } from "./selection.svelte";

const PAGE = 100;

/** The largest page that is given at once. */
const LARGEST = 200;

/** What of the inbox is shown. */
export type Scope = { kind: "all" } | { kind: "feed"; feed: string } | { kind: "folder"; folder: string } | { kind: "spiked" };

/** The inbox. */
export class Inbox {
  scope = $state.raw<Scope>({ kind: "all" });
  rows = $state.raw<readonly InboxRow[]>([]);
  /** How many match, counted up to 1,001. */
  total = $state(0);
  /** The story beside the list. */
  story = $state.raw<StoryView | null>(null);
  current = $state<string | null>(null);
  ready = $state(false);
  /** What was decided last, in words. */
  said = $state("");
  readonly chosen = new Selection();

  /** What is decided on: what is chosen, else the current story. */
  readonly targets: readonly InboxRow[] = $derived.by(() => {
    const chosen = this.rows.filter(({ id }) => this.chosen.has(id));
    return chosen.length > 0 ? chosen : this.rows.filter(({ id }) => id === this.current);
  });
  readonly row: InboxRow | null = $derived(this.rows.find(({ id }) => id === this.current) ?? null);

  readonly #door: Door;
  readonly #heard = (touched: Touched): Promise<void> => this.#hear(touched);
  #deciding: Promise<void> = Promise.resolve();
  #next: string | null = null;
  #reading: Promise<void> | null = null;
  #asked = 0;
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

  /** Shows another part of it. */
  async show(scope: Scope): Promise<void> {
    this.scope = scope;
    this.current = null;
    this.story = null;
    this.said = "";
    await this.load();
  }

  /** Reads the first page, and as much as was there. */
  async load(atLeast = PAGE): Promise<void> {
    const asked = ++this.#asked;
    const page = await this.#door.ask("inbox_list", { ...this.#query(), limit: Math.min(Math.max(atLeast, PAGE), LARGEST) });
    if (asked !== this.#asked) return;
    this.rows = page.rows;
    this.total = page.total;
    this.#next = page.next;
    this.ready = true;
    this.chosen.keep(this.rows.map(({ id }) => id));
    if (!this.rows.some(({ id }) => id === this.current)) {
      this.current = null;
      this.story = null;
      if (this.rows[0]) await this.choose(this.rows[0].id);
    }
  }

  /** Reads the next page, if there is one. */
  async more(): Promise<void> {
    const after = this.#next;
    if (after === null) return;
    this.#reading ??= this.#readMore(after, this.#asked).finally(() => (this.#reading = null));
    await this.#reading;
  }

  /** Shows a story beside the list, and chooses it alone. */
  async choose(id: string): Promise<void> {
    this.chosen.only(id);
    await this.look(id);
  }

  /** Shows a story beside the list. */
  async look(id: string): Promise<void> {
    this.current = id;
    const story = await this.#door.ask("story_show", { story: id });
    if (this.current === id) this.story = story;
  }

  /** Chooses one more or one less, and shows it. */
  async toggle(id: string): Promise<void> {
    this.chosen.toggle(id);
    await this.look(id);
  }

  /** Chooses everything up to this story, and shows it. */
  async reach(id: string): Promise<void> {
    this.chosen.reach(
      id,
      this.rows.map((row) => row.id),
    );
    await this.look(id);
  }

  /** Chooses everything that is here. */
  chooseAll(): void {
    this.chosen.all(this.rows.map(({ id }) => id));
    announcer.say(say().library.chosen(this.chosen.size));
  }

  /** Decides on what is chosen, and goes on to the next. Keys may come faster than decisions are kept: each waits for the
   * one before, so that none is about a story that was decided already. */
  triage(verdict: Verdict): Promise<void> {
    const mine = this.#deciding.then(() => this.#triage(verdict));
    this.#deciding = mine.catch(() => undefined);
    return mine;
  }

  async #triage(verdict: Verdict): Promise<void> {
    const targets = this.targets;
    const [first] = targets;
    if (!first) return;
    const ids = new Set(targets.map(({ id }) => id));
    const last = this.rows.findLastIndex(({ id }) => ids.has(id));
    const next = (this.rows[last + 1] ?? this.rows.slice(0, last).findLast(({ id }) => !ids.has(id)))?.id ?? null;
    await this.#door.change("inbox_triage", { stories: [...ids], verdict }, this.#heard);
    this.said = say().inbox.decided(verdict, targets.length === 1 ? first.title : null, targets.length);
    announcer.say(this.said);
    // What was decided on goes at once; the rest of the page moves up.
    this.current = next;
    await this.load(this.rows.length);
    if (next !== null && this.current === next) await this.choose(next);
  }

  #query(): { feed: string | null; folder: string | null; state: StoryStateView } {
    const { scope } = this;
    return { feed: scope.kind === "feed" ? scope.feed : null, folder: scope.kind === "folder" ? scope.folder : null, state: scope.kind === "spiked" ? "spiked" : "inbox" };
  }

  async #readMore(after: string, asked: number): Promise<void> {
    const page = await this.#door.ask("inbox_list", { ...this.#query(), after, limit: PAGE });
    if (asked !== this.#asked) return;
    this.rows = [...this.rows, ...page.rows];
    this.#next = page.next;
  }

  async #hear(touched: Touched): Promise<void> {
    if (touched.stories.length + touched.feeds.length + touched.rules.length + touched.items.length === 0) return;
    await this.load(this.rows.length);
    if (this.current !== null) await this.look(this.current);
  }
}
