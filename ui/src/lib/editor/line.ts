// What can be done to lines: their kind, their indent, and how they part and join.
//
// All of it is commands over an editor state; which keys call them is `keymap.ts`.

import type { Attrs, Node, NodeType, ResolvedPos } from "prosemirror-model";
import { Selection, TextSelection, type Command, type EditorState, type Transaction } from "prosemirror-state";

import { MAX_INDENT, schema, type ListKind } from "./schema";
import { isFormFree } from "./suggestion/mode";

/** What a line can be made into by hand. */
export type LineChoice = "paragraph" | "heading2" | "heading3" | "heading4" | "quote" | "code" | ListKind;

/** The line of the selection's anchor as it would be chosen. */
export function lineChoice(state: EditorState): LineChoice | "rule" {
  const line = lineAt(state.selection.$from).node;
  switch (line.type) {
    case schema.nodes.heading:
      return `heading${line.attrs["level"] as 2 | 3 | 4}`;
    case schema.nodes.list_line:
      return line.attrs["kind"] as ListKind;
    case schema.nodes.quote_line:
      return "quote";
    case schema.nodes.code_line:
      return "code";
    case schema.nodes.rule:
      return "rule";
    default:
      return "paragraph";
  }
}

/** Makes the selected lines into that kind; lines that are it already become paragraphs again. */
export function chooseLine(choice: LineChoice): Command {
  return (state, dispatch) => {
    const lines = selectedLines(state).filter(({ node, pos }) => node.isTextblock && isFormFree(state, pos));
    if (lines.length === 0) return false;
    const target = lines.every(({ node }) => isChoice(node, choice)) ? "paragraph" : choice;
    const tr = state.tr;
    for (const { node, pos } of lines) {
      const [type, attrs] = typeOf(target, Number(node.attrs["indent"] ?? 0));
      tr.setNodeMarkup(pos, type, { ...attrs, suggested: node.attrs["suggested"] });
    }
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

/** Moves the selected lines in by one step. A list line goes no deeper than one under its neighbour. */
export const indent: Command = (state, dispatch) => {
  const tr = state.tr;
  const lines = selectedLines(state).filter(({ node, pos }) => canIndent(node) && isFormFree(state, pos));
  for (const { node, pos } of lines) {
    const before = tr.doc.resolve(pos).nodeBefore;
    const depth = Number(node.attrs["indent"]);
    const limit = before && isList(before) ? Math.min(Number(before.attrs["indent"]) + 1, MAX_INDENT) : before && canIndent(before) ? Math.min(Number(before.attrs["indent"]), MAX_INDENT) : 0;
    if (depth < limit) tr.setNodeAttribute(pos, "indent", depth + 1);
  }
  if (!tr.docChanged) return false;
  dispatch?.(tr.scrollIntoView());
  return true;
};

/** Moves the selected lines out by one step. */
export const outdent: Command = (state, dispatch) => {
  const tr = state.tr;
  for (const { node, pos } of selectedLines(state)) {
    const depth = Number(node.attrs["indent"] ?? 0);
    if (depth > 0 && isFormFree(state, pos)) tr.setNodeAttribute(pos, "indent", depth - 1);
  }
  if (!tr.docChanged) return false;
  dispatch?.(tr.scrollIntoView());
  return true;
};

/** Whether the selection touches a list, where Tab belongs to the text and not to the window. */
export function inList(state: EditorState): boolean {
  return selectedLines(state).some(({ node }) => isList(node) || Number(node.attrs["indent"] ?? 0) > 0);
}

/** Enter on an empty line that is more than a paragraph: one step out, and at last a paragraph. */
export const leaveEmptyLine: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (!empty || !$from.parent.isTextblock || $from.parent.content.size > 0) return false;
  if ($from.parent.type === schema.nodes.code_line) return leaveCode($from, state, dispatch);
  return lift($from, state, dispatch);
};

/** Backspace at the start of a line: one step out, and at last a paragraph. */
export const liftAtStart: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (!empty || !$from.parent.isTextblock || $from.parentOffset > 0) return false;
  return lift($from, state, dispatch);
};

