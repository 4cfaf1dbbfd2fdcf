// Lengths, against the cases that the core is held to.

import { describe, expect, it } from "vitest";

import cases from "../../../src-tauri/crates/core/tests/fixtures/writing/count.json";
import { countDoc, countOf, seconds } from "./count";
import { fromDelta, type Delta } from "./editor/delta";

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

it("a document is counted as it would be with every suggestion accepted", () => {
  const mark = { id: "00000000-0000-7000-8000-000000000001", by: "" };
  const check = (delta: Delta, wanted: string): void => expect(countDoc(fromDelta(delta))).toEqual(countDoc(fromDelta([{ insert: wanted }])));
  check([{ insert: "One " }, { insert: "two ", attributes: { deletion: mark } }, { insert: "three", attributes: { insertion: mark } }, { insert: "\n" }], "One three\n");
  check([{ insert: "s" }, { insert: "aid on T", attributes: { deletion: mark } }, { insert: "uesday\n" }], "suesday\n");
  check([{ insert: "One har" }, { insert: "\n", attributes: { deletion: mark } }, { insert: "bour\n" }], "One harbour\n");
  check([{ insert: "One" }, { insert: "\n", attributes: { insertion: mark } }, { insert: "two\n" }], "One\ntwo\n");
});
