// Whether the editor suggests instead of changing. The state, its key and its commands are those of
// `@handlewithcare/prosemirror-suggest-changes`.
//
// Its tracking of steps and its decorations are not used: it stands for a suggested line end by zero-width spaces in the
// text, which would be saved, counted and searched with it; it joins neighbouring suggestions of different people under
// one id, and takes out what another person suggested; and it draws every mark anew at each key. `track.ts` does that for
// our flat lines.

import { disableSuggestChanges, enableSuggestChanges, isSuggestChangesEnabled, suggestChanges, suggestChangesKey } from "@handlewithcare/prosemirror-suggest-changes";
import { Fragment, Slice, type Node } from "prosemirror-model";
import type { EditorState, Transaction } from "prosemirror-state";
import { Plugin, type Command } from "prosemirror-state";

import { suggestedOf } from "./mark";

/** The plugin that knows the mode. */
export function suggestionMode(): Plugin {
  const { state } = suggestChanges().spec;
  return new Plugin({
    key: suggestChangesKey,
    ...(state ? { state } : {}),
    // What is taken elsewhere is the text as it would be: a suggestion stands in one place only.
    props: { transformCopied: (slice) => new Slice(asMeant(slice.content), slice.openStart, slice.openEnd) },
  });
}

function asMeant(content: Fragment): Fragment {
  const kept: Node[] = [];
  content.forEach((node) => {
    if (!node.isInline) kept.push(node.isTextblock ? node.type.create({ ...node.attrs, suggested: null }, asMeant(node.content)) : node);
    else if (suggestedOf(node).deletion === undefined) kept.push(node.mark(node.marks.filter(({ type }) => type.name !== "insertion")));
  });
  return Fragment.from(kept);
}

/** Whether changes are suggested. */
export function isSuggesting(state: EditorState): boolean {
  return isSuggestChangesEnabled(state);
}

/** Switches the mode. */
export function suggesting(on: boolean): Command {
  return on ? enableSuggestChanges : disableSuggestChanges;
}

/** Marks a transaction as one that decides, and is not itself a suggestion. */
export function asDecision(tr: Transaction): Transaction {
  return tr.setMeta(suggestChangesKey, { skip: true });
}

/** Whether a transaction decides. */
export function isDecision(tr: Transaction): boolean {
  return (tr.getMeta(suggestChangesKey) as { skip?: boolean } | undefined)?.skip === true;
}

/** Whether a transaction is to be turned into a suggestion: not what others wrote, what is taken back, or what decides. */
export function isSuggestible(state: EditorState, tr: Transaction): boolean {
  if (!tr.docChanged || !isSuggesting(state)) return false;
  return !isDecision(tr) && tr.getMeta("history$") === undefined && tr.getMeta("merge") === undefined;
}

/**
 * Whether the form of the line at a place between lines may be changed. Forms are not suggested, so while suggesting
 * only a line that is itself suggested has a form to choose: if it is rejected, its form goes with it.
 */
export function isFormFree(state: EditorState, pos: number): boolean {
  if (!isSuggesting(state)) return true;
  const before = state.doc.resolve(pos).nodeBefore;
  return before !== null && suggestedOf(before).insertion !== undefined;
}
