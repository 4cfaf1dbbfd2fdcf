// A change by hand turned into a suggestion: what it would take out stays and is marked, what it puts in is marked.
//
// A change is read off the two documents it stands between, as runs of signs: characters, pictures, rules, line ends. So
// it does not matter by which steps a command went about it. What is written are the smallest steps that mark and
// insert, so carets, comments and the editor's undo move as they do with typing.

import { Fragment, Slice, type Mark, type Node, type NodeType } from "prosemirror-model";
import { NodeSelection, TextSelection, type EditorState, type Transaction } from "prosemirror-state";
import { AddMarkStep, RemoveMarkStep, ReplaceAroundStep, ReplaceStep, type Step } from "prosemirror-transform";

import { schema } from "../schema";
import { isNothing, sameMark, suggestedOf, type Suggested, type SuggestionMark } from "./mark";

/** Who suggests, and how a new suggestion is called. */
export interface Hand {
  by: string;
  newId: () => string;
}

/** A sign of the text with its place in its document. A line's end stands where the line closes. */
type Sign =
  | { kind: "unit"; text: string; node: Node; pos: number; size: number }
  | { kind: "end"; line: Node; pos: number; start: number }
  | { kind: "rule"; node: Node; pos: number };

/** What one change takes out of the old text and puts in. */
interface Change {
  /** Signs of the old text around the change. */
  old: Sign[];
  from: number;
  to: number;
  put: Sign[];
  /** The line of the new text behind what was put in. */
  after: Node | null;
  /** Where it stands in the new text: what is behind that place is behind the change. */
  place: number;
}

/** The transaction that suggests what another would do. */
export function track(state: EditorState, original: Transaction, hand: Hand): Transaction {
  const tr = state.tr;
  const changes = changesOf(original);
  const left: number[] = [];
  for (const change of [...changes].reverse()) left.unshift(suggest(tr, change, hand));
  reform(tr, original);
  select(tr, state, original, changes, left);
  if (original.scrolledIntoView) tr.scrollIntoView();
  if (original.storedMarksSet) tr.setStoredMarks(original.storedMarks);
  for (const key of ["paste", "uiEvent", "pointer", "composition"]) {
    const value: unknown = original.getMeta(key);
    if (value !== undefined) tr.setMeta(key, value);
  }
  return tr;
}

/** The runs of signs in which two documents differ, in reading order. */
function changesOf(tr: Transaction): Change[] {
  const ranges = rangesOf(tr);
  return ranges.map((range) => changeOf(tr, range)).filter(({ from, to, put }) => from < to || put.length > 0);
}

interface Range {
  fromA: number;
  toA: number;
  fromB: number;
  toB: number;
}

function rangesOf(tr: Transaction): Range[] {
  const found: Range[] = [];
  tr.steps.forEach((step, index) => {
    // A part of a mapping, inverted, would be all of it.
    const back = (pos: number, side: -1 | 1): number => tr.mapping.maps.slice(0, index).reduceRight((at, map) => map.invert().map(at, side), pos);
    const forth = tr.mapping.slice(index + 1);
    const add = (from: number, to: number, start: number, end: number): void => {
      found.push({ fromA: back(from, -1), toA: back(to, 1), fromB: forth.map(start, -1), toB: forth.map(end, 1) });
    };
    step.getMap().forEach(add);
    if (step instanceof AddMarkStep || step instanceof RemoveMarkStep) add(step.from, step.to, step.from, step.to);
  });
  found.sort((one, other) => one.fromA - other.fromA || one.fromB - other.fromB);
  const joined: Range[] = [];
  for (const range of found) {
    const last = joined.at(-1);
    if (last && (range.fromA <= last.toA || range.fromB <= last.toB)) {
      last.toA = Math.max(last.toA, range.toA);
      last.toB = Math.max(last.toB, range.toB);
      last.fromB = Math.min(last.fromB, range.fromB);
    } else joined.push({ ...range });
  }
  return joined;
}

