// What a person does with the stories of the library: place, sort, label, merge, throw away. Each verb is
// about whatever is chosen in the list, is one change however many stories that are, and tells what it did.

import { announcer } from "../../parts/announce.svelte";
import { toaster } from "../../parts/toast.svelte";
import type { Addition, DeedView, DuplicateView, RanView, StoryCreate, StoryRow, StoryStateView } from "../bindings/galley";
import { issueName } from "../language/format";
import { say } from "../language/language.svelte";
import { placeWords } from "../language/ran";
import { written } from "../query";
import type { Desk } from "./desk.svelte";
import type { Door } from "./door.svelte";
import { MOST_CHOSEN, type Shelf } from "./shelf.svelte";

/** What the verbs need of the window. */
export interface Surroundings {
  door: Door;
  shelf: Shelf;
  desk: () => Desk | null;
  /** Goes to the library. */
  visit: () => Promise<void>;
  /** Tells what was done, with the way to take it back. */
  told: (words: string) => void;
}

/** The verbs of the library. */
export class Curation {
  readonly #around: Surroundings;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  /** Adds to the open issue, without going there; answers whether it could. */
  async add(what: Addition, title: string, before: string | null = null): Promise<boolean> {
    const { told } = this.#around;
    const desk = this.#around.desk();
    const words = say().library;
    if (!desk) {
      toaster.show({ words: words.noIssueOpen, tone: "refused" });
      return false;
    }
    const { ran } = await desk.add(what, before);
    const elsewhere = ran.filter(({ issue }) => issue !== desk.issue.id);
    const { number, date, publication } = desk.issue;
    const name = issueName({ publication_name: publication.name, number, date, title: desk.issue.title || null });
    const count = what.kind === "stories" ? what.stories.length : 1;
    const done = count > 1 ? words.addedMany(count, name) : words.added(title, name);
    told(elsewhere.length === 0 ? done : `${done} ${count > 1 ? say().memory.someRan(ranItems(elsewhere), placeWords(elsewhere[0]!)) : say().memory.ranBefore(placeWords(elsewhere[0]!))}`);
    return true;
  }

