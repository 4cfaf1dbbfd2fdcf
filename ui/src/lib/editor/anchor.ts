// Where threads hang on the words of a text while it is edited: each keeps to its own words and to no others.
//
// A range goes with its words through every change. Words typed at its edges are not part of it; when all its words are
// gone it is lost, and what brings them back brings it back: undo, or the paste of what was cut or dragged. Nothing is
// found again by what it says. Whatever cannot be told for sure is lost here, and left to the core's own search.

import type { Node } from "prosemirror-model";
import { Plugin, PluginKey, type EditorState, type Transaction } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";

import { fromFlat, toFlat } from "./flat";

/** A thread and where it hangs, in Unicode scalars of the flat text; null where its words are gone. */
export interface ThreadRange {
  id: string;
  range: { start: number; end: number } | null;
  state: "open" | "resolved";
}

interface Anchor {
  id: string;
  state: ThreadRange["state"];
  from: number;
  to: number;
  /** Its words are gone: it is where they were, and shown nowhere. */
  lost: boolean;
}

interface Anchors {
  all: readonly Anchor[];
  drawn: DecorationSet;
  /** Where anchors were in documents that undo may bring back. */
  before: readonly Snapshot[];
  /** The anchors on what was cut last, by their places in it. */
  carried: Carried | null;
}

/** The anchors of a document, remembered while the editor can return to it. */
interface Snapshot {
  doc: Node;
  all: readonly Anchor[];
}

interface Carried {
  text: string;
  anchors: { id: string; from: number; to: number }[];
}

interface Meta {
  set?: readonly ThreadRange[];
}

/** How many documents are remembered for undo; the editor's own history holds as many steps. */
const REMEMBERED = 200;

const key = new PluginKey<Anchors>("anchor");

/** The plugin that keeps the threads of a text. */
export function anchors(): Plugin<Anchors> {
  return new Plugin<Anchors>({
    key,
    state: {
      init: (): Anchors => ({ all: [], drawn: DecorationSet.empty, before: [], carried: null }),
      apply: (tr, value, _old, state) => {
        const meta = tr.getMeta(key) as Meta | undefined;
        if (meta?.set) return placed(state.doc, meta.set);
        return tr.docChanged ? moved(tr, value) : value;
      },
    },
    props: {
      decorations: (state) => key.getState(state)?.drawn,
    },
  });
}

/** The transaction that shows these threads in the place of those that were shown. */
export function showThreads(state: EditorState, threads: readonly ThreadRange[]): Transaction {
  return state.tr.setMeta(key, { set: threads } satisfies Meta).setMeta("addToHistory", false);
}

/** Where every thread hangs now, to be sent along with a save. */
export function threadRanges(state: EditorState): ThreadRange[] {
  return (key.getState(state)?.all ?? []).map(({ id, state: now, from, to, lost }) => ({
    id,
    state: now,
    range: lost ? null : { start: toFlat(state.doc, from), end: toFlat(state.doc, to) },
  }));
}

/** The threads on the words at the caret, the shortest first. */
export function threadsAt(state: EditorState): string[] {
  const { from, to } = state.selection;
  const here = (key.getState(state)?.all ?? []).filter((one) => !one.lost && one.from <= to && one.to >= from);
  return [...here].sort((one, other) => one.to - one.from - (other.to - other.from)).map(({ id }) => id);
}

/** The place of a thread's words in the document; null where they are gone. */
export function threadPlace(state: EditorState, id: string): { from: number; to: number } | null {
  const found = key.getState(state)?.all.find((one) => one.id === id);
  return found && !found.lost ? { from: found.from, to: found.to } : null;
}

function placed(doc: Node, threads: readonly ThreadRange[]): Anchors {
  const all = threads.map(({ id, state, range }): Anchor => {
    const from = range ? fromFlat(doc, range.start) : 0;
    const to = range ? fromFlat(doc, range.end) : 0;
    const tight = range && tightened(doc, from, to);
    return tight ? { id, state, ...tight, lost: false } : { id, state, from, to: from, lost: true };
  });
  return { all, drawn: DecorationSet.create(doc, all.flatMap(drawing)), before: [], carried: null };
}