/** Backspace at the start of a plain line: joins it to the line before, or takes an empty line away. */
export const joinBefore: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (!empty || !$from.parent.isTextblock || $from.parentOffset > 0) return false;
  const pos = $from.before();
  const before = state.doc.resolve(pos).nodeBefore;
  if (!before) return false;
  if (before.type === schema.nodes.rule || before.content.size === 0) {
    dispatch?.(state.tr.delete(pos - before.nodeSize, pos).scrollIntoView());
    return true;
  }
  dispatch?.(state.tr.delete(pos - 1, pos + 1).scrollIntoView());
  return true;
};

/** Delete at the end of a line: joins the next line to it, or takes an empty line away. */
export const joinAfter: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (!empty || !$from.parent.isTextblock || $from.parentOffset < $from.parent.content.size) return false;
  const pos = $from.after();
  const after = state.doc.resolve(pos).nodeAfter;
  if (!after) return false;
  if (after.type === schema.nodes.rule || after.content.size === 0) {
    dispatch?.(state.tr.delete(pos, pos + after.nodeSize).scrollIntoView());
    return true;
  }
  // An empty line gives way to the kind of the one that follows.
  dispatch?.(($from.parent.content.size === 0 ? state.tr.delete($from.before(), pos) : state.tr.delete(pos - 1, pos + 1)).scrollIntoView());
  return true;
};

/** Enter: parts the line in two of its kind; after a heading comes a paragraph. */
export const splitLine: Command = (state, dispatch) => {
  const { $from } = state.selection;
  if (!(state.selection instanceof TextSelection)) return insertParagraph(state, dispatch);
  if (!$from.parent.isTextblock) return false;
  const tr = state.tr.deleteSelection();
  const at = tr.selection.$from;
  const line = at.parent;
  const isHeading = line.type === schema.nodes.heading;
  const plain = { type: schema.nodes.paragraph };
  if (isHeading && at.parentOffset === 0 && line.content.size > 0) {
    tr.insert(at.before(), schema.nodes.paragraph.create());
  } else {
    tr.split(at.pos, 1, [isHeading ? plain : { type: line.type, attrs: line.attrs }]);
  }
  dispatch?.(tr.scrollIntoView());
  return true;
};

/** Shift+Enter: a break inside the line; between lines of code, a new line. */
export const insertBreak: Command = (state, dispatch) => {
  if (!state.selection.$from.parent.isTextblock) return false;
  if (state.selection.$from.parent.type === schema.nodes.code_line) return splitLine(state, dispatch);
  dispatch?.(state.tr.replaceSelectionWith(schema.nodes.hard_break.create()).scrollIntoView());
  return true;
};

/** A rule after the line of the selection, and a line to go on writing. */
export const insertRule: Command = (state, dispatch) => {
  const { node, pos } = lineAt(state.selection.$from);
  const replaces = node.isTextblock && node.content.size === 0;
  const at = replaces ? pos : pos + node.nodeSize;
  const tr = state.tr.replaceWith(at, pos + node.nodeSize, schema.nodes.rule.create());
  return finishRule(tr, at, dispatch);
};

/** Puts the caret after a rule at `pos`, on a new line where there is none. */
export function finishRule(tr: Transaction, pos: number, dispatch: ((tr: Transaction) => void) | undefined): boolean {
  const after = pos + 1;
  if (!tr.doc.resolve(after).nodeAfter?.isTextblock) tr.insert(after, schema.nodes.paragraph.create());
  tr.setSelection(TextSelection.create(tr.doc, after + 1));
  dispatch?.(tr.scrollIntoView());
  return true;
}

/** Tab between lines of code. */
export const insertTab: Command = (state, dispatch) => {
  if (state.selection.$from.parent.type !== schema.nodes.code_line) return false;
  dispatch?.(state.tr.insertText("\t").scrollIntoView());
  return true;
};

