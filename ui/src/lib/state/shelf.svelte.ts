// The library's stories: a list that a query narrows, read page by page, with what is chosen in it and the
// story beside it. Filters are terms of the query, so that everything that narrows stands in one place.

import { failureOf } from "../backend/backend";
import { presentationOf } from "../backend/failure";
import type { FindsView, OrderView, SearchFault, StoryField, StoryFacets, StoryRow, StoryView, Touched } from "../bindings/galley";
import { hasWords, termsOf } from "../query";
import type { Door } from "./door.svelte";
import { keep, recall } from "./kept";
import { Selection } from "./selection.svelte";

const PAGE = 100;

/** The largest page that is given at once. */
const LARGEST = 500;

/** No more than this is chosen at once. */
export const MOST_CHOSEN = 5000;

/** The orders of the list. */
export const ORDERS = ["newest", "oldest", "latest_day", "earliest_day", "title", "best"] as const satisfies readonly OrderView[];

/** A list of stories. */
export class Shelf {
  /** What the list is narrowed by, in the query language. */
  text = $state("");
  order = $state<OrderView>("newest");
  rows = $state.raw<readonly StoryRow[]>([]);
  /** What was found in each story that is here. */
  finds = $state.raw<ReadonlyMap<string, FindsView>>(new Map());
  /** How many match, counted up to 1,001. */
  total = $state(0);
  facets = $state.raw<StoryFacets>({ states: [], tags: [], outlets: [] });
  /** Why the query cannot be read, and where; the list stays as it was. */
  fault = $state.raw<SearchFault | null>(null);
  /** The story beside the list. */
  story = $state.raw<StoryView | null>(null);
  current = $state<string | null>(null);
  /** Whether the first page has been read. */
  ready = $state(false);
  readonly chosen = new Selection();

  /** Whether the list shows what was thrown away. */
  readonly inTrash: boolean = $derived(termsOf(this.text).some(({ name, value, negated }) => !negated && ((name === "in" && value === "trash") || (name === "is" && value === "trashed"))));
  readonly narrowed: boolean = $derived(this.text.trim() !== "");
  /** Whether there are words that a match can be good or bad for. */
  readonly ranked: boolean = $derived(hasWords(this.text));
  /** The stories that are chosen, in the order of the list; the current one where none is. */
  readonly targets: readonly StoryRow[] = $derived.by(() => {
    const chosen = this.rows.filter(({ id }) => this.chosen.has(id));
    return chosen.length > 0 ? chosen : this.rows.filter(({ id }) => id === this.current);
  });

  readonly #door: Door;
  readonly #heard = (touched: Touched): Promise<void> => this.#hear(touched);
  #next: string | null = null;
  #reading: Promise<void> | null = null;
  #asked = 0;
  #stop: (() => void) | null = null;

