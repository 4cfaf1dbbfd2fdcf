// What helps in writing: lengths, what is missing, finding and replacing, quoting, snippets, spelling, quiet. Each verb
// is told of in words; what a text shows of it are plugins of the editor.

import { keymap } from "prosemirror-keymap";
import type { Plugin } from "prosemirror-state";
import { tick } from "svelte";

import { announcer } from "../../parts/announce.svelte";
import type { FoundView, IssuePart, PartCountView, PlaceView, QuotesView, SnippetView, WantedView, WordView } from "../bindings/galley";
import { clipboardSerializer } from "../editor/copy";
import { fromDelta, toDelta, type Delta, type DeltaOperation } from "../editor/delta";
import { insertLines, quotation } from "../editor/insert";
import { selectFlat } from "../editor/flat";
import { marksMissing } from "../editor/marks_missing";
import { plainForm } from "../editor/plain";
import { typography } from "../editor/quotation";
import { slash, type SlashQuery } from "../editor/slash";
import { correct, misspellingAt, nextMisspelling, spelling, type Misspelling } from "../editor/spelling";
import { typewriter } from "../editor/calm";
import { quoteDrop } from "../editor/quote_drop";
import { copyBoth, copyText } from "../clipboard";
import { focusOn, type FocusPlace } from "../focus";
import { say } from "../language/language.svelte";
import type { TextDraft } from "./draft.svelte";
import type { Newsroom } from "./newsroom.svelte";

/** A misspelled word that the person asks about. */
export interface SpellingQuestion {
  word: Misspelling;
  text: TextDraft;
  x: number;
  y: number;
  suggestions: readonly string[];
  ready: boolean;
}

/** What was found, each with whether it is to be replaced. */
export interface FoundRow {
  found: FoundView;
  chosen: boolean;
}

/** The verbs of writing. */
export class Writing {
  /** Whether only the text is shown. */
  calm = $state(false);
  /** How long each part of the open issue is. */
  counts = $state.raw<readonly PartCountView[]>([]);
  /** The snippets by name. */
  snippets = $state.raw<readonly SnippetView[]>([]);
  /** The personal dictionary. */
  dictionary = $state.raw<readonly WordView[]>([]);
  /** What is looked for, and what comes in its place. */
  wanted = $state.raw<WantedView>({ words: "", what: "words", case: "either", extent: "anywhere", forms: "as_written" });
  replacement = $state("");
  rows = $state.raw<readonly FoundRow[] | null>(null);
  /** The found place that is looked at. */
  at = $state(-1);
  /** What is typed behind a slash. */
  slash = $state.raw<(SlashQuery & { text: TextDraft }) | null>(null);
  slashAt = $state(0);
  /** The word whose spelling is asked about. */
  question = $state.raw<SpellingQuestion | null>(null);
  /** The text that becomes a snippet. */
  snippetBody = $state.raw<Delta>([]);

  readonly #room: Newsroom;
  readonly #judges = new Set<() => void>();
  // Where the text stood after the last quotation, so that undo takes back the credit too.
  #quoted: { text: TextDraft; doc: unknown } | null = null;
  // The marker that was gone to last.
  #last: string | null = null;
  #counting = 0;
  #finding = 0;

  constructor(room: Newsroom) {
    this.#room = room;
    room.door.hear(async ({ snippets, words, outlets, publications }) => {
      if (snippets.length > 0) await this.loadSnippets();
      if (words.length > 0) await this.loadDictionary();
      if (words.length + outlets.length + publications.length > 0) this.#judges.forEach((judge) => judge());
    });
  }