function changeOf(tr: Transaction, { fromA, toA, fromB, toB }: Range): Change {
  const before = tr.before;
  // The old signs come with the line before and the line behind, to see what the change stands beside.
  const first = before.resolve(fromA).index(0);
  const last = before.resolve(toA).index(0);
  const old = signsOf(before, Math.max(first - 1, 0), Math.min(last + 1, before.childCount - 1));
  let from = old.findIndex(({ pos }) => pos >= fromA);
  if (from < 0) from = old.length;
  let to = from;
  while (to < old.length && old[to]!.pos < toA) to++;
  const doc = tr.doc;
  const all = signsOf(doc, doc.resolve(fromB).index(0), Math.min(doc.resolve(toB).index(0), doc.childCount - 1));
  let put = all.filter(({ pos }) => pos >= fromB && pos < toB);
  const $end = doc.resolve(toB);
  const after = $end.depth > 0 ? $end.parent : $end.nodeAfter;
  let place = fromB;
  let taken = 0;
  while (from < to && taken < put.length && isSame(old[from]!, put[taken]!)) {
    place = endOf(put[taken]!);
    from++;
    taken++;
  }
  put = put.slice(taken);
  while (from < to && put.length > 0 && isSame(old[to - 1]!, put.at(-1)!)) {
    to--;
    put.pop();
  }
  if (doc.resolve(place).depth === 0 && doc.resolve(place).nodeAfter?.isTextblock) place++;
  return turned({ old, from, to, put, after, place }, doc);
}

/**
 * A run that begins a line and ends with a line end is told one sign earlier: with the end of the line before instead of
 * its own. The text is the same, but whichever way it is decided the lines beside it keep their forms.
 */
function turned(change: Change, doc: Node): Change {
  const { old, from, to, put } = change;
  const before = old[from - 1];
  if (before?.kind !== "end") return change;
  // The end of the line before, in the new text.
  const $place = doc.resolve(change.place);
  const place = ($place.depth > 0 ? $place.before(1) : change.place) - 1;
  if (put.length === 0 && to > from && old[to - 1]!.kind === "end") return { ...change, place, from: from - 1, to: to - 1 };
  const last = put.at(-1);
  if (from === to && last?.kind === "end") return { ...change, place, from: from - 1, to: from - 1, put: [before, ...put.slice(0, -1)], after: last.line };
  return change;
}

function signsOf(doc: Node, first: number, last: number): Sign[] {
  const signs: Sign[] = [];
  let pos = 0;
  for (let index = 0; index < first; index++) pos += doc.child(index).nodeSize;
  for (let index = first; index <= last; index++) {
    const line = doc.child(index);
    if (line.type === schema.nodes.rule) signs.push({ kind: "rule", node: line, pos });
    else {
      line.forEach((node, offset) => {
        const at = pos + 1 + offset;
        if (!node.isText) signs.push({ kind: "unit", text: "", node, pos: at, size: node.nodeSize });
        else {
          let within = 0;
          for (const text of node.text ?? "") {
            signs.push({ kind: "unit", text, node, pos: at + within, size: text.length });
            within += text.length;
          }
        }
      });
      signs.push({ kind: "end", line, pos: pos + line.nodeSize - 1, start: pos });
    }
    pos += line.nodeSize;
  }
  return signs;
}

function endOf(sign: Sign): number {
  return sign.kind === "unit" ? sign.pos + sign.size : sign.pos + 1;
}

function isSame(one: Sign, other: Sign): boolean {
  if (one.kind !== "unit" || other.kind !== "unit") return one.kind === other.kind;
  if (one.text !== other.text || plainMarks(one.node).length !== plainMarks(other.node).length) return false;
  if (!plainMarks(one.node).every((mark) => mark.isInSet(other.node.marks))) return false;
  return one.text !== "" || sameLeaf(one.node, other.node);
}

function sameLeaf(one: Node, other: Node): boolean {
  return one.type === other.type && JSON.stringify(one.attrs) === JSON.stringify(other.attrs);
}

function plainMarks(node: Node): readonly Mark[] {
  return node.marks.filter(({ type }) => type !== schema.marks.insertion && type !== schema.marks.deletion);
}

function suggestedOfSign(sign: Sign | undefined): Suggested {
  if (!sign) return {};
  return suggestedOf(sign.kind === "end" ? sign.line : sign.node);
}

/**
 * Writes one change as a suggestion, and answers how much of what it takes out still stands. Places before it are not
 * touched.
 */
function suggest(tr: Transaction, change: Change, hand: Hand): number {
  const { old, from, to, put } = change;
  const gone = old.slice(from, to);
  const mark: SuggestionMark = { id: idFor(change, hand), by: hand.by };
  const at = old[to];
  // A place in a line where there is one; else the boundary before a rule, or behind everything.
  if (put.length > 0) insert(tr, put, at, at ? at.pos : tr.doc.content.size, change.after, mark);
  const size = tr.doc.content.size;
  for (let index = gone.length - 1; index >= 0; index--) {
    const sign = gone[index]!;
    if (sign.kind === "unit") {
      let first = index;
      while (first > 0 && joins(gone[first - 1]!, sign)) first--;
      takeUnits(tr, gone[first]!.pos, endOf(sign), suggestedOf(sign.node), mark);
      index = first;
    } else if (sign.kind === "end") takeEnd(tr, sign.start, mark, gone[index + 1]);
    else takeRule(tr, sign.pos, mark);
  }
  const whole = gone.reduce((sum, sign) => sum + (sign.kind === "unit" ? sign.size : sign.kind === "end" ? 2 : 1), 0);
  return whole - (size - tr.doc.content.size);
}

