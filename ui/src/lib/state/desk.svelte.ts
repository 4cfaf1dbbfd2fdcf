// The desk: one open issue, its rundown, and the part of it that is being worked on.
//
// The reply to each command replaces the issue as a whole. Saying what happened to people is left to
// `newsroom.svelte.ts`, which knows the language.

import type { Addition, EntryView, IssueDesk, IssuePart, IssueStateView, ItemCard, ItemView, Place, RanView, Touched } from "../bindings/galley";
import type { Door } from "./door.svelte";
import type { TextSurroundings } from "./draft.svelte";
import { IssueDraft } from "./issue.svelte";
import { ItemDraft } from "./item.svelte";
import { keep, recall } from "./kept";
import type { Saving } from "./saving.svelte";

/** A fixed part of an issue, or the id of an entry. */
export type Part = "mail" | "intro" | "outro" | "call" | (string & {});

/** Labels and placeholders of the running texts, in the person's language. */
export type Surround = (text: "body" | IssuePart) => TextSurroundings;

/** One open issue. */
export class Desk {
  /** The issue as it stands. */
  issue = $state.raw() as IssueDesk;
  /** What is worked on. */
  part = $state<Part>("mail");
  /** The item that is open in the middle, once it is read. */
  item = $state.raw<ItemDraft | null>(null);
  /** The issue's own texts. */
  readonly own: IssueDraft;

  readonly entries: readonly EntryView[] = $derived(this.issue.entries);
  readonly items: readonly (ItemCard & { kind: "item" })[] = $derived(this.issue.entries.filter((entry) => entry.kind === "item"));
  /** The chosen entry, where an entry is chosen. */
  readonly entry: EntryView | null = $derived(this.issue.entries.find(({ id }) => id === this.part) ?? null);

  readonly #door: Door;
  readonly #saving: Saving;
  readonly #surround: Surround;
  // Items stay here until everything written in them is kept, even when another one is open.
  readonly #drafts = new Map<string, ItemDraft>();
  readonly #heard = (touched: Touched): Promise<void> => this.#hear(touched);
  readonly #stop: () => void;
  #asked = 0;
  #followed: Promise<void> = Promise.resolve();

  constructor(issue: IssueDesk, door: Door, saving: Saving, surround: Surround) {
    this.issue = issue;
    this.#door = door;
    this.#saving = saving;
    this.#surround = surround;
    this.own = new IssueDraft(issue, {
      door,
      saving,
      heard: this.#heard,
      became: (now) => (this.issue = now),
      around: surround,
    });
    this.#stop = door.hear(this.#heard);
  }

  /** Leaves the desk. What is unsaved goes on being saved. */
  leave(): Promise<void> {
    this.#stop();
    return this.flush();
  }