  /** The plugins of a text. */
  plugins(text: "body" | IssuePart): Plugin[] {
    const room = this.#room;
    const draft = (): TextDraft | null => this.#textOf(text);
    const publication = () => room.desk?.issue.publication;
    const item = (): string | null => (text === "body" ? (room.desk?.item?.id ?? null) : null);
    return [
      keymap({ "Mod-z": () => this.#undoQuote() }),
      slash({
        asks: (asked) => {
          const here = draft();
          this.slash = asked && here ? { ...asked, text: here } : null;
          this.slashAt = 0;
        },
        key: (event) => this.#slashKey(event),
      }),
      ...typography(() => publication()?.language ?? "en"),
      marksMissing(),
      spelling({
        check: async (words) => (await room.door.ask("spelling_check", { publication: publication()?.id ?? "", item: item(), words: [...words] })).wrong,
        changed: (listener) => {
          this.#judges.add(listener);
          return () => this.#judges.delete(listener);
        },
        ask: (word, place) => {
          const here = draft();
          if (here) void this.#ask(word, here, place);
        },
      }),
      typewriter(() => this.calm),
      ...(text === "body" ? [quoteDrop((clipping, words) => void room.attempt(() => this.quote(clipping, words)))] : []),
    ];
  }

  /** The text that has the caret, or the one that is open. */
  get text(): TextDraft | null {
    const { desk } = this.#room;
    if (!desk) return null;
    if (desk.part === "intro") return desk.own.intro;
    if (desk.part === "outro") return desk.own.outro;
    return desk.entry?.kind === "item" ? (desk.item?.body ?? null) : null;
  }

  /** Reads how long everything is. */
  async count(): Promise<void> {
    const issue = this.#room.desk?.issue.id;
    const asked = ++this.#counting;
    const counts = issue === undefined ? [] : await this.#room.door.ask("issue_count", { issue });
    if (asked === this.#counting) this.counts = counts;
  }

  /** How many facts are missing in an item. */
  missing(item: string): number {
    return this.counts.find((one) => one.item === item)?.missing ?? 0;
  }

  // ── Quoting ────────────────────────────────────────────────────────────────────────────────────────────────────
  /** The words that are selected in a clipping, and which one it is. */
  selected(): { clipping: string; words: string } | null {
    const selection = window.getSelection();
    const words = selection?.toString().trim() ?? "";
    const node = selection?.anchorNode;
    const article = (node instanceof Element ? node : node?.parentElement)?.closest<HTMLElement>("[data-clipping]");
    const clipping = article?.dataset["clipping"];
    return words !== "" && clipping !== undefined && article?.contains(selection?.focusNode ?? null) ? { clipping, words } : null;
  }

  /** Puts words of a clipping into the open item as a quotation and credits the clipping. */
  async quote(clipping: string, words: string): Promise<void> {
    const item = this.#room.desk?.item;
    const lines = quotation(words);
    if (!item || lines.length === 0) return;
    const before = item.sources.value.length;
    const { editor } = item.body;
    await item.quote(() => editor.run((state, dispatch) => (dispatch?.(insertLines(state, lines)), true)), clipping);
    this.#quoted = { text: item.body, doc: editor.state.doc };
    this.#room.told(item.sources.value.length > before ? say().writing.quoted : say().writing.quotedAgain, true);
  }

  /** Says which story the open item is drafted from, and shows it. */
  async draftFrom(story: string): Promise<void> {
    const { desk } = this.#room;
    if (desk?.entry?.kind !== "item") return;
    await desk.setStory(desk.entry.id, story);
    await this.#room.lookAtSource();
  }

  #undoQuote(): boolean {
    const quoted = this.#quoted;
    if (!quoted || quoted.text.editor.state.doc !== quoted.doc || !quoted.text.editor.hasFocus) return false;
    this.#quoted = null;
    void this.#room.attempt(() => this.#room.undo());
    return true;
  }

  // ── Finding and replacing ─────────────────────────────────────────────────────────────────────────────────────
  /** Opens the sheet for finding; with words selected in a text, those are looked for. */
  async openFind(place: "find" | "replace"): Promise<void> {
    const state = this.text?.editor.hasFocus ? this.text.editor.state : null;
    const words = state && !state.selection.empty ? state.doc.textBetween(state.selection.from, state.selection.to, "\n", "\uFFFC") : "";
    if (words !== "" && !/[\n\uFFFC]/u.test(words)) this.wanted = { ...this.wanted, words };
    await this.#room.go("desk");
    this.#room.showSheet("find");
    await tick();
    await focusOn(place);
    document.querySelector<HTMLInputElement>(`[data-focus="${place}"]`)?.select();
    if (this.wanted.words !== "") await this.find();
  }

  /** Looks for what is wanted in the whole issue. */
  async find(): Promise<void> {
    const issue = this.#room.desk?.issue.id;
    if (issue === undefined) return;
    if (this.wanted.words === "") {
      this.rows = null;
      return;
    }
    await this.#room.saving.flush();
    const asked = ++this.#finding;
    const found = await this.#room.door.ask("issue_find", { issue, wanted: this.wanted });
    if (asked !== this.#finding) return;
    // What was left out stays left out where it is found again.
    const out = new Set((this.rows ?? []).filter(({ chosen }) => !chosen).map(({ found }) => keyOf(found)));
    this.rows = found.map((one) => ({ found: one, chosen: !out.has(keyOf(one)) }));
    this.at = Math.min(this.at, this.rows.length - 1);
  }

  /** Chooses a found place to be replaced, or not. */
  tickRow(at: number, chosen: boolean): void {
    this.rows = this.rows?.map((row, index) => (index === at ? { ...row, chosen } : row)) ?? null;
  }

  /** Chooses all of them, or none. */
  tickAll(chosen: boolean): void {
    this.rows = this.rows?.map((row) => ({ ...row, chosen })) ?? null;
  }

  /** Replaces what is chosen, as one change. */
  async replace(): Promise<void> {
    const { desk, door } = this.#room;
    const chosen = (this.rows ?? []).filter((row) => row.chosen).map(({ found }) => found);
    if (!desk || chosen.length === 0) return;
    await this.#room.saving.flush();
    const { changed, left } = await door.change("issue_replace", { issue: desk.issue.id, wanted: this.wanted, words: this.replacement, chosen });
    await door.followed();
    this.#room.told(say().writing.replaced(changed, left), true);
    await this.find();
  }

  /** Sets quotation marks and dashes, in the open item or in the whole issue. */
  async setQuotes(quotes: QuotesView, where: "item" | "issue"): Promise<void> {
    const { desk, door } = this.#room;
    const item = where === "item" && desk?.entry?.kind === "item" ? desk.entry.id : null;
    if (!desk || (where === "item" && item === null)) return;
    await this.#room.saving.flush();
    const { changed } = await door.change("issue_quotes", { issue: desk.issue.id, item, quotes });
    await door.followed();
    this.#room.told(say().writing.quotesSet(changed), changed > 0);
  }

  /** Goes to the next or the previous found place. */
  async step(by: 1 | -1): Promise<void> {
    const rows = this.rows ?? [];
    if (rows.length === 0) return;
    this.at = (this.at + by + rows.length) % rows.length;
    await this.goTo(rows[this.at]!.found);
  }

  /** Goes to the next or the previous marker of a missing fact, from where the caret stands. */
  async stepMissing(by: 1 | -1): Promise<void> {
    const { desk, door } = this.#room;
    if (!desk) return;
    await this.#room.saving.flush();
    const found = await door.ask("issue_find", { issue: desk.issue.id, wanted: { what: "marker" } as WantedView });
    if (found.length === 0) {
      announcer.say(say().writing.noneMissing);
      this.#room.told(say().writing.noneMissing, false);
      return;
    }
    const last = found.findIndex((one) => keyOf(one) === this.#last);
    // Without a last one it begins with the part that is open.
    const parts = desk.parts();
    const here = found.findIndex((one) => parts.indexOf(partOf(one)) >= parts.indexOf(desk.part));
    const start = last >= 0 ? last + by : here < 0 ? 0 : by > 0 ? here : here - 1;
    const next = found[(start + found.length) % found.length]!;
    this.#last = keyOf(next);
    await this.goTo(next);
    announcer.say(say().writing.missingAt(found.indexOf(next) + 1, found.length));
  }

  /** Goes to a found place and selects it. */
  async goTo(found: FoundView): Promise<void> {
    const room = this.#room;
    await room.choose(partOf(found));
    await tick();
    const text = this.text;
    if ((found.place === "body" || found.place === "intro" || found.place === "outro") && text) {
      text.editor.run(selectFlat(found.from, found.to));
      return;
    }
    await focusOn(FOCUS[found.place] ?? "headline");
    const field = document.activeElement;
    if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)) return;
    const units = (scalars: number): number => [...field.value].slice(0, scalars).join("").length;
    field.setSelectionRange(units(found.from), units(found.to));
  }

  // ── Snippets ──────────────────────────────────────────────────────────────────────────────────────────────────
  /** Reads the snippets. */
  async loadSnippets(): Promise<void> {
    this.snippets = await this.#room.door.ask("snippet_list", {});
  }

  /** Those that are meant by what is typed behind the slash. */
  get choices(): readonly SnippetView[] {
    const asked = this.slash?.query.toLowerCase();
    if (asked === undefined) return [];
    const begins = this.snippets.filter(({ name }) => name.toLowerCase().startsWith(asked));
    const holds = this.snippets.filter(({ name }) => !begins.some((one) => one.name === name) && name.toLowerCase().includes(asked));
    return [...begins, ...(asked === "" ? [] : holds)].slice(0, 8);
  }

  /** Puts a snippet in where the caret stands, or in the place of the slash. */
  insertSnippet(snippet: SnippetView): void {
    const text = this.slash?.text ?? this.text;
    if (!text) return;
    const range = this.slash ? { from: this.slash.from, to: this.slash.to } : undefined;
    const lines = fromDelta(snippet.body).content.content;
    this.slash = null;
    text.editor.run((state, dispatch) => (dispatch?.(insertLines(state, lines, range)), true));
  }

  /** Begins a snippet of what is selected. */
  startSnippet(): void {
    const state = this.text?.editor.state;
    this.snippetBody = state ? selectedDelta(state.doc.cut(state.selection.from, state.selection.to)) : [];
    this.#room.dialog = "snippet";
  }

  /** Keeps the text under a name. */
  async keepSnippet(name: string): Promise<void> {
    this.snippets = await this.#room.door.change("snippet_create", { name, body: this.snippetBody });
    this.#room.told(say().writing.snippetKept(name), true);
  }

  /** Gives a snippet another name. */
  async renameSnippet(snippet: string, name: string): Promise<void> {
    this.snippets = await this.#room.door.change("snippet_set", { snippet, name });
  }

  /** Gives a snippet up. */
  async removeSnippet({ id, name }: SnippetView): Promise<void> {
    this.snippets = await this.#room.door.change("snippet_remove", { snippet: id });
    this.#room.told(say().writing.snippetRemoved(name), true);
  }

  #slashKey(event: KeyboardEvent): boolean {
    const { choices } = this;
    if (choices.length === 0) return false;
    if (event.key === "Escape") return true;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const by = event.key === "ArrowDown" ? 1 : -1;
      this.slashAt = (this.slashAt + by + choices.length) % choices.length;
      announcer.say(choices[this.slashAt]!.name);
      return true;
    }
    if (event.key === "Enter" || event.key === "Tab") {
      this.insertSnippet(choices[this.slashAt]!);
      return true;
    }
    return false;
  }

