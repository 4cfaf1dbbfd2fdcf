// Putting whole lines into a text: a quotation, a snippet. What stands around them stays.

import { Fragment, type Node } from "prosemirror-model";
import { TextSelection, type EditorState, type Transaction } from "prosemirror-state";

import { lineAt } from "./line";
import { schema } from "./schema";

/** Puts lines where the caret stands, in the place of `from` to `to`; the caret comes to their end. */
export function insertLines(state: EditorState, lines: readonly Node[], range = { from: state.selection.from, to: state.selection.to }): Transaction {
  const tr = state.tr;
  const only = lines.length === 1 ? lines[0]! : null;
  if (range.from < range.to) tr.delete(range.from, range.to);
  const $at = tr.doc.resolve(tr.mapping.map(range.from));
  // One plain paragraph is words among the others.
  if (only && only.type === schema.nodes.paragraph && $at.parent.isTextblock) {
    tr.insert($at.pos, only.content);
    return tr.setSelection(TextSelection.near(tr.doc.resolve($at.pos + only.content.size), -1)).scrollIntoView();
  }
  const { node: line, pos } = lineAt($at);
  const content = Fragment.from([...lines]);
  let start: number;
  if (line.isTextblock && line.content.size === 0) {
    tr.replaceWith(pos, pos + line.nodeSize, content);
    start = pos;
  } else {
    const offset = $at.pos - pos - 1;
    if (line.isTextblock && offset > 0 && offset < line.content.size) {
      tr.split($at.pos);
      start = $at.pos + 1;
    } else start = line.isTextblock && offset <= 0 ? pos : pos + line.nodeSize;
    tr.insert(start, content);
  }
  return tr.setSelection(TextSelection.near(tr.doc.resolve(start + content.size), -1)).scrollIntoView();
}

/** The lines of a quotation from words: one line for each of theirs that says something. */
export function quotation(words: string): Node[] {
  const lines = words.split(/\s*[\n\u2028\u2029]+\s*/u).map((line) => line.replace(/\s+/gu, " ").trim());
  return lines.filter((line) => line !== "").map((line) => schema.nodes.quote_line.create(null, schema.text(line)));
}
