// Accepting and rejecting in the editor, and the list of what is open: the same as the core's `body/suggestion`.

import type { Node } from "prosemirror-model";
import { TextSelection, type Command, type EditorState, type Transaction } from "prosemirror-state";

import { schema } from "../schema";
import { decidable, decided, isMeant, isNothing, markOf, sameSuggested, suggestedOf, type Suggested, type SuggestionMark, type Verdict, type Which } from "./mark";
import { asDecision } from "./mode";

/** What was suggested in one go. */
export interface Suggestion {
  id: string;
  by: string;
  /** The words that would come in; a line end is `\n`. */
  inserted: string;
  /** The words that would go. */
  deleted: string;
  /** Where its first piece begins in the document. */
  from: number;
  /** Where its last piece ends. */
  to: number;
}

/** Every suggestion of a document, in the order in which they begin. */
export function suggestionsOf(doc: Node): Suggestion[] {
  const found = new Map<string, Suggestion>();
  const tell = (suggested: Suggested, from: number, to: number, words: string): void => {
    for (const kind of ["insertion", "deletion"] as const) {
      const mark = suggested[kind];
      if (!mark) continue;
      let one = found.get(mark.id);
      if (!one) found.set(mark.id, (one = { id: mark.id, by: mark.by, inserted: "", deleted: "", from, to }));
      one.to = to;
      one[kind === "insertion" ? "inserted" : "deleted"] += words;
    }
  };
  doc.forEach((line, pos) => {
    const end = suggestedOf(line);
    if (line.type === schema.nodes.rule) {
      if (!isNothing(end)) tell(end, pos, pos + 1, "---");
      return;
    }
    line.forEach((inline, offset) => {
      if (inline.marks.length === 0) return;
      const from = pos + 1 + offset;
      tell(suggestedOf(inline), from, from + inline.nodeSize, inline.isText ? (inline.text ?? "") : inline.type === schema.nodes.image ? String(inline.attrs["alt"]) || "🖼" : " ");
    });
    if (!isNothing(end)) tell(end, pos + line.nodeSize - 1, pos + line.nodeSize - 1, "\n");
  });
  return [...found.values()];
}

/** Decides suggestions: one transaction, which the editor's undo takes back. */
export function decide(which: Which, verdict: Verdict): Command {
  return (state, dispatch) => {
    const tr = decision(state, which, verdict);
    if (!tr.docChanged) return false;
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

/** The transaction that decides suggestions; it changes nothing where none is meant. */
export function decision(state: EditorState, which: Which, verdict: Verdict): Transaction {
  const tr = asDecision(state.tr);
  const { doc } = state;
  const starts: number[] = [];
  doc.forEach((_, pos) => starts.push(pos));
  // From the end on, so that places before it still hold.
  for (let index = doc.childCount - 1; index >= 0; index--) {
    const line = doc.child(index);
    const pos = starts[index]!;
    const now = suggestedOf(line);
    const end = decided(now, which, verdict);
    if (line.type === schema.nodes.rule) {
      if (end === null) remove(tr, pos);
      else if (isMeant(which, now.insertion) || isMeant(which, now.deletion)) setEnd(tr, pos, end);
      continue;
    }
    if (end === null) joinNext(tr, pos);
    else if (isMeant(which, now.insertion) || isMeant(which, now.deletion)) setEnd(tr, pos, end);
    decideInline(tr, line, pos + 1, which, verdict);
  }
  if (tr.docChanged) keepDecidable(tr);
  return tr;
}

function decideInline(tr: Transaction, line: Node, start: number, which: Which, verdict: Verdict): void {
  const pieces: { node: Node; at: number }[] = [];
  line.forEach((node, offset) => node.marks.length > 0 && pieces.push({ node, at: start + offset }));
  for (const { node, at } of pieces.reverse()) {
    const now = suggestedOf(node);
    const end = at + node.nodeSize;
    if (decided(now, which, verdict) === null) tr.delete(at, end);
    else {
      for (const kind of ["insertion", "deletion"] as const) {
        if (isMeant(which, now[kind])) tr.removeMark(at, end, schema.marks[kind]);
      }
    }
  }
}

/** What stands beside other lines now may have an end that could not be decided any more. */
function keepDecidable(tr: Transaction): void {
  const { doc } = tr;
  doc.forEach((line, pos, index) => {
    const end = decidable(doc, index);
    if (!sameSuggested(end, suggestedOf(line))) setEnd(tr, pos, end);
  });
}

/** Joins a line with the next, in its own form and with the next one's end. */
function joinNext(tr: Transaction, pos: number): void {
  const close = pos + tr.doc.nodeAt(pos)!.nodeSize;
  const next = tr.doc.nodeAt(close);
  if (!next?.isTextblock) {
    setEnd(tr, pos, {});
    return;
  }
  const kept = suggestedOf(next);
  tr.delete(close - 1, close + 1);
  setEnd(tr, pos, kept);
}

function remove(tr: Transaction, pos: number): void {
  if (tr.doc.childCount === 1) tr.replaceWith(pos, pos + 1, schema.nodes.paragraph.create());
  else tr.delete(pos, pos + 1);
}

function setEnd(tr: Transaction, pos: number, suggested: Suggested): void {
  tr.setNodeAttribute(pos, "suggested", isNothing(suggested) ? null : suggested);
}

/** The suggestion at the caret, or the first that the selection touches. */
export function suggestionAt(state: EditorState): SuggestionMark | null {
  const { $from, from, to, empty } = state.selection;
  if (empty) {
    const { nodeBefore, nodeAfter, parent } = $from;
    for (const node of [nodeAfter, nodeBefore]) {
      for (const mark of node?.marks ?? []) {
        if (mark.type === schema.marks.insertion || mark.type === schema.marks.deletion) return markOf(mark);
      }
    }
    if (parent.isTextblock && $from.parentOffset === parent.content.size) return first(suggestedOf(parent));
    if (parent.isTextblock && $from.parentOffset === 0 && $from.depth > 0) {
      const before = state.doc.resolve($from.before()).nodeBefore;
      return before ? first(suggestedOf(before)) : null;
    }
    return null;
  }
  let found: SuggestionMark | null = null;
  state.doc.nodesBetween(from, to, (node) => {
    found ??= first(suggestedOf(node));
    return found === null;
  });
  return found;
}

function first({ deletion, insertion }: Suggested): SuggestionMark | null {
  return deletion ?? insertion ?? null;
}

/** Selects the words of a suggestion. */
export function selectSuggestion(id: string): Command {
  return (state, dispatch) => {
    const found = suggestionsOf(state.doc).find((one) => one.id === id);
    if (!found) return false;
    dispatch?.(state.tr.setSelection(TextSelection.between(state.doc.resolve(found.from), state.doc.resolve(found.to))).scrollIntoView());
    return true;
  };
}

/** Goes to the next suggestion behind the caret, or the one before it; around the ends. */
export function nextSuggestion(by: 1 | -1): Command {
  return (state, dispatch) => {
    const all = suggestionsOf(state.doc);
    if (all.length === 0) return false;
    const { from, to } = state.selection;
    const next = by > 0 ? (all.find((one) => one.from > from || (one.from === from && one.to > to)) ?? all[0]!) : (all.findLast((one) => one.from < from) ?? all.at(-1)!);
    return selectSuggestion(next.id)(state, dispatch);
  };
}

/** Decides the suggestion at the caret and goes on to the next. */
export function decideHere(verdict: Verdict): Command {
  return (state, dispatch) => {
    const mark = suggestionAt(state);
    return mark !== null && decide({ kind: "one", id: mark.id }, verdict)(state, dispatch);
  };
}
