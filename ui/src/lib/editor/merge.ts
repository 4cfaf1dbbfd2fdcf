// Bringing a merged text back into an editor in which somebody goes on typing.
//
// A save sends what the editor shows; the reply may hold other people's words as well. The difference
// between what was sent and what came back is worked out line by line, moved past whatever was typed
// since, and applied without touching the caret or the editor's own undo.

import type { Node } from "prosemirror-model";
import type { EditorState, Transaction } from "prosemirror-state";
import { Transform, type Mapping, type Step } from "prosemirror-transform";

/** A transaction that applies `sent → merged` to a state whose document is `sent` plus `since`; null where they agree. */
export function mergeReply(state: EditorState, sent: Node, merged: Node, since: Mapping): Transaction | null {
  const tr = state.tr;
  // The steps run from the end of the document to its start, so each stands on places of `sent`, and
  // those before it are only ever further down.
  for (const step of stepsBetween(sent, merged)) {
    const moved = step.map(since);
    if (moved) tr.maybeStep(moved);
  }
  return tr.docChanged ? tr.setMeta("addToHistory", false).setMeta("merge", true) : null;
}

/** The smallest steps by line that turn one document into the other, last line first. */
export function stepsBetween(from: Node, to: Node): Step[] {
  const transform = new Transform(from);
  for (const hunk of hunks(from, to).reverse()) applyHunk(transform, hunk);
  return transform.steps;
}

/** Beyond so many pairs of lines a difference is not searched for; it is taken as one. */
const MOST_PAIRS = 1_000_000;

interface Hunk {
  pos: number;
  old: Node[];
  now: Node[];
}

/** Runs of lines that differ, in reading order: a longest common subsequence between the first and last difference. */
function hunks(from: Node, to: Node): Hunk[] {
  const a = children(from);
  const b = children(to);
  let start = 0;
  while (start < a.length && start < b.length && a[start]!.eq(b[start]!)) start++;
  let tail = 0;
  while (tail < a.length - start && tail < b.length - start && a[a.length - 1 - tail]!.eq(b[b.length - 1 - tail]!)) tail++;
  const x = a.slice(start, a.length - tail);
  const y = b.slice(start, b.length - tail);
  if (x.length * y.length > MOST_PAIRS) return [{ pos: sizeOf(a.slice(0, start)), old: x, now: y }];
  const common = commonLengths(x, y);
  const found: Hunk[] = [];
  let pos = sizeOf(a.slice(0, start));
  let i = 0;
  let j = 0;
  let open: Hunk | null = null;
  while (i < x.length || j < y.length) {
    if (i < x.length && j < y.length && x[i]!.eq(y[j]!)) {
      if (open) found.push(open);
      open = null;
      pos += x[i]!.nodeSize;
      i++;
      j++;
      continue;
    }
    open ??= { pos, old: [], now: [] };
    const dropOld = j >= y.length || (i < x.length && common[i + 1]![j]! >= common[i]![j + 1]!);
    if (dropOld) {
      open.old.push(x[i]!);
      pos += x[i]!.nodeSize;
      i++;
    } else {
      open.now.push(y[j]!);
      j++;
    }
  }
  if (open) found.push(open);
  return found;
}

function commonLengths(x: Node[], y: Node[]): number[][] {
  const table = Array.from({ length: x.length + 1 }, () => new Array<number>(y.length + 1).fill(0));
  for (let i = x.length - 1; i >= 0; i--) {
    for (let j = y.length - 1; j >= 0; j--) {
      table[i]![j] = x[i]!.eq(y[j]!) ? table[i + 1]![j + 1]! + 1 : Math.max(table[i + 1]![j]!, table[i]![j + 1]!);
    }
  }
  return table;
}

function applyHunk(transform: Transform, { pos, old, now }: Hunk): void {
  const paired = Math.min(old.length, now.length);
  const starts: number[] = [];
  let at = pos;
  for (const node of old) {
    starts.push(at);
    at += node.nodeSize;
  }
  const pairedEnd = paired < old.length ? starts[paired]! : at;
  if (paired < old.length || paired < now.length) transform.replaceWith(pairedEnd, at, now.slice(paired));
  for (let index = paired - 1; index >= 0; index--) changeLine(transform, starts[index]!, old[index]!, now[index]!);
}

function changeLine(transform: Transform, pos: number, old: Node, now: Node): void {
  if (!old.isTextblock || !now.isTextblock) {
    transform.replaceWith(pos, pos + old.nodeSize, now);
    return;
  }
  // The markup goes first: it moves nothing, so the places of the content still hold.
  if (old.type !== now.type) {
    transform.setNodeMarkup(pos, now.type, now.attrs);
  } else {
    for (const name of Object.keys(now.attrs)) {
      if (!sameValue(old.attrs[name], now.attrs[name])) transform.setNodeAttribute(pos, name, now.attrs[name]);
    }
  }
  const start = old.content.findDiffStart(now.content);
  if (start === null) return;
  let end = old.content.findDiffEnd(now.content)!;
  // In repeated characters the two searches may overlap.
  const overlap = start - Math.min(end.a, end.b);
  if (overlap > 0) end = { a: end.a + overlap, b: end.b + overlap };
  transform.replaceWith(pos + 1 + start, pos + 1 + end.a, now.content.cut(start, end.b));
}

/** What is suggested of a line's end is a small object; everything else is plain. */
function sameValue(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

function sizeOf(nodes: Node[]): number {
  return nodes.reduce((size, node) => size + node.nodeSize, 0);
}

function children(doc: Node): Node[] {
  const nodes: Node[] = [];
  doc.forEach((node) => nodes.push(node));
  return nodes;
}
