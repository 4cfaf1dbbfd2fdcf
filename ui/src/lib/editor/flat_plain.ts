// Places of the core's flat text (`body/edit.rs`) in the document: a line feed between two lines, one character for a
// picture, a rule or a break, counted in Unicode scalars.

import type { Node } from "prosemirror-model";
import { TextSelection, type Command } from "prosemirror-state";

import { schema } from "./schema";

/** The places in the document before each character of the flat text, and the last one behind it. */
export function flatPlaces(doc: Node): number[] {
  const places: number[] = [];
  let end = 0;
  doc.forEach((line, offset, index) => {
    if (index > 0) places.push(end);
    if (line.type === schema.nodes.rule) {
      places.push(offset);
      end = offset + 1;
      return;
    }
    line.forEach((inline, at) => {
      let place = offset + 1 + at;
      if (!inline.isText) places.push(place);
      else
        for (const scalar of inline.text ?? "") {
          places.push(place);
          place += scalar.length;
        }
    });
    end = offset + 1 + line.content.size;
  });
  places.push(end);
  return places;
}

/** Selects from one character of the flat text to another. */
export function selectFlat(from: number, to: number): Command {
  return ({ doc, tr }, dispatch) => {
    const places = flatPlaces(doc);
    const last = places.length - 1;
    const at = (place: number): number => Math.min(places[Math.min(place, last)]!, doc.content.size);
    dispatch?.(tr.setSelection(TextSelection.between(doc.resolve(at(from)), doc.resolve(at(to)))).scrollIntoView());
    return true;
  };
}
