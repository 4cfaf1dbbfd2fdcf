// Threads of comments in a text: where each stands while the text is edited, and how their words look.
//
// A range follows every step exactly: what is typed inside belongs to it, what is typed at its edges does not. Where all
// its words are gone it keeps the place, so that an undo brings it back. The library counts in Unicode scalar values of
// the flat form (`body/flat.rs`); the two ways of counting meet only here.

import type { Node } from "prosemirror-model";
import { Plugin, PluginKey, type EditorState, type Transaction } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";

/** How a thread's words look. */
export type RangeLook = "open" | "resolved" | "draft";

/** A thread on words of a text, in scalars of its flat form. */
export interface ThreadRange {
  id: string;
  start: number;
  end: number;
  state: RangeLook;
}

/** A thread by places of the document; `from` and `to` are equal where its words are gone. */
export interface PlacedRange {
  id: string;
  from: number;
  to: number;
  state: RangeLook;
}

interface Held {
  ranges: readonly PlacedRange[];
  chosen: string | null;
  shown: DecorationSet;
}

type Told = { ranges: readonly ThreadRange[] } | { chosen: string | null };

const key = new PluginKey<Held>("threads");

/** Keeps threads on their words. */
export function anchors(): Plugin {
  return new Plugin<Held>({
    key,
    state: {
      init: () => ({ ranges: [], chosen: null, shown: DecorationSet.empty }),
      apply: (tr, held, _before, after) => {
        const told = tr.getMeta(key) as Told | undefined;
        if (told && "ranges" in told) {
          const ranges = told.ranges.map(({ id, start, end, state }) => ({ id, state, from: placeOf(after.doc, start), to: placeOf(after.doc, end, "end") }));
          return drawn(after.doc, ranges, held.chosen);
        }
        const ranges = tr.docChanged ? followed(held.ranges, tr) : held.ranges;
        if (told && "chosen" in told) return drawn(after.doc, ranges, told.chosen);
        return tr.docChanged ? { ...held, ranges, shown: held.shown.map(tr.mapping, tr.doc) } : held;
      },
    },
    props: { decorations: (state) => key.getState(state)?.shown },
  });
}

/** The threads as they stand now, in places of the document. */
export function placed(state: EditorState): readonly PlacedRange[] {
  return key.getState(state)?.ranges ?? [];
}

/** The threads as they stand now in the flat form; those whose words are gone have no place. */
export function ranges(state: EditorState): { id: string; start: number | null; end: number | null }[] {
  return placed(state).map(({ id, from, to }) => (from < to ? { id, start: flatOf(state.doc, from), end: flatOf(state.doc, to) } : { id, start: null, end: null }));
}

/** Shows these threads. */
export function withRanges(tr: Transaction, ranges: readonly ThreadRange[]): Transaction {
  return tr.setMeta(key, { ranges }).setMeta("addToHistory", false);
}

/** Shows one of the threads as the one that is looked at. */
export function withChosen(tr: Transaction, chosen: string | null): Transaction {
  return tr.setMeta(key, { chosen }).setMeta("addToHistory", false);
}

/** How many scalars of the flat form stand before a place of the document. */
export function flatOf(doc: Node, place: number): number {
  let flat = 0;
  doc.forEach((line, offset) => {
    if (offset >= place) return;
    if (!line.isTextblock) {
      flat += 1;
      return;
    }
    const inside = place - offset - 1;
    line.forEach((inline, at) => {
      if (at >= inside) return;
      flat += inline.isText ? scalars((inline.text ?? "").slice(0, inside - at)) : 1;
    });
    // The end of the line is one character.
    if (offset + line.nodeSize <= place) flat += 1;
  });
  return flat;
}

/** The place of the document before a scalar of the flat form; as an end, the place behind the scalar before it. */
export function placeOf(doc: Node, flat: number, as: "start" | "end" = "start"): number {
  let left = as === "end" ? Math.max(flat - 1, 0) : flat;
  let found: number | null = null;
  doc.forEach((line, offset) => {
    if (found !== null) return;
    if (!line.isTextblock) {
      if (left === 0) found = as === "end" ? offset + line.nodeSize : offset;
      left -= 1;
      return;
    }
    line.forEach((inline, at) => {
      if (found !== null) return;
      const words = inline.isText ? [...(inline.text ?? "")] : null;
      const size = words?.length ?? 1;
      if (left < size) {
        const before = words ? words.slice(0, left).join("").length : 0;
        const step = as === "end" ? (words ? words[left]!.length : inline.nodeSize) : 0;
        found = offset + 1 + at + before + step;
        return;
      }
      left -= size;
    });
    if (found !== null) return;
    // The end of the line.
    if (left === 0) found = as === "end" ? offset + line.nodeSize : offset + line.nodeSize - 1;
    left -= 1;
  });
  return found ?? doc.content.size;
}

function followed(ranges: readonly PlacedRange[], tr: Transaction): PlacedRange[] {
  return ranges.map((range) => {
    if (range.from === range.to) return range;
    const from = tr.mapping.map(range.from, 1);
    return { ...range, from, to: Math.max(from, tr.mapping.map(range.to, -1)) };
  });
}

function drawn(doc: Node, ranges: readonly PlacedRange[], chosen: string | null): Held {
  const shown = ranges
    .filter(({ from, to, state }) => from < to && (state !== "resolved" || chosen !== null))
    .filter(({ id, state }) => state !== "resolved" || id === chosen)
    .map(({ id, from, to, state }) => Decoration.inline(from, to, { class: `thread ${state}${id === chosen ? " chosen" : ""}`, "data-thread": id }, { id }));
  return { ranges, chosen, shown: DecorationSet.create(doc, shown) };
}

function scalars(words: string): number {
  let count = 0;
  for (const _ of words) count++;
  return count;
}
