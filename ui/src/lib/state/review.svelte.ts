// Comments under the hands of a person: which thread is looked at, the one that is being begun, where the selection
// is, and the way from a thread to its words. What the library knows of threads is `threads.svelte.ts`'s.

import { tick, untrack } from "svelte";

import { announcer } from "../../parts/announce.svelte";
import type { ThreadRange } from "../editor/anchor";
import { DRAFT } from "../editor/editor";
import type { Stretch } from "../flat";
import { say } from "../language/language.svelte";
import type { ThreadView } from "../bindings/galley";
import type { Desk, Part } from "./desk.svelte";
import type { Door } from "./door.svelte";
import { People } from "./people.svelte";
import { Threads, type Owner } from "./threads.svelte";

/** A text or a field that is drawn now, on which threads can stand. */
export interface Passage {
  item: string | null;
  part: string;
  /** Whether words of a line without ends can be proposed here. */
  oneLine: boolean;
  /**
   * Shows threads on their words, and the one that is being begun. Where the places are of an earlier text, or something
   * is written that is not kept yet, those that stand there already stay, and the answer is false.
   */
  show: (ranges: readonly ThreadRange[], draft: ThreadRange | null, fresh: boolean) => boolean;
  choose: (id: string | null) => void;
  /** Where the threads are drawn, from the top of the window; exactly only for those that are seen. */
  tops: (ids: readonly string[]) => { id: string; top: number }[];
  /** Where the selection is drawn, from the top of the window. */
  selectionTop: () => number | null;
  /** Where the words of a thread stand now. */
  range: (id: string) => { start: number; end: number } | null;
  reveal: (id: string, focus: boolean) => void;
  /** Keeps what is written. */
  settle: () => Promise<void>;
  focus: () => void;
}

/** Words that are selected. */
export interface Selected extends Stretch {
  passage: Passage;
}

/** A thread that is being begun. */
export interface Composing extends Owner {
  part: string | null;
  start: number;
  end: number;
  quote: string | null;
  oneLine: boolean;
}

/** What comments need of the newsroom. */
export interface ReviewHost {
  door: Door;
  desk: () => Desk | null;
  choose: (part: Part) => Promise<void>;
  showComments: () => void;
  /** Whether the list of comments is shown. */
  listed: () => boolean;
  told: (words: string, undoable: boolean) => void;
}

/** Comments on the desk. */
export class Review {
  readonly people: People;
  readonly threads: Threads;
  /** The thread that is looked at. */
  chosen = $state<string | null>(null);
  /** The thread that is being begun. */
  composing = $state.raw<Composing | null>(null);
  /** The words that are selected on the desk. */
  selected = $state.raw<Selected | null>(null);
  /** Set while somebody is asked who they are. */
  asking = $state.raw<((known: boolean) => void) | null>(null);
  /** Whether there is room for cards beside the text. */
  beside = $state(false);
  /** The thread whose card lies over the edge of the text, where there is only room for signs beside it. */
  opened = $state<string | null>(null);
  readonly #host: ReviewHost;
  readonly #passages = new Set<Passage>();
  readonly #ears = new Set<() => void>();

