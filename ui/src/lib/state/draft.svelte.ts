// Texts being written: each knows its own words, what was last acknowledged, and saves itself.

import { failureOf } from "../backend/backend";
import { Autosave } from "../editor/autosave";
import type { Delta } from "../editor/delta";
import { BodyEditor, isSameFormat, type EditorHost, type Format } from "../editor/editor";
import type { ThreadPut } from "../bindings/galley";
import type { Saving } from "./saving.svelte";

/** A value that is set as a whole: a field of words, a list of credits. */
export class ValueDraft<T> {
  #value = $state.raw() as T;
  readonly #autosave: Autosave;
  readonly #isSame: (one: T, other: T) => boolean;

  constructor(value: T, save: (value: T) => Promise<void>, saving: Saving, isSame: (one: T, other: T) => boolean = isSameWords) {
    this.#value = value;
    this.#isSame = isSame;
    this.#autosave = new Autosave(
      () => save(this.#value),
      (state, failure) => saving.tell(this.#autosave, state, failure),
      isRefused,
    );
  }

  /** What the field shows. */
  get value(): T {
    return this.#value;
  }

  /** The person wrote. */
  write(value: T): void {
    if (Object.is(value, this.#value)) return;
    this.#value = value;
    this.#autosave.touch();
  }

  /** Shows what is true now, unless something is written here that is not kept yet. */
  follow(value: T): void {
    if (this.#autosave.clean && !this.#isSame(this.#value, value)) this.#value = value;
  }

  /** Whether everything written here is kept. */
  get clean(): boolean {
    return this.#autosave.clean;
  }

  /** Saves at once. */
  flush(): Promise<void> {
    return this.#autosave.flush();
  }
}

/**
 * The library may keep words without the space that was typed last; that space is still wanted where
 * somebody goes on writing.
 */
function isSameWords(one: unknown, other: unknown): boolean {
  const squeeze = (value: unknown): unknown => (typeof value === "string" ? value.replace(/\s+/gu, " ").trim() : value);
  return Object.is(squeeze(one), squeeze(other));
}

/** Refused for what it says, so that sending it again would change nothing. */
function isRefused(failure: unknown): boolean {
  const { code } = failureOf(failure);
  return code === "invalid" || code === "not_found";
}

/** A running text as the library has it. */
export interface TextReply {
  version: string;
  delta: Delta;
}

/** What a save of a running text came to; no text where it is just what was sent. */
export interface SaveReply {
  version: string;
  delta: Delta | null;
}

/** What the interface around a text provides. */
export type TextSurroundings = Pick<EditorHost, "label" | "placeholder" | "parse" | "follow" | "picture" | "pictures" | "author" | "plugins">;

/** A running text, edited on a version of its document. */
export class TextDraft {
  /** What the buttons above it show; null until it is mounted. The same object while it says the same. */
  format = $state.raw<Format | null>(null);
  /** Another number after each change of the text and of the selection, for what follows every one of them. */
  turn = $state(0);
  // The editor tells while it is put into the page; what puts it there must not hang on what it tells, or it would be put
  // there anew. So neither is read to be set.
  #turns = 0;
  #shown: Format | null = null;
  /** Set while the person is asked for a link. */
  asksLink = $state(false);
  /** Set while the person is asked for a picture, or for the words of the one that is selected. */
  asksPicture = $state(false);
  /** Told when the text or the selection changed, and when a save has settled; set by whoever shows comments beside it. */
  onmove: (() => void) | null = null;
  onkept: (() => void) | null = null;
  readonly editor: BodyEditor;
  readonly #autosave: Autosave;
  #version: string;
  // Another way to keep what is written, once.
  #once: ((base: string, delta: Delta) => Promise<SaveReply>) | null = null;

  constructor(text: TextReply, save: (base: string, delta: Delta, threads: ThreadPut[]) => Promise<SaveReply>, saving: Saving, around: TextSurroundings) {
    this.#version = text.version;
    this.editor = new BodyEditor(
      {
        ...around,
        changed: () => this.#autosave.touch(),
        moved: (format) => {
          // Most keys change nothing that buttons show.
          if (this.#shown === null || !isSameFormat(this.#shown, format)) this.format = this.#shown = format;
          this.turn = ++this.#turns;
          this.onmove?.();
        },
        link: () => (this.asksLink = true),
        pictured: () => (this.asksPicture = true),
        left: () => void this.flush().catch(() => undefined),
      },
      text.delta,
    );
    this.#autosave = new Autosave(
      async () => {
        const sent = this.editor.send();
        const once = this.#once;
        const kept = await (once ?? save)(this.#version, sent.delta, sent.threads);
        if (this.#once === once) this.#once = null;
        this.#version = kept.version;
        if (kept.delta !== null) this.editor.merge(sent, kept.delta);
      },
      (state, failure) => {
        saving.tell(this.#autosave, state, failure);
        if (state === "saved") this.onkept?.();
      },
      isRefused,
    );
  }

  /** Changes the text and keeps it in a way of its own, apart from what was typed before. */
  async keepBy(change: () => void, save: (base: string, delta: Delta) => Promise<SaveReply>): Promise<void> {
    await this.flush();
    this.#once = save;
    change();
    await this.flush();
    if (this.#once === save) this.#once = null;
  }

  /** Shows what is true now, unless something is written here that is not kept yet. */
  follow(text: TextReply): void {
    if (!this.#autosave.clean) return;
    this.#version = text.version;
    this.editor.follow(text.delta);
  }

  /** Whether everything written here is kept. */
  get clean(): boolean {
    return this.#autosave.clean;
  }

  /** Saves at once. */
  flush(): Promise<void> {
    return this.#autosave.flush();
  }
}