  // ── Spelling ──────────────────────────────────────────────────────────────────────────────────────────────────
  /** Reads the personal dictionary. */
  async loadDictionary(): Promise<void> {
    this.dictionary = await this.#room.door.ask("dictionary_list", {});
  }

  /** Goes to the next misspelled word and asks what may be meant. */
  nextMisspelling(): void {
    const text = this.text;
    const found = text?.editor.run(
      nextMisspelling((word) => {
        void tick().then(() => {
          const place = window.getSelection()?.rangeCount ? window.getSelection()!.getRangeAt(0).getBoundingClientRect() : null;
          void this.#ask(word, text, { x: place?.left ?? 200, y: (place?.bottom ?? 200) + 4 });
        });
      }),
    );
    if (!found) this.#room.told(say().writing.noMisspelling, false);
  }

  /** Puts a suggestion in the place of the word. */
  correct(word: string): void {
    const question = this.#answered();
    if (!question) return;
    const { text } = question;
    const now = misspellingAt(text.editor.state, question.word.from);
    if (now) text.editor.run(correct(now, word));
  }

  /** Passes a word over from now on: everywhere, or in the open item. */
  async keepWord(where: "library" | "item"): Promise<void> {
    const question = this.#answered();
    if (!question) return;
    const word = question.word.word.replace(/’/g, "'").replace(/'s$/u, "");
    const item = where === "item" ? (this.#room.desk?.item?.id ?? null) : null;
    this.dictionary = await this.#room.door.change("dictionary_add", { word, item });
    this.#room.told(item === null ? say().writing.wordKept(word) : say().writing.wordIgnored(word), true);
  }

  /** Takes a word out of the dictionary again. */
  async removeWord(word: string): Promise<void> {
    this.dictionary = await this.#room.door.change("dictionary_remove", { word });
    this.#room.told(say().writing.wordRemoved(word), true);
  }

  /** Adds a word to the dictionary. */
  async addWord(word: string): Promise<void> {
    this.dictionary = await this.#room.door.change("dictionary_add", { word });
  }

  async #ask(word: Misspelling, text: TextDraft, { x, y }: { x: number; y: number }): Promise<void> {
    const question: SpellingQuestion = { word, text, x, y, suggestions: [], ready: false };
    this.question = question;
    const publication = this.#room.desk?.issue.publication.id ?? "";
    const suggestions = await this.#room.door.ask("spelling_suggest", { publication, word: word.word });
    if (this.question === question) this.question = { ...question, suggestions, ready: true };
  }

  #answered(): SpellingQuestion | null {
    const question = this.question;
    this.question = null;
    question?.text.editor.focus();
    return question;
  }