/** Whether two units are of one piece, so that they can be taken at once. */
function joins(one: Sign, other: Sign): boolean {
  return one.kind === "unit" && other.kind === "unit" && one.node === other.node;
}

/** One goes on with a suggestion of one's own that stands beside the change. */
function idFor({ old, from, to, put }: Change, { by, newId }: Hand): string {
  const typed = put.map(suggestedOfSign).find(({ insertion }) => insertion?.by === by)?.insertion;
  if (typed) return typed.id;
  for (const sign of [old[from - 1], old[to], ...old.slice(from, to)]) {
    const { insertion, deletion } = suggestedOfSign(sign);
    if (insertion?.by === by) return insertion.id;
    if (deletion?.by === by) return deletion.id;
  }
  return newId();
}

/** Puts signs in before a sign of the old text, marked. */
function insert(tr: Transaction, put: Sign[], at: Sign | undefined, pos: number, after: Node | null, mark: SuggestionMark): void {
  const inserted = { insertion: mark };
  const whole = at === undefined || at.kind === "rule" || put[0]!.kind === "rule";
  const lines: Node[] = [];
  let open: Node[] = [];
  let form: Node | null = whole ? null : lineAt(tr.doc, pos);
  for (const sign of put) {
    if (sign.kind === "unit") open.push(marked(sign, mark));
    else if (sign.kind === "rule") lines.push(schema.nodes.rule.create({ suggested: inserted }));
    else {
      // The first line goes on with the form that it has.
      const like = form ?? sign.line;
      lines.push(like.type.create({ ...like.attrs, suggested: inserted }, open));
      open = [];
      form = null;
    }
  }
  if (lines.length === 0) {
    const content = Fragment.from(open);
    tr.insert(pos, whole ? schema.nodes.paragraph.create(null, content) : content);
    return;
  }
  if (whole) {
    const boundary = at?.kind === "rule" || at === undefined ? pos : tr.doc.resolve(pos).before(1);
    if (open.length > 0 && at?.kind === "unit") tr.insert(pos, open);
    else if (open.length > 0) lines.push(schema.nodes.paragraph.create(null, open));
    tr.insert(boundary, lines);
    return;
  }
  const line = lineAt(tr.doc, pos);
  const start = tr.doc.resolve(pos).before(1);
  const last = after?.isTextblock ? after : line;
  lines.push(last.type.create({ ...last.attrs, suggested: line.attrs["suggested"] as unknown }, open));
  tr.step(new ReplaceStep(pos, pos, new Slice(Fragment.from(lines), 1, 1)));
  tr.setNodeAttribute(start, "suggested", inserted);
}

function lineAt(doc: Node, pos: number): Node {
  return doc.resolve(pos).node(1);
}

function marked(sign: Extract<Sign, { kind: "unit" }>, mark: SuggestionMark): Node {
  const marks = schema.marks.insertion.create({ id: mark.id, by: mark.by }).addToSet(plainMarks(sign.node));
  return sign.text === "" ? sign.node.type.create(sign.node.attrs, null, marks) : schema.text(sign.text, marks);
}

/** Takes words out that one suggested oneself; suggests it of others. */
function takeUnits(tr: Transaction, from: number, to: number, { insertion, deletion }: Suggested, mark: SuggestionMark): void {
  if (insertion?.by === mark.by) tr.delete(from, to);
  else if (!deletion) tr.addMark(from, to, schema.marks.deletion.create({ id: mark.id, by: mark.by }));
}

function takeEnd(tr: Transaction, start: number, mark: SuggestionMark, behind: Sign | undefined): void {
  const line = tr.doc.nodeAt(start)!;
  const close = start + line.nodeSize;
  const next = tr.doc.nodeAt(close);
  if (!next) return;
  const own = suggestedOf(line);
  if (next.type === schema.nodes.rule) {
    // Only together with the rule behind it.
    if (behind?.kind === "rule" && !own.deletion && suggestedOf(next).deletion?.id === mark.id) setSuggested(tr, start, { ...own, deletion: mark });
    return;
  }
  if (own.insertion?.by === mark.by) {
    const kept = suggestedOf(next);
    tr.delete(close - 1, close + 1);
    setSuggested(tr, start, kept);
  } else if (!own.deletion) setSuggested(tr, start, { ...own, deletion: mark });
}