/** A line with its place. */
interface PlacedLine {
  node: Node;
  pos: number;
}

/** The line that a place stands in or, between lines, the one beside it. */
export function lineAt($pos: ResolvedPos): PlacedLine {
  if ($pos.depth > 0) return { node: $pos.node(1), pos: $pos.before(1) };
  if ($pos.nodeAfter) return { node: $pos.nodeAfter, pos: $pos.pos };
  const node = $pos.nodeBefore ?? $pos.doc.child(0);
  return { node, pos: $pos.pos - node.nodeSize };
}

function selectedLines(state: EditorState): PlacedLine[] {
  const lines: PlacedLine[] = [];
  const { from, to } = state.selection;
  state.doc.nodesBetween(from, to, (node, pos) => {
    lines.push({ node, pos });
    return false;
  });
  return lines.length > 0 ? lines : [lineAt(state.selection.$from)];
}

function typeOf(choice: LineChoice, indentOf: number): [NodeType, Attrs | null] {
  switch (choice) {
    case "paragraph":
      return [schema.nodes.paragraph, null];
    case "heading2":
    case "heading3":
    case "heading4":
      return [schema.nodes.heading, { level: Number(choice.slice(-1)) }];
    case "bullet":
    case "ordered":
      return [schema.nodes.list_line, { kind: choice, indent: indentOf }];
    case "quote":
      return [schema.nodes.quote_line, null];
    case "code":
      return [schema.nodes.code_line, null];
  }
}

function isChoice(node: Node, choice: LineChoice): boolean {
  const [type, attrs] = typeOf(choice, 0);
  if (node.type !== type) return false;
  if (choice === "bullet" || choice === "ordered") return node.attrs["kind"] === choice;
  return attrs === null || node.attrs["level"] === attrs["level"];
}

function isList(node: Node): boolean {
  return node.type === schema.nodes.list_line;
}

function canIndent(node: Node): boolean {
  return isList(node) || node.type === schema.nodes.paragraph;
}

function lift($from: ResolvedPos, state: EditorState, dispatch: ((tr: Transaction) => void) | undefined): boolean {
  const line = $from.parent;
  if (!isFormFree(state, $from.before())) return false;
  const depth = Number(line.attrs["indent"] ?? 0);
  if (depth > 0) {
    dispatch?.(state.tr.setNodeAttribute($from.before(), "indent", depth - 1).scrollIntoView());
    return true;
  }
  if (line.type === schema.nodes.paragraph) return false;
  dispatch?.(state.tr.setNodeMarkup($from.before(), schema.nodes.paragraph, { suggested: line.attrs["suggested"] }).scrollIntoView());
  return true;
}

/** Two empty lines at the end of a run of code end it; one alone may be part of it. */
function leaveCode($from: ResolvedPos, state: EditorState, dispatch: ((tr: Transaction) => void) | undefined): boolean {
  const isCode = (node: Node | null): boolean => node?.type === schema.nodes.code_line;
  const before = state.doc.resolve($from.before()).nodeBefore;
  const after = state.doc.resolve($from.after()).nodeAfter;
  if (isCode(after) || !isFormFree(state, $from.before())) return false;
  if (isCode(before) && before && before.content.size > 0) return false;
  const tr = state.tr.setNodeMarkup($from.before(), schema.nodes.paragraph, { suggested: $from.parent.attrs["suggested"] });
  if (isCode(before) && before) tr.delete($from.before() - before.nodeSize, $from.before());
  dispatch?.(tr.scrollIntoView());
  return true;
}

function insertParagraph(state: EditorState, dispatch: ((tr: Transaction) => void) | undefined): boolean {
  const { node, pos } = lineAt(state.selection.$to);
  const at = pos + node.nodeSize;
  const tr = state.tr.insert(at, schema.nodes.paragraph.create());
  dispatch?.(tr.setSelection(Selection.near(tr.doc.resolve(at + 1))).scrollIntoView());
  return true;
}