  // ── Quiet ─────────────────────────────────────────────────────────────────────────────────────────────────────
  /** Shows only the text, or everything again. */
  async setCalm(calm: boolean): Promise<void> {
    this.calm = calm;
    announcer.say(calm ? say().writing.calmOn : say().writing.calmOff);
    await tick();
    this.text?.editor.focus();
  }

  /** Copies the open item, formatted or as plain text. It must run in the turn of a click or key. */
  copyItem(form: "rich" | "text"): void {
    const item = this.#room.desk?.item;
    const recipe = this.#room.desk?.issue.publication.recipe;
    if (!item) return;
    const line = (words: string, line?: string, marks: object = {}): DeltaOperation[] => (words.trim() === "" ? [] : [{ insert: words, attributes: marks }, { insert: "\n", ...(line ? { attributes: { line } } : {}) }]);
    const credits = item.sources.value.filter(({ outlet }) => outlet.trim() !== "");
    const label = recipe?.source_label || say().editor.roles.primary;
    const source = credits.flatMap(({ outlet, url }, at): DeltaOperation[] => [{ insert: at === 0 ? `${label}: ` : ", " }, { insert: outlet, ...(url ? { attributes: { link: url } } : {}) }]);
    const doc = fromDelta([
      ...line(item.kicker.value, undefined, { strong: true }),
      ...line(item.headline.value, "heading2"),
      ...line(item.dek.value, undefined, { em: true }),
      ...item.body.editor.delta(),
      ...(source.length > 0 ? [...source, { insert: "\n" }] : []),
    ]);
    const { text } = plainForm(doc);
    const holder = document.createElement("div");
    holder.appendChild(clipboardSerializer.serializeFragment(doc.content));
    const taken = form === "rich" ? copyBoth(holder.innerHTML, text) : copyText(text);
    this.#room.told(taken ? say().writing.copied : say().writing.notCopied, false);
  }

  #textOf(text: "body" | IssuePart): TextDraft | null {
    const { desk } = this.#room;
    if (text === "body") return desk?.item?.body ?? null;
    return desk?.own[text] ?? null;
  }
}

const FOCUS: Partial<Record<PlaceView, FocusPlace>> = { subject: "subject", preheader: "preheader", topic_line: "topic_line", kicker: "kicker", dek: "dek", headline: "headline", section: "headline", outro_heading: "headline", call_to_action_text: "call_text", call_to_action_label: "call_label" };

/** The part of the issue in which a found place stands. */
function partOf({ place, entry }: FoundView): string {
  if (entry !== null) return entry;
  if (place === "intro") return "intro";
  if (place === "outro" || place === "outro_heading") return "outro";
  return place === "call_to_action_text" || place === "call_to_action_label" ? "call" : "mail";
}

function keyOf({ place, entry, from, words }: FoundView): string {
  return [place, entry, from, words].join(" ");
}

function selectedDelta(doc: Parameters<typeof plainForm>[0]): Delta {
  return doc.textContent === "" && doc.childCount <= 1 ? [] : toDelta(doc);
}