function drawing({ id, state, from, to, lost }: Anchor): Decoration[] {
  return lost ? [] : [Decoration.inline(from, to, { class: "thread", "data-thread": id, "data-state": state }, { id, inclusiveStart: false, inclusiveEnd: false })];
}

/** The anchors after a change. */
function moved(tr: Transaction, { all, drawn, before, carried }: Anchors): Anchors {
  const known = [...before, { doc: tr.before, all }].slice(-REMEMBERED);
  const change = onlyChange(tr);
  const back = tr.getMeta("history$") === undefined ? undefined : known.findLast(({ doc }) => doc.eq(tr.doc));
  if (back) {
    // The very text stands here again, so every anchor is where it was; a thread that came since keeps its own way.
    const was = new Map(back.all.map((one) => [one.id, one]));
    const now = all.map((one) => ({ ...(was.get(one.id) ?? follow(one, tr)), state: one.state }));
    return { all: now, drawn: redrawn(tr, change, drawn, all, now), before: known, carried };
  }
  let now = all.map((one) => (change && beside(one, change)) ?? follow(one, tr));
  const cut = cutOf(tr, all, now) ?? carried;
  if (cut) now = landed(tr, now, cut);
  return { all: now, drawn: redrawn(tr, change, drawn, all, now), before: known, carried: cut };
}

/** The one stretch that a change takes out or puts in something at, as nearly every key does; null where it does more. */
interface Change {
  from: number;
  to: number;
  /** By how much what stands behind it moves. */
  by: number;
}

function onlyChange(tr: Transaction): Change | null {
  const [map] = tr.mapping.maps;
  if (!map || tr.mapping.maps.length > 1) return null;
  const changes: Change[] = [];
  map.forEach((from, to, start, end) => changes.push({ from, to, by: end - start - (to - from) }));
  return changes.length === 1 ? changes[0]! : null;
}

/** An anchor that a change does not reach into, which says the same afterwards; null for any other. */
function beside(one: Anchor, { from, to, by }: Change): Anchor | null {
  if (one.lost) return null;
  if (one.to <= from) return one;
  return one.from >= to ? { id: one.id, state: one.state, from: one.from + by, to: one.to + by, lost: false } : null;
}

/** One anchor after a change: without what was typed at its edges, lost when nothing of it is left. */
function follow(one: Anchor, tr: Transaction): Anchor {
  if (one.lost) return { ...one, from: tr.mapping.map(one.from), to: tr.mapping.map(one.to) };
  let { from, to } = one;
  for (const [index, map] of tr.mapping.maps.entries()) {
    const start = map.mapResult(from, 1);
    const end = map.mapResult(to, -1);
    // A range that was taken out whole, or replaced whole, has nothing left of its own.
    let gone = start.pos >= end.pos;
    map.forEach((oldStart, oldEnd) => {
      if (oldStart <= from && oldEnd >= to) gone = true;
    });
    from = start.pos;
    to = Math.max(start.pos, end.pos);
    if (gone) {
      const later = tr.mapping.slice(index + 1);
      return { ...one, from: later.map(from), to: later.map(from), lost: true };
    }
  }
  const tight = tightened(tr.doc, from, to);
  return tight ? { ...one, ...tight } : { ...one, from, to: from, lost: true };
}

/** Only what changed is drawn anew; the rest moves along. */
function redrawn(tr: Transaction, change: Change | null, drawn: DecorationSet, old: readonly Anchor[], now: readonly Anchor[]): DecorationSet {
  let next = drawn.map(tr.mapping, tr.doc);
  // Where a drawing goes by itself.
  const goes = (one: Anchor): Pick<Anchor, "from" | "to"> => (change && beside(one, change)) ?? { from: tr.mapping.map(one.from, 1), to: tr.mapping.map(one.to, -1) };
  const odd = now.filter((one, at) => {
    // They stand in one order before and after.
    const before = old[at]!;
    if (one === before || (before.lost && one.lost)) return false;
    if (before.lost !== one.lost) return true;
    const { from, to } = goes(before);
    return from !== one.from || to !== one.to;
  });
  if (odd.length === 0) return next;
  const names = new Set(odd.map(({ id }) => id));
  next = next.remove(next.find(undefined, undefined, (spec: { id?: string }) => spec.id !== undefined && names.has(spec.id)));
  return next.add(tr.doc, odd.flatMap(drawing));
}

