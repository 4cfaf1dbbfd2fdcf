import { describe, expect, it } from "vitest";

import { followField, piecesOf, stretchOf, unitsOf } from "./flat";

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

describe("a marked stretch of a field", () => {
  it.each<[string, string, string, string, string | null]>([
    ["stays when something is written before it", "we met on Friday", "they all met on Friday", "on Friday", "on Friday"],
    ["stays when something is written behind it", "on Friday we met", "on Friday we met again", "on Friday", "on Friday"],
    ["takes in what is written within", "on Friday", "on a Friday", "on Friday", "on a Friday"],
    ["does not take in what is written at its end", "met on Friday", "met on Friday!", "on Friday", "on Friday"],
    ["does not take in what is written at its beginning", "met on Friday", "met not on Friday", "on Friday", "on Friday"],
    ["loses what is taken from it", "on Friday", "on Fri", "Friday", "Fri"],
    ["is gone with its words", "met on Friday", "met on", "Friday", null],
    ["is gone when written over", "met on Friday", "met on Monday", "Fri", null],
  ])("%s", (_, before, after, words, expected) => {
    const from = before.indexOf(words);
    const [found] = followField([{ id: "t", from, to: from + words.length }], before, after);
    expect(found ? after.slice(found.from, found.to) : null).toBe(expected);
  });

  it("cuts the field into pieces", () => {
    const one = { id: "a", from: 3, to: 9 };
    const two = { id: "b", from: 6, to: 12 };
    expect(piecesOf("on Friday we met", [one, two]).map(({ words, over }) => [words, over.map(({ id }) => id).join("")])).toEqual([
      ["on ", ""],
      ["Fri", "a"],
      ["day", "ab"],
      [" we", "b"],
      [" met", ""],
    ]);
  });
});
