import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { arrange, type Wish } from "./margin";

const card = (id: string, top: number, height = 40): Wish => ({ id, top, height });

describe("a margin", () => {
  it.each<[string, Wish[], string | null, Record<string, number>]>([
    ["leaves a card beside its words", [card("a", 10), card("b", 200)], null, { a: 10, b: 200 }],
    ["pushes a card down that would lie on another", [card("a", 10), card("b", 20), card("c", 30)], null, { a: 10, b: 58, c: 106 }],
    ["gives the one that is looked at its place", [card("a", 10), card("b", 20), card("c", 30)], "b", { a: -28, b: 20, c: 68 }],
    ["knows no card that is not there", [card("a", 10)], "x", { a: 10 }],
    ["is empty without cards", [], null, {}],
  ])("%s", (_, wishes, chosen, expected) => {
    expect(Object.fromEntries(arrange(wishes, chosen, 8))).toEqual(expected);
  });

  it("lets no card lie on another, and keeps their order", () => {
    const wish = fc.record({ top: fc.integer({ min: 0, max: 2000 }), height: fc.integer({ min: 1, max: 200 }) });
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 30 }), fc.nat(30), (all, pick) => {
        const wishes = all.map((one, index) => ({ id: String(index), ...one }));
        const chosen = wishes[pick]?.id ?? null;
        const tops = arrange(wishes, chosen, 8);
        const inOrder = [...wishes].sort((one, other) => one.top - other.top);
        for (let at = 1; at < inOrder.length; at++) expect(tops.get(inOrder[at]!.id)!).toBeGreaterThanOrEqual(tops.get(inOrder[at - 1]!.id)! + inOrder[at - 1]!.height + 8);
        if (chosen !== null) expect(tops.get(chosen)).toBe(wishes[pick]!.top);
      }),
    );
  });
});
