// The plain form of a body as the core writes it (`body/text.rs`), with the place of every character in
// the document: findings name places in the plain form, and the editor goes there.

import type { Node } from "prosemirror-model";
import { TextSelection, type Command } from "prosemirror-state";

import { MAX_INDENT, schema } from "./schema";
import { suggestedOf } from "./suggestion/mark";

/** The plain form by Unicode scalars; for each the place in the document before it. */
export interface PlainForm {
  text: string;
  places: number[];
  /** The places behind them. */
  ends: number[];
}

/** The plain form of a document. */
export function plainForm(doc: Node): PlainForm {
  let text = "";
  const places: number[] = [];
  const ends: number[] = [];
  const push = (words: string, place: number, step: 0 | 1): void => {
    let at = place;
    for (const scalar of words) {
      text += scalar;
      places.push(at);
      at += step * scalar.length;
      ends.push(at);
    }
  };
  const numbers = new Numbering();
  let before: Node | null = null;
  for (const { line, pieces, offset } of settledLines(doc)) {
    if (isBlank(line, pieces)) continue;
    const number = numbers.next(line);
    const start = offset + 1;
    if (before) push(belongsTogether(before, line) ? "\n" : "\n\n", start, 0);
    const margin = "  ".repeat(indentOf(line));
    push(margin, start, 0);
    const kind = kindOf(line);
    if (kind === "bullet") push("- ", start, 0);
    else if (kind === "ordered") push(`${number}. `, start, 0);
    if (line.type === schema.nodes.rule) push("---", offset, 0);
    for (const { inline, place } of pieces) {
      if (inline.isText) push(inline.text ?? "", place, 1);
      else if (inline.type === schema.nodes.image) push(String(inline.attrs["alt"]), place, 0);
      else {
        push("\n", place, 0);
        push(margin, place + 1, 0);
      }
    }
    before = line;
  }
  return { text, places, ends };
}

interface Settled {
  line: Node;
  offset: number;
  pieces: { inline: Node; place: number }[];
}

/** The lines as they would be with every suggestion accepted, which is what the core's plain form tells. */
function settledLines(doc: Node): Settled[] {
  const lines: Settled[] = [];
  let open: Settled | null = null;
  doc.forEach((line, offset) => {
    const goes = suggestedOf(line).deletion !== undefined;
    if (line.type === schema.nodes.rule) {
      if (!goes) lines.push({ line, offset, pieces: [] });
      return;
    }
    // A line that is joined to the one before has that one's form.
    const whole: Settled = open ?? { line, offset, pieces: [] };
    line.forEach((inline, at) => suggestedOf(inline).deletion === undefined && whole.pieces.push({ inline, place: offset + 1 + at }));
    if (!open) lines.push(whole);
    open = goes ? whole : null;
  });
  return lines;
}

/** Selects from one scalar of the plain form to another. */
export function selectPlain(from: number, to: number): Command {
  return (state, dispatch) => {
    const { places, ends } = plainForm(state.doc);
    if (places.length === 0) return false;
    const first = places[Math.min(from, places.length - 1)]!;
    const last = to <= from ? first : ends[Math.min(to, ends.length) - 1]!;
    const { doc } = state;
    const selection = TextSelection.between(doc.resolve(Math.min(first, doc.content.size)), doc.resolve(Math.min(last, doc.content.size)));
    dispatch?.(state.tr.setSelection(selection).scrollIntoView());
    return true;
  };
}

/** Gives every entry of an ordered list its number, as the core does. */
class Numbering {
  readonly #counts = new Array<number>(MAX_INDENT + 1).fill(0);

  next(line: Node): number {
    const indent = indentOf(line);
    const kind = kindOf(line);
    if (kind === "ordered") {
      this.#counts.fill(0, indent + 1);
      return ++this.#counts[indent]!;
    }
    // A deeper paragraph continues the entry above it.
    if (line.type === schema.nodes.paragraph && indent > 0) this.#counts.fill(0, indent + 1);
    else this.#counts.fill(0, kind === "bullet" ? indent : 0);
    return 0;
  }
}

function kindOf(line: Node): "bullet" | "ordered" | null {
  const kind: unknown = line.attrs["kind"];
  return kind === "bullet" || kind === "ordered" ? kind : null;
}

function indentOf(line: Node): number {
  return Number(line.attrs["indent"] ?? 0);
}

function isBlank(line: Node, pieces: Settled["pieces"]): boolean {
  if (line.type === schema.nodes.rule) return false;
  return !pieces.some(({ inline }) => inline.type === schema.nodes.image || (inline.isText && /[^\s\u200B-\u200D\u2060\uFEFF]/u.test(inline.text ?? "")));
}

function belongsTogether(before: Node, line: Node): boolean {
  const isList = (one: Node): boolean => kindOf(one) !== null || indentOf(one) > 0;
  return (isList(before) && isList(line)) || (before.type === schema.nodes.code_line && line.type === schema.nodes.code_line);
}