  constructor(host: ReviewHost) {
    this.#host = host;
    this.people = new People(host.door);
    this.threads = new Threads(host.door, this.people, async () => await host.desk()?.followed());
    this.threads.onread(() => this.#showAll());
  }

  /** Shows the comments of an issue. */
  async open(issue: string): Promise<void> {
    this.chosen = null;
    this.opened = null;
    this.composing = null;
    this.selected = null;
    await Promise.all([this.threads.open(issue), this.people.load()]);
  }

  /** The threads that stand in the part of the issue that is open. */
  readonly here: readonly ThreadView[] = $derived.by(() => {
    const part = this.#host.desk()?.part;
    return part === undefined ? [] : this.threads.waiting.filter((thread) => partOf(thread) === part);
  });

  readonly #here: ReadonlySet<string> = $derived(new Set(this.here.map(({ id }) => id)));

  /** A text is drawn: its threads stand in it until the returned function is called. */
  enter(passage: Passage): () => void {
    this.#passages.add(passage);
    // What is drawn does not depend on what is read here.
    untrack(() => this.#show(passage));
    if (!this.threads.fresh) void this.threads.load().catch(() => undefined);
    return () => {
      this.#passages.delete(passage);
      if (this.selected?.passage === passage) this.selected = null;
    };
  }

  /** A text that was unsaved is kept now. */
  kept(passage: Passage): void {
    if (this.#stale.delete(passage)) void this.threads.load().catch(() => undefined);
  }

  /** Texts whose threads could not be placed anew, since something in them was not kept. */
  readonly #stale = new Set<Passage>();

  /** Runs whenever words may have moved, until the returned function is called. */
  onmove(run: () => void): () => void {
    this.#ears.add(run);
    return () => this.#ears.delete(run);
  }

  /** Words may have moved. */
  moved(): void {
    this.#ears.forEach((run) => run());
  }

  /** Where every thread is drawn, from the top of the window. */
  tops(ids: readonly string[]): { id: string; top: number }[] {
    return [...this.#passages].flatMap((passage) => passage.tops(ids));
  }

  /** Whether a thread waits in the part that is open. */
  isHere(id: string): boolean {
    return this.#here.has(id);
  }

  /** The selection in a text or a field changed. */
  select(passage: Passage, stretch: Stretch | null): void {
    if (stretch) this.selected = { ...stretch, passage };
    else if (this.selected?.passage === passage) this.selected = null;
  }

  /** Looks at a thread, or at none. */
  choose(id: string | null): void {
    if (id === this.chosen) return;
    this.chosen = id;
    if (id !== this.opened) this.opened = null;
    for (const passage of this.#passages) passage.choose(id);
    this.moved();
  }

  /** Begins a thread on the selected words. */
  begin(): void {
    const { selected } = this;
    const desk = this.#host.desk();
    if (!selected || !desk) return;
    const { passage, start, end, quote } = selected;
    this.#compose({ item: passage.item, issue: passage.item === null ? desk.issue.id : null, part: passage.part, start, end, quote, oneLine: passage.oneLine });
  }

  /** Begins a thread on a whole item, or on the issue. */
  beginOn(owner: Owner): void {
    this.#compose({ ...owner, part: null, start: 0, end: 0, quote: null, oneLine: false });
  }

  /** Gives up the thread that is being begun. */
  cancel(): void {
    const passage = this.#passageOf(this.composing);
    this.composing = null;
    this.#showAll();
    passage?.focus();
  }

  /** Keeps the thread that is being begun. True where it is kept. */
  async add(body: string, replacement: string | null): Promise<boolean> {
    const composing = this.composing;
    if (!composing || !(await this.#isKnown())) return false;
    const { item, issue, part } = composing;
    const passage = this.#passageOf(composing);
    await passage?.settle();
    // The words may have moved while the comment was written.
    const range = passage?.range(DRAFT) ?? composing;
    const on = part === null ? {} : { part, start: range.start, end: range.end };
    const made = await this.#host.door.change("comment_add", { item, issue, ...on, body, replacement });
    this.composing = null;
    await this.#host.door.followed();
    this.choose(made.id);
    this.#host.told(replacement === null ? say().review.added : say().review.proposed, true);
    passage?.focus();
    return true;
  }

  /** Answers in a thread. */
  async reply(thread: string, body: string): Promise<boolean> {
    if (!(await this.#isKnown())) return false;
    await this.#host.door.change("comment_reply", { thread, body });
    await this.#host.door.followed();
    announcer.say(say().review.replied);
    return true;
  }

  /** Says a comment otherwise. */
  async edit(thread: string, comment: string, body: string): Promise<void> {
    await this.#host.door.change("comment_edit", { thread, comment, body });
    await this.#host.door.followed();
    announcer.say(say().review.changed);
  }

  /** Takes a comment back; with the last one the thread goes. */
  async remove(thread: string, comment: string): Promise<void> {
    await this.#host.door.change("comment_remove", { thread, comment });
    await this.#host.door.followed();
    this.#host.told(say().review.removed, true);
  }

  /** Takes a whole thread back. */
  async removeThread(thread: string): Promise<void> {
    await this.#host.door.change("thread_remove", { thread });
    await this.#host.door.followed();
    this.#host.told(say().review.threadRemoved, true);
  }

  /** Settles a thread. */
  async resolve(thread: string): Promise<void> {
    if (!(await this.#isKnown())) return;
    const next = this.#neighbour(thread, 1);
    await this.#host.door.change("thread_resolve", { thread });
    await this.#host.door.followed();
    if (this.chosen === thread && next !== thread) this.choose(null);
    this.#host.told(say().review.resolved, true);
  }

  /** Opens a settled thread again. */
  async reopen(thread: string): Promise<void> {
    await this.#host.door.change("thread_reopen", { thread });
    await this.#host.door.followed();
    this.#host.told(say().review.reopened, true);
  }

  /** Puts a thread on the selected words. */
  async place(thread: string): Promise<void> {
    const { selected } = this;
    if (!selected) return;
    const { passage } = selected;
    await passage.settle();
    await this.#host.door.change("thread_place", { thread, part: passage.part, start: selected.start, end: selected.end });
    await this.#host.door.followed();
    this.choose(thread);
    this.#host.told(say().review.isPlaced, true);
  }

  /** Whether a thread may be put on the words that are selected: they are of the same item or issue. */
  canPlace({ item }: ThreadView): boolean {
    return this.selected !== null && this.selected.passage.item === item;
  }

  /** Takes or leaves the words that a thread proposes. */
  async decide(thread: string, decision: "accept" | "reject"): Promise<void> {
    if (!(await this.#isKnown())) return;
    await Promise.all([...this.#passages].map((passage) => passage.settle()));
    await this.#host.door.change("thread_decide", { thread, decision });
    await this.#host.door.followed();
    if (this.chosen === thread) this.choose(null);
    this.#host.told(decision === "accept" ? say().review.accepted : say().review.rejected, true);
  }

  /** Goes to the words of a thread. */
  async goTo(thread: ThreadView, focus = false): Promise<void> {
    await this.#host.choose(partOf(thread));
    await tick();
    this.choose(thread.id);
    const placed = thread.state !== "lost" && thread.part !== null;
    if (placed && !this.beside && !this.#host.listed()) this.opened = thread.id;
    else if (!placed || !this.beside) this.#host.showComments();
    for (const passage of this.#passages) if (passage.item === thread.item && passage.part === thread.part) passage.reveal(thread.id, focus);
    this.moved();
  }

  /** Goes to the next or the previous of the listed threads, and says where that is. */
  async step(by: 1 | -1): Promise<void> {
    const next = this.threads.find(this.#neighbour(this.chosen, by));
    if (!next) {
      announcer.say(say().review.none);
      return;
    }
    await this.goTo(next);
    const order = this.inOrder;
    const first = next.comments[0];
    announcer.say(say().review.at(order.findIndex(({ id }) => id === next.id) + 1, order.length, first?.by ?? "", next.quote ?? "", first?.body ?? ""));
  }

  /** The listed threads in the order of the rundown and the text. */
  readonly inOrder: readonly ThreadView[] = $derived.by(() => {
    const parts = this.#host.desk()?.parts() ?? [];
    const at = new Map(parts.map((part, index) => [part, index]));
    const rank = (thread: ThreadView): number => at.get(partOf(thread)) ?? parts.length;
    return this.threads.listed.map((thread, index) => ({ thread, index })).sort((one, other) => rank(one.thread) - rank(other.thread) || one.index - other.index).map(({ thread }) => thread);
  });

  #neighbour(of: string | null, by: 1 | -1): string | null {
    const order = this.inOrder;
    if (order.length === 0) return null;
    const at = order.findIndex(({ id }) => id === of);
    if (at >= 0) return order[(at + by + order.length) % order.length]!.id;
    // From where the person is: the first thread of the open part, or what follows it.
    const part = this.#host.desk()?.part;
    const first = order.findIndex((thread) => partOf(thread) === part);
    return order[by > 0 ? Math.max(first, 0) : order.length - 1]!.id;
  }

  #compose(composing: Composing): void {
    this.choose(null);
    this.composing = composing;
    // Where there is no room beside the text, it is written in the list.
    if (composing.part === null || !this.beside) this.#host.showComments();
    this.#showAll();
  }

  async #isKnown(): Promise<boolean> {
    if (this.people.me !== null) return true;
    return await new Promise<boolean>((answer) => {
      this.asking = (known) => {
        this.asking = null;
        answer(known);
      };
    });
  }

  #passageOf(of: { item: string | null; part: string | null } | null): Passage | null {
    return [...this.#passages].find(({ item, part }) => of !== null && item === of.item && part === of.part) ?? null;
  }

  #showAll(): void {
    for (const passage of this.#passages) this.#show(passage);
    this.moved();
  }

  #show(passage: Passage): void {
    const ranges: ThreadRange[] = this.threads
      .of(passage, passage.part)
      .map(({ id, start, end, state }) => ({ id, range: start === null || end === null ? null : { start, end }, state: state === "resolved" ? "resolved" : "open" }));
    const draft = this.#passageOf(this.composing) === passage ? this.composing : null;
    // While the words move, the passage itself knows best where the new thread stands.
    const begun: ThreadRange | null = draft && { id: DRAFT, state: "open", range: passage.range(DRAFT) ?? { start: draft.start, end: draft.end } };
    if (passage.show(ranges, begun, this.threads.fresh)) this.#stale.delete(passage);
    else this.#stale.add(passage);
  }
}

/** The part of the issue in which a thread stands. */
export function partOf({ item, part }: Pick<ThreadView, "item" | "part">): Part {
  if (item !== null) return item;
  if (part === "intro") return "intro";
  if (part === "outro" || part === "outro_heading") return "outro";
  return part === "call_to_action" ? "call" : "mail";
}
