// Places in the flat text of the core and places in the document: from one to the other.
//
// The core counts Unicode scalars in its flat text: lines joined, each with its end, a picture or a rule as one. The
// document counts UTF-16 units and the openings and closings of its lines.

import type { Node } from "prosemirror-model";
import { TextSelection, type Command } from "prosemirror-state";

import { schema } from "./schema";

/** The place in the flat text of a place in the document; between lines it is the start of the next. */
export function toFlat(doc: Node, pos: number): number {
  const { starts, flats } = measured(doc);
  const index = lastUpTo(starts, pos);
  const within = pos - starts[index]!;
  return index === doc.childCount || within <= 0 ? flats[index]! : flats[index]! + scalarsBefore(doc.child(index), within - 1);
}

/** The place in the document of a place in the flat text. */
export function fromFlat(doc: Node, flat: number): number {
  const { starts, flats } = measured(doc);
  const index = lastUpTo(flats, flat);
  if (index === doc.childCount) return doc.content.size;
  const line = doc.child(index);
  const left = flat - flats[index]!;
  return line.type === schema.nodes.rule ? starts[index]! + left : starts[index]! + 1 + unitsOf(line, left);
}

/** Selects from one character of the flat text to another. */
export function selectFlat(from: number, to: number): Command {
  return ({ doc, tr }, dispatch) => {
    const at = (flat: number): number => Math.min(fromFlat(doc, flat), doc.content.size);
    dispatch?.(tr.setSelection(TextSelection.between(doc.resolve(at(from)), doc.resolve(at(to)))).scrollIntoView());
    return true;
  };
}

/** Where each line of a document begins, in the document and in the flat text, and where the last one ends. */
interface Measured {
  starts: number[];
  flats: number[];
}

// A save asks for both ends of every thread in one document.
const measures = new WeakMap<Node, Measured>();

function measured(doc: Node): Measured {
  let known = measures.get(doc);
  if (known === undefined) {
    known = { starts: [0], flats: [0] };
    for (let index = 0; index < doc.childCount; index++) {
      const line = doc.child(index);
      known.starts.push(known.starts[index]! + line.nodeSize);
      known.flats.push(known.flats[index]! + scalarsOf(line));
    }
    measures.set(doc, known);
  }
  return known;
}

/** The last of some growing numbers that is not beyond a bound; the first where all are. */
function lastUpTo(numbers: readonly number[], bound: number): number {
  let [low, high] = [0, numbers.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (numbers[middle]! <= bound) low = middle;
    else high = middle - 1;
  }
  return low;
}

// Lines never change; what was counted once is known as long as the line is.
const counted = new WeakMap<Node, number>();

/** How many scalars of the flat text a line is, with its end. */
function scalarsOf(line: Node): number {
  let known = counted.get(line);
  if (known === undefined) {
    known = line.type === schema.nodes.rule ? 2 : scalarsBefore(line, line.content.size) + 1;
    counted.set(line, known);
  }
  return known;
}

function scalarsBefore(line: Node, units: number): number {
  // Where the whole line has as many scalars as units, so has each beginning of it.
  if (counted.get(line) === line.content.size + 1) return Math.max(units, 0);
  let scalars = 0;
  line.nodesBetween(0, Math.max(units, 0), (inline, offset) => {
    scalars += inline.isText ? count((inline.text ?? "").slice(0, units - offset)) : 1;
  });
  return scalars;
}

function unitsOf(line: Node, scalars: number): number {
  if (counted.get(line) === line.content.size + 1) return scalars;
  let units = 0;
  let left = scalars;
  line.forEach((inline) => {
    if (left === 0) return;
    if (!inline.isText) {
      units += inline.nodeSize;
      left--;
      return;
    }
    for (const scalar of inline.text ?? "") {
      if (left === 0) return;
      units += scalar.length;
      left--;
    }
  });
  return units;
}

function count(text: string): number {
  let scalars = 0;
  for (let at = 0; at < text.length; at++) {
    // The second half of a pair is part of the first.
    const unit = text.charCodeAt(at);
    if (unit < 0xdc00 || unit > 0xdfff) scalars++;
  }
  return scalars;
}
