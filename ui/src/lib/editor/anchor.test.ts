import { EditorState } from "prosemirror-state";
import { describe, expect, it } from "vitest";

import { anchors, flatOf, placeOf, ranges, withRanges } from "./anchor";
import { fromDelta, type Delta } from "./delta";

const TEXT: Delta = [{ insert: "One 🍐 two\n\nthree\n" }];

function begin(delta: Delta = TEXT): EditorState {
  return EditorState.create({ doc: fromDelta(delta), plugins: [anchors()] });
}

describe("a place in the flat form", () => {
  it("is found again from the document", () => {
    const { doc } = begin();
    const flat = [...TEXT.map(({ insert }) => String(insert)).join("")];
    for (let at = 0; at < flat.length; at++) expect(flatOf(doc, placeOf(doc, at)), `before ${at}`).toBe(at);
    for (let at = 1; at <= flat.length; at++) expect(flatOf(doc, placeOf(doc, at, "end")), `behind ${at}`).toBe(at);
  });
});

describe("a thread", () => {
  const on = (start: number, end: number): EditorState => {
    const state = begin();
    return state.apply(withRanges(state.tr, [{ id: "t", start, end, state: "open" }]));
  };

  it.each<[string, (state: EditorState) => EditorState, { start: number | null; end: number | null }]>([
    ["stays when something is written before it", (state) => state.apply(state.tr.insertText("New ", 1)), { start: 10, end: 13 }],
    ["does not grow at its edges", (state) => state.apply(state.tr.insertText("x", placeOf(state.doc, 6))), { start: 7, end: 10 }],
    ["grows from within", (state) => state.apply(state.tr.insertText("x", placeOf(state.doc, 7))), { start: 6, end: 10 }],
    ["is split with its line", (state) => state.apply(state.tr.split(placeOf(state.doc, 7))), { start: 6, end: 10 }],
    ["is gone with its words", (state) => state.apply(state.tr.delete(placeOf(state.doc, 6), placeOf(state.doc, 9, "end"))), { start: null, end: null }],
  ])("%s", (_, edit, expected) => {
    expect(ranges(edit(on(6, 9)))).toEqual([{ id: "t", ...expected }]);
  });
});
