// One item under the hands of an editor: its fields, its credits, its body.

import type { ItemField, ItemView, SourceView } from "../bindings/galley";
import type { Door, Listener } from "./door.svelte";
import { TextDraft, ValueDraft, type TextSurroundings } from "./draft.svelte";
import type { Saving } from "./saving.svelte";

/** What an item's draft needs of its desk. */
export interface ItemDesk {
  door: Door;
  saving: Saving;
  /** Told of the writes of others, so not of the draft's own. */
  heard: Listener;
  /** The item has become this. */
  became: (item: ItemView) => void;
  /** The body has this many words now. */
  counted: (item: string, words: number) => void;
  /** What surrounds the body. */
  around: TextSurroundings;
}

/** An item being edited. */
export class ItemDraft {
  readonly id: string;
  readonly story: string | null;
  readonly kicker: ValueDraft<string>;
  readonly headline: ValueDraft<string>;
  readonly dek: ValueDraft<string>;
  readonly sources: ValueDraft<readonly SourceView[]>;
  readonly body: TextDraft;
  readonly #desk: ItemDesk;

  constructor(item: ItemView, desk: ItemDesk) {
    this.id = item.id;
    this.story = item.story;
    this.#desk = desk;
    const { door, saving, heard } = desk;
    const field = (name: ItemField, text: string): ValueDraft<string> =>
      new ValueDraft(text, async (value) => this.#took(await door.change("item_set", { item: item.id, field: name, value }, heard)), saving);
    this.kicker = field("kicker", item.kicker);
    this.headline = field("headline", item.headline);
    this.dek = field("dek", item.dek);
    this.sources = new ValueDraft<readonly SourceView[]>(
      item.sources,
      async (sources) => this.#took(await door.change("item_sources", { item: item.id, sources: sources.filter(isNamed) }, heard)),
      saving,
      (one, other) => isSameCredits(one.filter(isNamed), other),
    );
    this.body = new TextDraft(
      { version: item.version, delta: item.body },
      async (base, delta, threads) => {
        const kept = await door.change("item_save", { item: item.id, base, delta, threads }, heard);
        desk.counted(item.id, kept.words);
        return kept;
      },
      saving,
      desk.around,
    );
  }

  /** Shows what is true now, but for what is being written here. */
  follow(item: ItemView): void {
    this.kicker.follow(item.kicker);
    this.headline.follow(item.headline);
    this.dek.follow(item.dek);
    this.sources.follow(item.sources);
    this.body.follow({ version: item.version, delta: item.body });
  }

  /** Puts a quotation into the body and credits what it comes from, as one change. */
  async quote(change: () => void, clipping: string): Promise<void> {
    const { door, heard } = this.#desk;
    await this.sources.flush();
    await this.body.keepBy(change, async (base, delta) => {
      const { saved, item } = await door.change("item_quote", { item: this.id, base, delta, clipping }, heard);
      this.sources.follow(item.sources);
      this.#desk.became(item);
      return saved;
    });
  }

  /** Whether everything written here is kept. */
  get clean(): boolean {
    return [this.kicker, this.headline, this.dek, this.sources, this.body].every((draft) => draft.clean);
  }

  /** Saves at once. */
  async flush(): Promise<void> {
    await Promise.all([this.kicker, this.headline, this.dek, this.sources, this.body].map((draft) => draft.flush()));
  }

  #took(item: ItemView): void {
    this.follow(item);
    this.#desk.became(item);
  }
}

/** A credit that somebody has begun but not named is not one yet. */
export function isNamed(source: SourceView): boolean {
  return source.outlet.trim() !== "";
}

function isSameCredits(one: readonly SourceView[], other: readonly SourceView[]): boolean {
  return (
    one.length === other.length &&
    one.every((source, index) => {
      const twin = other[index]!;
      return source.outlet === twin.outlet && (source.url ?? "") === (twin.url ?? "") && source.role === twin.role;
    })
  );
}
