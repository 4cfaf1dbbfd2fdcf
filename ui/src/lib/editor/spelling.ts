// Misspelled words underlined. Words are gathered and judged while nobody types, each line once and each word once;
// a key only moves the lines that are drawn already. What is right, the core says.

import type { Node } from "prosemirror-model";
import { Plugin, PluginKey, TextSelection, type Command, type EditorState } from "prosemirror-state";
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view";

import { schema } from "./schema";

/** What the check needs of the world around it. */
export interface SpellingHost {
  /** Says which of the words are wrong. */
  check: (words: readonly string[]) => Promise<readonly string[]>;
  /** Calls back when words are to be judged anew, until the returned function is called. */
  changed: (listener: () => void) => () => void;
  /** The person asks what may be meant by a word, at that place of the window. */
  ask: (word: Misspelling, at: { x: number; y: number }) => void;
}

/** A misspelled word in a text. */
export interface Misspelling {
  word: string;
  from: number;
  to: number;
}

/** A word of a line, from its start. */
interface LineWord {
  word: string;
  from: number;
}

/** So long nobody may have typed before words are looked at, in milliseconds. */
const CALM = 350;

const key = new PluginKey<DecorationSet>("spelling");

// Latin letters, with the marks that may stand within a word.
const WORD = /(?<!(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}])[\p{L}\p{M}\p{N}_@#/\\.&-])\p{Script=Latin}[\p{Script=Latin}\p{M}]*(?:['’\-‑]\p{Script=Latin}[\p{Script=Latin}\p{M}]*)*(?![\p{Script=Latin}\p{M}\p{N}_@\\/]|\.\p{Script=Latin}|['’\-‑&]\p{N})/gu;

const lineWords = new WeakMap<Node, LineWord[]>();

/** The words of a line that a dictionary may tell of: no addresses, no code, no numbers, no abbreviations in capitals. */
export function wordsOfLine(line: Node): readonly LineWord[] {
  const known = lineWords.get(line);
  if (known) return known;
  const words: LineWord[] = [];
  if (line.isTextblock && line.type !== schema.nodes.code_line) {
    let text = "";
    // What is code shows as signs that part words.
    line.forEach((inline) => (text += inline.isText && !schema.marks.code.isInSet(inline.marks) ? (inline.text ?? "") : "\uFFFC".repeat(inline.nodeSize)));
    for (const [from, to] of heldOut(text)) text = text.slice(0, from) + "\uFFFC".repeat(to - from) + text.slice(to);
    for (const match of text.matchAll(WORD)) {
      const [word] = match;
      if (word.length > 1 && word !== word.toUpperCase()) words.push({ word, from: match.index });
    }
  }
  lineWords.set(line, words);
  return words;
}

/** Addresses, mail addresses, variables. */
function heldOut(text: string): [number, number][] {
  const held: [number, number][] = [];
  for (const match of text.matchAll(/\{\{.*?\}\}|\S*(?:https?:\/\/|www\.)\S*|[^\s@]+@[^\s@]+\.[^\s@]+|(?<![\p{L}\p{N}])(?:[\w-]+\.)+(?:com|org|net|cn|uk|io|gov|edu|co|de|fr|eu|info|example)\b\S*/giu)) held.push([match.index, match.index + match[0].length]);
  return held;
}

/** Underlines what is misspelled. */
export function spelling(host: SpellingHost): Plugin {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, shown) {
        const set = tr.getMeta(key) as DecorationSet | undefined;
        if (set) return set;
        if (!tr.docChanged) return shown;
        let mapped = shown.map(tr.mapping, tr.doc);
        // A word that is being changed is no longer the one that was judged.
        for (const map of tr.mapping.maps) map.forEach((_from, _to, from, to) => (mapped = mapped.remove(mapped.find(from, to))));
        return mapped;
      },
    },
    props: {
      decorations: (state) => key.getState(state),
      handleDOMEvents: {
        contextmenu(view, event) {
          const place = view.posAtCoords({ left: event.clientX, top: event.clientY });
          const found = place && misspellingAt(view.state, place.pos);
          if (!found) return false;
          event.preventDefault();
          host.ask(found, { x: event.clientX, y: event.clientY });
          return true;
        },
      },
    },
    view: (view) => new Judge(view, host),
  });
}