  /** Adds what is chosen to the open issue, and goes on to the next story. */
  async place(before: string | null = null): Promise<void> {
    await this.#goingOn(async (stories) => {
      const [first] = stories;
      if (!first) return false;
      const what: Addition = stories.length === 1 ? { kind: "story", story: first.id } : { kind: "stories", stories: stories.map(({ id }) => id) };
      return await this.add(what, first.title, before);
    });
  }

  /** Brings what is chosen into a state, and goes on to the next story. */
  async sort(state: StoryStateView): Promise<void> {
    const words = say().library;
    await this.#goingOn(async (stories) => {
      await this.#change(stories, { kind: "state", state });
      this.#around.told(stories.length === 1 ? words.isNow(stories[0]!.title, words.states[state]) : words.areNow(stories.length, words.states[state]));
      return true;
    });
  }

  /** Puts labels on what is chosen, and takes others off. */
  async tag(on: readonly string[], off: readonly string[]): Promise<void> {
    const stories = this.#around.shelf.targets;
    if (stories.length === 0) return;
    if (on.length > 0) {
      await this.#change(stories, { kind: "tag", tags: [...on] });
      this.#around.told(say().library.tagged(stories.length, on.join(say().library.and)));
    }
    if (off.length > 0) {
      await this.#change(stories, { kind: "untag", tags: [...off] });
      this.#around.told(say().library.untagged(stories.length, off.join(say().library.and)));
    }
  }

  /** Says of what outlet it is that is chosen; of none for an empty name. */
  async attribute(outlet: string): Promise<void> {
    const stories = this.#around.shelf.targets;
    if (stories.length === 0) return;
    await this.#change(stories, { kind: "outlet", outlet });
    this.#around.told(say().library.attributed(stories.length, outlet));
  }

  /** Throws away what is chosen. */
  async trash(): Promise<void> {
    await this.#goingOn(async (stories) => {
      await this.#change(stories, { kind: "trash" });
      this.#around.told(stories.length === 1 ? say().library.trashed(stories[0]!.title) : say().library.trashedMany(stories.length));
      return true;
    });
  }

  /** Brings back from the trash what is chosen. */
  async restore(): Promise<void> {
    await this.#goingOn(async (stories) => {
      await this.#change(stories, { kind: "restore" });
      this.#around.told(stories.length === 1 ? say().library.restored(stories[0]!.title) : say().library.restoredMany(stories.length));
      return true;
    });
  }

  /** Merges stories into one, and shows it. */
  async merge(into: string, others: readonly string[]): Promise<void> {
    const { door, shelf, told } = this.#around;
    const story = await door.change("story_merge", { into, stories: others.filter((id) => id !== into) });
    await door.followed();
    await this.#show(story.id);
    told(say().library.merged(story.title, others.filter((id) => id !== into).length));
    shelf.chosen.only(shelf.current);
  }

  /** Parts a story from the one it was merged into, and shows it. */
  async part(id: string): Promise<void> {
    const { door, told } = this.#around;
    const story = await door.change("story_part", { story: id });
    await door.followed();
    await this.#show(story.id);
    told(say().library.parted(story.title));
  }

  /** The stories that may be of the same event. */
  async duplicatesOf(story: string): Promise<DuplicateView[]> {
    return await this.#around.door.ask("story_duplicates", { story });
  }

  /** Groups of stories that may be of the same event. */
  async groups(): Promise<StoryRow[][]> {
    return await this.#around.door.ask("story_groups", {});
  }

  /** Where something like this item ran before. */
  async ranBefore(item: string): Promise<RanView[]> {
    return await this.#around.door.ask("used_before", { item, urls: [] });
  }

  /** Enters a new story and shows it. */
  async create(story: StoryCreate): Promise<void> {
    const { door, shelf, visit, told } = this.#around;
    const made = await door.change("story_create", story);
    if (shelf.narrowed) await shelf.narrow("");
    await visit();
    await shelf.choose(made.id);
    told(say().library.created(made.title));
  }

  /** Shows a story in the library, wherever one is; what narrowed the list goes where it hides it. */
  async open(story: string): Promise<void> {
    await this.#around.visit();
    await this.#show(story);
  }

  /** Goes to the library, narrowed to a query. */
  async search(query: string): Promise<void> {
    await this.#around.visit();
    await this.#around.shelf.narrow(query);
  }

  /** Goes to the library, narrowed to what an outlet published. */
  async showStoriesOf(outlet: string): Promise<void> {
    await this.search(written("outlet", outlet));
  }

  /** Chooses everything that matches. */
  async chooseAll(): Promise<void> {
    const { shelf } = this.#around;
    const whole = await shelf.chooseAll();
    const words = say().library;
    announcer.say(words.chosen(shelf.chosen.size));
    if (!whole) toaster.show({ words: words.chosenMost(MOST_CHOSEN) });
  }

  async #show(id: string): Promise<void> {
    const { shelf } = this.#around;
    if (!shelf.rows.some((row) => row.id === id) && shelf.narrowed) await shelf.narrow("");
    await shelf.choose(id);
  }

  async #change(stories: readonly StoryRow[], deed: DeedView): Promise<void> {
    const { door } = this.#around;
    await door.change("story_change", { stories: stories.map(({ id }) => id), deed });
    await door.followed();
  }

  /** Does something with what is chosen, and goes on to the story behind it. */
  async #goingOn(deed: (stories: readonly StoryRow[]) => Promise<boolean>): Promise<void> {
    const { shelf } = this.#around;
    const stories = shelf.targets;
    if (stories.length === 0) return;
    const next = shelf.neighbour(new Set(stories.map(({ id }) => id)));
    if ((await deed(stories)) && next !== null && shelf.rows.some(({ id }) => id === next)) await shelf.choose(next);
  }
}

/** How many items of these places there are. */
function ranItems(ran: readonly RanView[]): number {
  return new Set(ran.map(({ item }) => item)).size;
}