/** The anchors on words that this change takes out whole, to be found again where the words are put in. */
function cutOf(tr: Transaction, old: readonly Anchor[], now: readonly Anchor[]): Carried | null {
  const step = tr.steps[0];
  if (!step || !now.some((one, index) => one.lost && !old[index]!.lost)) return null;
  let found: Carried | null = null;
  step.getMap().forEach((from, to) => {
    const text = signs(tr.before, from, to);
    const within = old.filter((one, index) => !one.lost && now[index]!.lost && one.from >= from && one.to <= to);
    if (within.length === 0 || found) return;
    found = { text, anchors: within.map(({ id, from: start, to: end }) => ({ id, from: signs(tr.before, from, start).length, to: signs(tr.before, from, end).length })) };
  });
  return found;
}

/** Puts carried anchors onto words that were just put in, where they are the very words that were taken out. */
function landed(tr: Transaction, now: readonly Anchor[], carried: Carried): Anchor[] {
  const isMove = tr.getMeta("uiEvent") === "paste" || tr.getMeta("uiEvent") === "drop" || tr.getMeta("paste") === true;
  const waits = carried.anchors.filter(({ id }) => now.some((one) => one.id === id && one.lost));
  if (!isMove || waits.length === 0) return [...now];
  for (const [index, map] of tr.mapping.maps.entries()) {
    const later = tr.mapping.slice(index + 1);
    let place: { from: number; to: number } | null = null;
    map.forEach((_oldStart, _oldEnd, start, end) => {
      const from = later.map(start, -1);
      const to = later.map(end, 1);
      if (!place && signs(tr.doc, from, to) === carried.text) place = { from, to };
    });
    if (!place) continue;
    const { from, to } = place as { from: number; to: number };
    const at = placesOf(tr.doc, from, to);
    return now.map((one) => {
      const found = waits.find(({ id }) => id === one.id);
      if (!found) return one;
      const start = at[found.from];
      const end = at[found.to - 1];
      return start && end ? { ...one, from: start.from, to: end.to, lost: false } : one;
    });
  }
  return [...now];
}

/** The signs of a stretch, one UTF-16 unit each: words as they are, a line's end, a picture. */
function signs(doc: Node, from: number, to: number): string {
  return placesOf(doc, from, to)
    .map(({ sign }) => sign)
    .join("");
}

function placesOf(doc: Node, from: number, to: number): { sign: string; from: number; to: number }[] {
  const found: { sign: string; from: number; to: number }[] = [];
  doc.nodesBetween(from, to, (node, pos) => {
    if (node.isText) {
      const text = node.text ?? "";
      for (let at = Math.max(from - pos, 0); at < Math.min(to - pos, text.length); at++) found.push({ sign: text[at]!, from: pos + at, to: pos + at + 1 });
    } else if (node.isInline) found.push({ sign: "\uFFFC", from: pos, to: pos + node.nodeSize });
    else if (pos >= from && found.length > 0 && node.isBlock) found.push({ sign: "\n", from: pos, to: pos + 1 });
    return !node.isInline;
  });
  return found;
}

/**
 * The range from its first word to its last, without line ends at its edges: what is typed before or behind those is
 * beside the words. Null where no word is in it.
 */
function tightened(doc: Node, from: number, to: number): { from: number; to: number } | null {
  if (from >= to) return null;
  // Most ranges begin and end in the middle of a line.
  const $from = doc.resolve(from);
  const $to = doc.resolve(to);
  if ($from.nodeAfter?.isInline && $to.nodeBefore?.isInline) return { from, to };
  let first: number | null = null;
  let last = from;
  doc.nodesBetween(from, to, (node, pos) => {
    if (!node.isInline) return true;
    first ??= Math.max(pos, from);
    last = Math.min(pos + node.nodeSize, to);
    return false;
  });
  return first === null || first >= last ? null : { from: first, to: last };
}