  /** Saves everything that is written here. */
  async flush(): Promise<void> {
    await Promise.all([this.own.flush(), ...[...this.#drafts.values()].map((draft) => draft.flush())]);
  }

  /** Where the person was in this issue, or its first item. */
  remembered(): Part {
    const part = recall(`part.${this.issue.id}`, (value): value is string => typeof value === "string");
    if (part && this.#exists(part)) return part;
    return this.items[0]?.id ?? "mail";
  }

  /** Opens a part of the issue. */
  async choose(part: Part): Promise<void> {
    if (part === this.part && (this.entry?.kind !== "item" || this.item?.id === part)) return;
    this.part = part;
    keep(`part.${this.issue.id}`, part);
    const entry = this.entry;
    if (entry?.kind !== "item") return;
    const asked = ++this.#asked;
    const draft = this.#drafts.get(part) ?? new ItemDraft(await this.#door.ask("item_show", { item: part }), this.#surroundings());
    this.#drafts.set(part, draft);
    this.#forget(part);
    // Somebody may have gone on to another one meanwhile.
    if (asked === this.#asked && this.part === part) this.item = draft;
  }

  /** The part before or after the chosen one, in the order of the rundown. */
  neighbour(by: 1 | -1): Part {
    const parts = this.parts();
    const at = parts.indexOf(this.part);
    return parts[Math.min(Math.max(at + by, 0), parts.length - 1)] ?? "mail";
  }

  /** Every part in the order of the rundown. */
  parts(): Part[] {
    return ["mail", "intro", ...this.issue.entries.map(({ id }) => id), "outro", "call"];
  }

  /** Puts an entry somewhere else. */
  async move(entry: string, to: Place): Promise<void> {
    this.issue = await this.#door.change("issue_move", { issue: this.issue.id, entry, to }, this.#heard);
  }

  /** Where an entry would go by one step; null at the ends. */
  placeBy(entry: string, by: 1 | -1): Place | null {
    const ids = this.issue.entries.map(({ id }) => id);
    const at = ids.indexOf(entry);
    if (at < 0 || at + by < 0 || at + by >= ids.length) return null;
    return this.#before(ids.filter((id) => id !== entry)[at + by]);
  }

  /** Where an entry goes to stand before another, or at the end. */
  placeBefore(entry: string | null): Place {
    return this.#before(entry ?? undefined);
  }

  /** Adds to the rundown; answers what was added, and where the same ran before. */
  async add(what: Addition, before: string | null = null): Promise<{ entry: string; ran: readonly RanView[] }> {
    const { entry, issue, ran } = await this.#door.change("issue_add", { issue: this.issue.id, what, before }, this.#heard);
    this.issue = issue;
    return { entry, ran };
  }

  /** Takes an entry out of the rundown. The one that follows becomes the chosen one. */
  async remove(entry: string): Promise<void> {
    const next = this.#after(entry);
    await this.#drafts.get(entry)?.flush();
    this.issue = await this.#door.change("issue_remove", { issue: this.issue.id, entry }, this.#heard);
    this.#drop(entry, next);
  }

  /** Moves an item to the end of another issue. */
  async transfer(entry: string, to: string): Promise<void> {
    const next = this.#after(entry);
    await this.#drafts.get(entry)?.flush();
    this.issue = await this.#door.change("issue_transfer", { issue: this.issue.id, entry, to }, this.#heard);
    this.#drop(entry, next);
  }

  /** Gives a section another name. */
  async renameSection(section: string, title: string): Promise<void> {
    this.issue = await this.#door.change("section_rename", { issue: this.issue.id, section, title }, this.#heard);
  }

  /** Sets the number, the date or the state, which are right or wrong as a whole. */
  async set(field: "number" | "date" | "state", value: string): Promise<void> {
    this.issue = await this.#door.change("issue_set", { issue: this.issue.id, field, value }, this.#heard);
    this.own.follow(this.issue);
  }

  /** Freezes the issue as it went out; answers whether it was changed after the export that is kept. */
  async seal(): Promise<boolean> {
    await this.flush();
    const sealed = await this.#door.change("issue_seal", { issue: this.issue.id }, this.#heard);
    this.issue = sealed.desk;
    this.own.follow(sealed.desk);
    return sealed.changed_since_export;
  }

  /** Reads the state again, which also follows from what reviewers said; answers what was shown. */
  async followState(): Promise<IssueStateView> {
    const { id } = this.issue;
    const { state } = await this.#door.ask("issue_open", { issue: id });
    const was = this.issue.state;
    if (state !== was) this.issue = { ...this.issue, state };
    return was;
  }

  /** Reads everything that is shown again: something else changed it. */
  async reload(): Promise<void> {
    const issue = await this.#door.ask("issue_open", { issue: this.issue.id });
    this.issue = issue;
    this.own.follow(issue);
    if (!this.#exists(this.part)) {
      await this.choose(this.remembered());
      return;
    }
    const items = new Set(this.items.map(({ id }) => id));
    for (const [id, draft] of this.#drafts) {
      if (items.has(id)) draft.follow(await this.#door.ask("item_show", { item: id }));
    }
    // An entry that came back is the chosen one again.
    if (this.entry?.kind === "item" && this.item?.id !== this.part) {
      const part = this.part;
      this.part = "mail";
      await this.choose(part);
    }
  }

  /** Says which story an item is drafted from. */
  async setStory(item: string, story: string): Promise<void> {
    await this.#door.change("item_story", { item, story }, this.#heard);
    await this.reload();
  }

  #surroundings(): ConstructorParameters<typeof ItemDraft>[1] {
    return {
      door: this.#door,
      saving: this.#saving,
      heard: this.#heard,
      became: (item) => this.#became(item),
      counted: (id, words) => this.#patch(id, { words }),
      around: this.#surround("body"),
    };
  }

  #became({ id, kicker, headline, dek, words, sources }: ItemView): void {
    this.#patch(id, { kicker, headline, dek, words, sources });
  }

  /** The card of an item follows from the item, which was just told. */
  #patch(id: string, now: Partial<ItemCard>): void {
    this.issue = { ...this.issue, entries: this.issue.entries.map((entry) => (entry.kind === "item" && entry.id === id ? { ...entry, ...now } : entry)) };
  }

  async #hear(touched: Touched): Promise<void> {
    const items = new Set(this.items.map(({ id }) => id));
    const isMine = touched.issues.includes(this.issue.id) || touched.publications.includes(this.issue.publication.id) || touched.items.some((id) => items.has(id));
    if (!isMine) return;
    this.#followed = this.reload();
    await this.#followed;
  }

  /** Settles when the texts are what the last write of others made of them. */
  async followed(): Promise<void> {
    await this.#followed.catch(() => undefined);
  }

  #exists(part: Part): boolean {
    return this.parts().includes(part);
  }

  #before(entry: string | undefined): Place {
    return entry === undefined ? { kind: "end" } : { kind: "before", entry };
  }

  #after(entry: string): Part {
    const ids = this.issue.entries.map(({ id }) => id);
    const at = ids.indexOf(entry);
    return ids[at + 1] ?? ids[at - 1] ?? "intro";
  }

  #drop(entry: string, next: Part): void {
    this.#drafts.delete(entry);
    if (this.part === entry) void this.choose(next).catch(() => undefined);
  }

  /** Lets go of the items that are neither open nor waiting to be kept. */
  #forget(open: string): void {
    for (const [id, draft] of this.#drafts) {
      if (id !== open && id !== this.item?.id && draft.clean) this.#drafts.delete(id);
    }
  }
}
