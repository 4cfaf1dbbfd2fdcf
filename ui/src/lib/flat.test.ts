import { describe, expect, it } from "vitest";

import { stretchOf, unitsOf } from "./flat";

describe("a stretch of a field", () => {
  it.each<[string, number, number, { start: number; end: number; quote: string } | null]>([
    ["Ministry met", 0, 8, { start: 0, end: 8, quote: "Ministry" }],
    ["Ministry met", 8, 12, { start: 9, end: 12, quote: "met" }],
    ["🍐 pears", 0, 2, { start: 0, end: 1, quote: "🍐" }],
    ["🍐 pears", 3, 8, { start: 2, end: 7, quote: "pears" }],
    ["  two  words ", 2, 12, { start: 0, end: 9, quote: "two words" }],
    ["two   words", 6, 11, { start: 4, end: 9, quote: "words" }],
    ["words", 2, 2, null],
    ["two  words", 3, 5, null],
  ])("%j from %i to %i", (value, from, to, expected) => {
    expect(stretchOf(value, from, to)).toEqual(expected);
  });

  it("is found again in units", () => {
    expect(unitsOf("🍐 pears", 2, 7)).toEqual([3, 8]);
  });
});
