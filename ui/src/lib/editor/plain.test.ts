// The plain form is the core's, and leads back to the document.

import { EditorState } from "prosemirror-state";
import { describe, expect, it } from "vitest";

import { fromDelta, type Delta } from "./delta";
import { plainForm, selectPlain } from "./plain";

const line = (words: string, line?: string, indent?: number): Delta => [{ insert: words }, { insert: "\n", attributes: { ...(line ? { line } : {}), ...(indent ? { indent } : {}) } }];

describe("the plain form", () => {
  const check = (delta: Delta, expected: string): void => expect(plainForm(fromDelta(delta)).text).toBe(expected);

  it("parts paragraphs by a blank line and leaves blank ones out", () => {
    check([...line("One."), ...line(" \u200b"), ...line("Two.")], "One.\n\nTwo.");
    check([], "");
  });
  it("numbers and marks lists, and keeps them together", () => {
    check([...line("a", "ordered"), ...line("b", "ordered"), ...line("i", "ordered", 1), ...line("c", "ordered"), ...line("end")], "1. a\n2. b\n  1. i\n3. c\n\nend");
    check([...line("a", "bullet"), ...line("b", "bullet", 1)], "- a\n  - b");
  });
  it("goes on counting after a paragraph that continues an entry, and anew after another", () => {
    check([...line("a", "ordered"), ...line("more", undefined, 1), ...line("b", "ordered"), ...line("x"), ...line("c", "ordered")], "1. a\n  more\n2. b\n\nx\n\n1. c");
  });
  it("holds rules, breaks and the words of pictures", () => {
    check([...line("a\u2028b"), { insert: { rule: true } }, { insert: "\n" }, { insert: { image: { src: "https://example.com/a.png", alt: "A quay" } } }, { insert: "\n" }], "a\nb\n\n---\n\nA quay");
  });
});

describe("a place in the plain form", () => {
  it("is selected in the document, whatever stands before it", () => {
    const delta = [...line("Ein 𝔘nglück"), ...line("first", "ordered"), ...line("second 商品 here", "ordered")];
    const { text } = plainForm(fromDelta(delta));
    const check = (words: string): void => {
      const from = [...text.slice(0, text.indexOf(words))].length;
      let state = EditorState.create({ doc: fromDelta(delta) });
      selectPlain(from, from + [...words].length)(state, (tr) => (state = state.apply(tr)));
      const { from: start, to: end } = state.selection;
      expect(state.doc.textBetween(start, end)).toBe(words);
    };
    for (const words of ["Ein", "𝔘", "nglück", "first", "second", "商品", "here"]) check(words);
  });
  it("beyond the end is the end", () => {
    let state = EditorState.create({ doc: fromDelta(line("abc")) });
    selectPlain(50, 60)(state, (tr) => (state = state.apply(tr)));
    expect(state.selection.to).toBeLessThanOrEqual(state.doc.content.size);
  });
});
