// Links and pictures, which need an address that a dialog asks for.

import type { Command, EditorState } from "prosemirror-state";
import { TextSelection } from "prosemirror-state";

import { schema, type ImageAttrs } from "./schema";

/** A link with the range that carries it. */
export interface LinkRange {
  href: string;
  from: number;
  to: number;
}

/** The link that the caret stands in or the selection touches first. */
export function activeLink(state: EditorState): LinkRange | null {
  const { $from, from, to, empty } = state.selection;
  const type = schema.marks.link;
  if (!empty) {
    let found: LinkRange | null = null;
    state.doc.nodesBetween(from, to, (node, pos) => {
      const mark = node.isInline ? type.isInSet(node.marks) : undefined;
      if (mark && !found) found = { href: mark.attrs["href"] as string, from: pos, to: pos + node.nodeSize };
    });
    return found;
  }
  const mark = type.isInSet($from.marks()) ?? ($from.nodeAfter && type.isInSet($from.nodeAfter.marks));
  if (!mark) return null;
  // The link may run over several pieces of differently set words.
  const start = $from.start();
  let range: { from: number; to: number } | null = null;
  $from.parent.forEach((node, offset) => {
    if (!mark.isInSet(node.marks)) return;
    const at = { from: start + offset, to: start + offset + node.nodeSize };
    if (range && range.to === at.from) range = { from: range.from, to: at.to };
    else if (!range || range.to < from) range = at;
  });
  return range ? { href: mark.attrs["href"] as string, ...(range as { from: number; to: number }) } : null;
}

/** The words that a link would be set on. */
export function linkWords(state: EditorState): string {
  const { from, to, empty } = state.selection;
  const range = empty ? activeLink(state) : { from, to };
  return range ? state.doc.textBetween(range.from, range.to, " ", "\uFFFC") : "";
}

/** Sets a link on the selection, on the link under the caret, or on new words. */
export function setLink(href: string, words: string): Command {
  return (state, dispatch) => {
    const { from, to, empty } = state.selection;
    const mark = schema.marks.link.create({ href });
    const tr = state.tr;
    const range = empty ? activeLink(state) : { from, to };
    if (range && (words === "" || words === linkWords(state))) {
      tr.removeMark(range.from, range.to, schema.marks.link).addMark(range.from, range.to, mark);
    } else {
      const at = range ?? { from, to };
      const marks = mark.addToSet(state.doc.resolve(at.from).marks());
      tr.replaceWith(at.from, at.to, schema.text(words === "" ? href : words, marks));
      tr.setSelection(TextSelection.create(tr.doc, tr.mapping.map(at.to)));
    }
    dispatch?.(tr.removeStoredMark(schema.marks.link).scrollIntoView());
    return true;
  };
}

/** Takes the link off the selection or from under the caret. */
export const removeLink: Command = (state, dispatch) => {
  const { from, to, empty } = state.selection;
  const range = empty ? activeLink(state) : { from, to };
  if (!range || !state.doc.rangeHasMark(range.from, range.to, schema.marks.link)) return false;
  dispatch?.(state.tr.removeMark(range.from, range.to, schema.marks.link));
  return true;
};

/** Puts a picture where the selection is. */
export function insertImage(attrs: ImageAttrs): Command {
  return (state, dispatch) => {
    if (!state.selection.$from.parent.inlineContent) return false;
    dispatch?.(state.tr.replaceSelectionWith(schema.nodes.image.create(attrs)).scrollIntoView());
    return true;
  };
}