function takeRule(tr: Transaction, pos: number, mark: SuggestionMark): void {
  const own = suggestedOf(tr.doc.nodeAt(pos)!);
  if (own.insertion?.by === mark.by) tr.delete(pos, pos + 1);
  else if (!own.deletion) setSuggested(tr, pos, { ...own, deletion: mark });
}

function setSuggested(tr: Transaction, pos: number, suggested: Suggested): void {
  tr.setNodeAttribute(pos, "suggested", isNothing(suggested) ? null : suggested);
}

/** Takes over the forms of lines that are themselves suggested; of others, forms are not suggested. */
function reform(tr: Transaction, original: Transaction): void {
  if (tr.docChanged || tr.doc.childCount !== original.doc.childCount) return;
  const wanted: { pos: number; type: NodeType; attrs: Record<string, unknown> }[] = [];
  tr.doc.forEach((line, pos, index) => {
    const now = original.doc.child(index);
    const before = index > 0 ? tr.doc.child(index - 1) : null;
    if (!line.isTextblock || !now.isTextblock || !before || !suggestedOf(before).insertion) return;
    const attrs = { ...now.attrs, suggested: line.attrs["suggested"] as unknown };
    if (!line.hasMarkup(now.type, attrs, line.marks)) wanted.push({ pos, type: now.type, attrs });
  });
  for (const { pos, type, attrs } of wanted) tr.setNodeMarkup(pos, type, attrs);
}

/**
 * Puts the caret where the change would have left it: the text differs from that only by what is marked to go and still
 * stands.
 */
function select(tr: Transaction, state: EditorState, original: Transaction, changes: readonly Change[], left: readonly number[]): void {
  const { selection } = original;
  const forwards = state.selection.empty;
  const place = (pos: number): number => {
    let moved = pos;
    changes.forEach(({ place, put, old, from }, index) => {
      // Delete takes what is behind the caret, which goes on behind it.
      const passed = put.length > 0 || (forwards && state.selection.from <= (old[from]?.pos ?? 0));
      if (pos > place || (pos === place && passed)) moved += left[index]!;
    });
    return Math.min(Math.max(moved, 0), tr.doc.content.size);
  };
  if (selection instanceof NodeSelection && sameLeaf(selection.node, tr.doc.nodeAt(place(selection.from)) ?? tr.doc)) {
    tr.setSelection(NodeSelection.create(tr.doc, place(selection.from)));
    return;
  }
  tr.setSelection(TextSelection.between(tr.doc.resolve(place(selection.anchor)), tr.doc.resolve(place(selection.head))));
}

/**
 * The ends of lines keep what is suggested of them through a change that is not itself a suggestion: parting a line
 * leaves it with the second part, joining two with the one whose end is left. The attribute sits on the line's opening,
 * which would say otherwise.
 */
export function keepEnds(tr: Transaction): void {
  const isPlain = tr.steps.every((step) => !(step instanceof ReplaceStep || step instanceof ReplaceAroundStep) || isWithinLine(step));
  if (isPlain) return;
  const ranges = rangesOf(tr);
  const inverse = tr.mapping.invert();
  const wanted = new Map<number, Suggested>();
  for (const range of ranges) {
    const put = new Set(changeOf(tr, range).put.filter(({ kind }) => kind === "end").map(({ pos }) => pos));
    tr.doc.nodesBetween(Math.max(range.fromB - 1, 0), Math.min(range.toB + 1, tr.doc.content.size), (line, pos) => {
      const end = pos + line.nodeSize - 1;
      if (!line.isTextblock) return false;
      const before = put.has(end) ? null : tr.before.resolve(inverse.map(end, -1));
      wanted.set(pos, before && before.depth > 0 ? suggestedOf(before.node(1)) : {});
      return false;
    });
  }
  for (const [pos, suggested] of wanted) {
    const now = suggestedOf(tr.doc.nodeAt(pos)!);
    if (!sameMark(now.insertion, suggested.insertion) || !sameMark(now.deletion, suggested.deletion)) setSuggested(tr, pos, suggested);
  }
}

function isWithinLine(step: Step): boolean {
  return step instanceof ReplaceStep && step.slice.openStart === 0 && step.slice.openEnd === 0 && (step.slice.size === 0 || step.slice.content.firstChild!.isInline) && !(step as unknown as { structure?: boolean }).structure && step.from === step.to;
}