/** The misspelled word at a place. */
export function misspellingAt(state: EditorState, pos: number): Misspelling | null {
  const [found] = key.getState(state)?.find(pos, pos) ?? [];
  return found ? { word: state.doc.textBetween(found.from, found.to), from: found.from, to: found.to } : null;
}

/** Selects the next misspelled word behind the caret, or the first one; `found` is told of it. */
export function nextMisspelling(found: (word: Misspelling) => void): Command {
  return (state, dispatch) => {
    const all = (key.getState(state)?.find() ?? []).sort((one, other) => one.from - other.from);
    const next = all.find(({ from }) => from > state.selection.from) ?? all[0];
    if (!next) return false;
    if (dispatch) {
      dispatch(state.tr.setSelection(TextSelection.create(state.doc, next.from, next.to)).scrollIntoView());
      found({ word: state.doc.textBetween(next.from, next.to), from: next.from, to: next.to });
    }
    return true;
  };
}

/** Puts another word in the place of a misspelled one, in its marks. */
export function correct({ from, to }: Misspelling, word: string): Command {
  return (state, dispatch) => {
    dispatch?.(state.tr.insertText(word, from, to));
    return true;
  };
}

class Judge {
  readonly #view: EditorView;
  readonly #host: SpellingHost;
  readonly #stop: () => void;
  readonly #verdicts = new Map<string, boolean>();
  #timer = 0;
  #gone = false;
  #shown = "";
  // The word at the caret is not judged while it is typed.
  #typing = false;

  constructor(view: EditorView, host: SpellingHost) {
    this.#view = view;
    this.#host = host;
    this.#stop = host.changed(() => {
      this.#verdicts.clear();
      this.#soon(0);
    });
    this.#soon(0);
  }

  update(view: EditorView, before: EditorState): void {
    if (view.state.doc !== before.doc) {
      this.#typing = true;
      this.#soon(CALM);
    } else if (this.#typing && !view.state.selection.eq(before.selection)) {
      this.#typing = false;
      this.#soon(CALM);
    }
  }

  destroy(): void {
    this.#gone = true;
    window.clearTimeout(this.#timer);
    this.#stop();
  }

  #soon(delay: number): void {
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.#judge().catch(() => undefined), delay);
  }

  async #judge(): Promise<void> {
    const unknown = new Set<string>();
    this.#view.state.doc.forEach((line) => {
      for (const { word } of wordsOfLine(line)) if (!this.#verdicts.has(word)) unknown.add(word);
    });
    if (unknown.size > 0) {
      const words = [...unknown];
      const wrong = new Set(await this.#host.check(words));
      for (const word of words) this.#verdicts.set(word, wrong.has(word));
    }
    if (!this.#gone) this.#show();
  }

  #show(): void {
    if (this.#view.composing) return this.#soon(CALM);
    const { doc, selection } = this.#view.state;
    const found: Decoration[] = [];
    let shown = "";
    doc.forEach((line, pos) => {
      for (const { word, from } of wordsOfLine(line)) {
        if (!this.#verdicts.get(word)) continue;
        const start = pos + 1 + from;
        const end = start + word.length;
        if (this.#typing && selection.empty && selection.from === end && this.#view.hasFocus()) continue;
        found.push(Decoration.inline(start, end, { class: "misspelt" }));
        shown += `${start}-${end} `;
      }
    });
    const now = key.getState(this.#view.state)?.find() ?? [];
    if (shown === this.#shown && now.length === found.length) return;
    this.#shown = shown;
    this.#view.dispatch(this.#view.state.tr.setMeta(key, DecorationSet.create(doc, found)).setMeta("addToHistory", false));
  }
}
