// Lengths, against the cases that the core is held to.

import { describe, expect, it } from "vitest";

import cases from "../../../src-tauri/crates/core/tests/fixtures/writing/count.json";
import { countDoc, countOf, seconds } from "./count";
import { fromDelta } from "./editor/delta";

describe("a text is counted as the core counts it", () => {
  for (const { text, count } of cases) {
    it(JSON.stringify(text), () => {
      const found = countOf(text);
      expect([found.words, found.characters, found.ideographs, seconds(found)]).toEqual(count);
    });
  }
});

it("a document is counted line by line, pictures by their words", () => {
  const doc = fromDelta([{ insert: "One two" }, { insert: { image: { src: "https://a.example/b.png", alt: "three four" } } }, { insert: "\n港口\u2028five\n" }]);
  expect(countDoc(doc)).toEqual({ words: 6, characters: 21, ideographs: 2 });
  expect(countDoc(doc)).toEqual(countDoc(fromDelta([{ insert: "One twothree four\n港口 five\n" }])));
});