  constructor(door: Door) {
    this.#door = door;
    this.order = recall("library.order", (value): value is OrderView => ORDERS.includes(value as OrderView)) ?? "newest";
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

  /** Narrows the list to a query as it is typed. One that cannot be read leaves the list, and says why. */
  async narrow(text: string): Promise<void> {
    this.text = text;
    try {
      await this.load();
      if (this.text === text) this.fault = null;
    } catch (thrown) {
      if (presentationOf(failureOf(thrown)).tone !== "refused") throw thrown;
      await this.examine();
      if (this.text === text) this.fault ??= { from: 0, to: text.length, message: failureOf(thrown).message };
    }
  }

  /** Looks whether the query can be read as a whole, as what is typed no longer is. */
  async examine(): Promise<void> {
    const { text } = this;
    const { fault } = await this.#door.ask("search_parse", { query: text });
    if (this.text === text) this.fault = fault;
  }

  /** Puts the list into an order, which this machine remembers. */
  async sort(order: OrderView): Promise<void> {
    this.order = order;
    keep("library.order", order);
    await this.load();
  }

  /** Reads the first page, and as much as was there before when only its content may have changed. */
  async load(atLeast = PAGE): Promise<void> {
    const asked = ++this.#asked;
    const page = await this.#door.ask("story_list", { ...this.#query(), limit: Math.min(Math.max(atLeast, PAGE), LARGEST), count: "apart" });
    // A later question makes an earlier answer worthless.
    if (asked !== this.#asked) return;
    this.rows = page.stories;
    this.finds = new Map(page.finds.map((finds, at) => [page.stories[at]!.id, finds]));
    this.#next = page.next;
    const counting = this.#count(page.total, asked);
    // The first number that is shown is right; later the list does not wait for it.
    if (!this.ready) await counting;
    this.ready = true;
    this.chosen.keep(this.rows.map(({ id }) => id));
    await Promise.all([counting, this.#settle()]);
  }

  /** Shows the first story where the one that was shown is no longer in the list. */
  async #settle(): Promise<void> {
    if (this.rows.some(({ id }) => id === this.current)) return;
    this.current = null;
    this.story = null;
    if (this.rows[0]) await this.choose(this.rows[0].id);
  }

  /** Says how many match: as the page says, or counted now that it stands there. Until then the former number stays. */
  async #count(known: number | null, asked: number): Promise<void> {
    const total = known ?? (await this.#door.ask("story_count", this.#query())).total;
    if (asked === this.#asked) this.total = total;
  }

  /** Reads the next page, if there is one. */
  async more(): Promise<void> {
    const after = this.#next;
    if (after === null) return;
    this.#reading ??= this.#readMore(after, this.#asked, PAGE).finally(() => (this.#reading = null));
    await this.#reading;
  }

  /** Shows a story beside the list, and chooses it alone. */
  async choose(id: string): Promise<void> {
    this.chosen.only(id);
    await this.look(id);
  }

  /** Shows a story beside the list; what is chosen stays. */
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

  /** Chooses everything that matches, up to a bound; answers whether that is all of it. */
  async chooseAll(): Promise<boolean> {
    while (this.#next !== null && this.rows.length < MOST_CHOSEN) {
      const before = this.rows.length;
      await this.#reading;
      if (this.#next !== null) await this.#readMore(this.#next, this.#asked, LARGEST);
      if (this.rows.length === before) break;
    }
    this.chosen.all(this.rows.map(({ id }) => id));
    return this.#next === null;
  }

  /** Changes one field of a story. */
  async set(id: string, field: StoryField, value: string): Promise<void> {
    const story = await this.#door.change("story_set", { story: id, field, value }, this.#heard);
    if (this.current === id) this.story = story;
    await this.#changed(field === "notes" ? [story] : null);
  }

  /** The story after these, or before them where they are the last. */
  neighbour(ids: ReadonlySet<string>): string | null {
    const last = this.rows.findLastIndex(({ id }) => ids.has(id));
    const next = this.rows[last + 1] ?? this.rows.slice(0, Math.max(last, 0)).findLast(({ id }) => !ids.has(id));
    return next?.id ?? null;
  }

  /** Reads again what a change may have put elsewhere; a change that cannot is only taken in. */
  async #changed(stories: readonly StoryRow[] | null): Promise<void> {
    if (stories === null) {
      await Promise.all([this.load(this.rows.length), this.#loadFacets()]);
      return;
    }
    this.rows = this.rows.map((row) => stories.find(({ id }) => id === row.id) ?? row);
  }

  #query(): { text: string | null; order: OrderView } {
    const order = this.order === "best" && !this.ranked ? "newest" : this.order;
    return { text: this.text.trim() === "" ? null : this.text, order };
  }

  async #readMore(after: string, asked: number, limit: number): Promise<void> {
    const page = await this.#door.ask("story_list", { ...this.#query(), after, limit, count: "apart" });
    if (asked !== this.#asked) return;
    this.rows = [...this.rows, ...page.stories];
    if (page.finds.length > 0) this.finds = new Map([...this.finds, ...page.finds.map((finds, at): [string, FindsView] => [page.stories[at]!.id, finds])]);
    this.#next = page.next;
  }

  async #loadFacets(): Promise<void> {
    this.facets = await this.#door.ask("story_facets", {});
  }

  async #hear(touched: Touched): Promise<void> {
    // Placing an item changes where its story stands, and so does taking it out.
    if (touched.stories.length + touched.items.length + touched.issues.length + touched.outlets.length === 0) return;
    await Promise.all([this.load(this.rows.length), this.#loadFacets()]);
    if (this.current !== null) await this.look(this.current);
  }
}
