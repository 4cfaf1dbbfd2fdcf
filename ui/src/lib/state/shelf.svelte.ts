// The library's stories: a list narrowed by filters, read page by page, and the story beside it.

import type { StoryField, StoryFacets, StoryRow, StoryStateView, StoryView, Touched } from "../bindings/galley";
import type { Door } from "./door.svelte";

/** By what the list is narrowed. */
export interface Filter {
  state: StoryStateView | "";
  tag: string;
  outlet: string;
  text: string;
}

/** Nothing narrowed. */
export const NO_FILTER: Filter = { state: "", tag: "", outlet: "", text: "" };

const PAGE = 100;

/** A list of stories. */
export class Shelf {
  filter = $state.raw<Filter>(NO_FILTER);
  rows = $state.raw<readonly StoryRow[]>([]);
  /** How many match, counted up to 1,001. */
  total = $state(0);
  facets = $state.raw<StoryFacets>({ states: [], tags: [], outlets: [] });
  /** The story beside the list. */
  story = $state.raw<StoryView | null>(null);
  current = $state<string | null>(null);
  /** Whether the first page has been read. */
  ready = $state(false);

  readonly narrowed: boolean = $derived(Object.values(this.filter).some((value) => value !== ""));

  readonly #door: Door;
  readonly #heard = (touched: Touched): Promise<void> => this.#hear(touched);
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
    await Promise.all([this.load(), this.#loadFacets()]);
  }

  /** Stops following. */
  close(): void {
    this.#stop?.();
    this.#stop = null;
  }

  /** Narrows the list. */
  async narrow(by: Partial<Filter>): Promise<void> {
    this.filter = { ...this.filter, ...by };
    await this.load();
  }

  /** Reads the first page, and as much as was there before when only its content may have changed. */
  async load(atLeast = PAGE): Promise<void> {
    const asked = ++this.#asked;
    const page = await this.#door.ask("story_list", { ...this.#query(), limit: Math.min(Math.max(atLeast, PAGE), 500) });
    // A later question makes an earlier answer worthless.
    if (asked !== this.#asked) return;
    this.rows = page.stories;
    this.total = page.total;
    this.#next = page.next;
    this.ready = true;
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

  /** Shows a story beside the list. */
  async choose(id: string): Promise<void> {
    this.current = id;
    const story = await this.#door.ask("story_show", { story: id });
    if (this.current === id) this.story = story;
  }

  /** Changes one field of a story. */
  async set(id: string, field: StoryField, value: string): Promise<void> {
    this.#took(await this.#door.change("story_set", { story: id, field, value }, this.#heard));
    if (field !== "notes") void this.#loadFacets().catch(() => undefined);
  }

  /** The story after another, or before it where it is the last. */
  neighbour(id: string): string | null {
    const at = this.rows.findIndex((row) => row.id === id);
    return (this.rows[at + 1] ?? this.rows[at - 1])?.id ?? null;
  }

  /** Takes in what a story has become. */
  #took(story: StoryView): void {
    const stays = this.filter.state === "" || this.filter.state === story.state;
    if (stays) {
      this.rows = this.rows.map((row) => (row.id === story.id ? story : row));
    } else {
      this.rows = this.rows.filter(({ id }) => id !== story.id);
      this.total = Math.max(0, this.total - 1);
    }
    if (this.current === story.id) this.story = story;
  }

  #query(): { state: StoryStateView | null; tag: string | null; outlet: string | null; text: string | null } {
    const { state, tag, outlet, text } = this.filter;
    return { state: state === "" ? null : state, tag: tag === "" ? null : tag, outlet: outlet === "" ? null : outlet, text: text.trim() === "" ? null : text };
  }

  async #readMore(after: string, asked: number): Promise<void> {
    const page = await this.#door.ask("story_list", { ...this.#query(), after, limit: PAGE });
    if (asked !== this.#asked) return;
    this.rows = [...this.rows, ...page.stories];
    this.#next = page.next;
  }

  async #loadFacets(): Promise<void> {
    this.facets = await this.#door.ask("story_facets", {});
  }

  async #hear(touched: Touched): Promise<void> {
    // Placing an item changes where its story stands, and so does taking it out.
    if (touched.stories.length + touched.items.length + touched.issues.length === 0) return;
    await Promise.all([this.load(this.rows.length), this.#loadFacets()]);
    if (this.current !== null) await this.choose(this.current);
  }
}
