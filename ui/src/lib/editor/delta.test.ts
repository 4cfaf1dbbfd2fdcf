// Delta → document → Delta is the identity on canonical Deltas, and every document survives the way back.

import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { fromDelta, sameDelta, toDelta, type Attributes, type Delta } from "./delta";

const words = fc.string({ unit: fc.constantFrom("a", "b", " ", "é", "中", "😀", "\u2028", "\u00a0", "\t", "ا", "*", "#"), minLength: 1, maxLength: 8 });

const marks: fc.Arbitrary<Attributes> = fc.record(
  {
    strong: fc.constant(true),
    em: fc.constant(true),
    underline: fc.constant(true),
    strike: fc.constant(true),
    code: fc.constant(true),
    sub: fc.constant(true),
    sup: fc.constant(true),
    link: fc.constantFrom("https://example.com/a", "mailto:desk@example.com"),
  },
  { requiredKeys: [] },
);

const image = fc.record(
  { src: fc.constantFrom("https://example.com/a.png", "blob:00ff"), alt: fc.constantFrom("", "A chart"), width: fc.integer({ min: 1, max: 900 }), height: fc.integer({ min: 1, max: 900 }) },
  { requiredKeys: ["src", "alt"] },
);

type Piece = { insert: Delta[number]["insert"]; attributes: Attributes };

const inline: fc.Arbitrary<Piece> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ insert: words, attributes: marks }) },
  { weight: 1, arbitrary: fc.record({ insert: image.map((image) => ({ image })), attributes: fc.record({ link: fc.constant("https://example.com/") }, { requiredKeys: [] }) }) },
);

const lineEnd: fc.Arbitrary<Attributes> = fc.oneof(
  fc.record({ indent: fc.integer({ min: 1, max: 5 }) }, { requiredKeys: [] }),
  fc.record({ line: fc.constantFrom("heading2", "heading3", "heading4", "quote", "code") }),
  fc.record({ line: fc.constantFrom("bullet", "ordered"), indent: fc.integer({ min: 1, max: 5 }) }, { requiredKeys: ["line"] }),
);

const line: fc.Arbitrary<Piece[]> = fc.oneof(
  { weight: 9, arbitrary: fc.tuple(fc.array(inline, { maxLength: 5 }), lineEnd).map(([pieces, attributes]) => [...pieces, { insert: "\n", attributes }]) },
  { weight: 1, arbitrary: fc.constant<Piece[]>([{ insert: { rule: true }, attributes: {} }, { insert: "\n", attributes: {} }]) },
);

/** Joins equal neighbours as the core does, by other means than the code under test. */
function canonical(pieces: Piece[]): Delta {
  const delta: Delta = [];
  const key = (attributes: Attributes | undefined): string => JSON.stringify(Object.entries(attributes ?? {}).sort());
  for (const { insert, attributes } of pieces) {
    const last = delta.at(-1);
    if (typeof insert === "string" && typeof last?.insert === "string" && key(last.attributes) === key(attributes)) last.insert += insert;
    else delta.push(Object.keys(attributes).length === 0 ? { insert } : { insert, attributes: { ...attributes } });
  }
  const only = delta.length === 1 ? delta[0] : undefined;
  return only?.insert === "\n" && only.attributes?.line === undefined ? [] : delta;
}

const bodies = fc.array(line, { maxLength: 8 }).map((lines) => canonical(lines.flat()));

describe("the Delta form", () => {
  it("comes back unchanged from the document", () => {
    fc.assert(
      fc.property(bodies, (delta) => {
        const doc = fromDelta(delta);
        doc.check();
        expect(toDelta(doc)).toEqual(delta);
      }),
      { numRuns: 500 },
    );
  });

  it("gives the same document twice", () => {
    fc.assert(
      fc.property(bodies, (delta) => {
        expect(fromDelta(toDelta(fromDelta(delta))).eq(fromDelta(delta))).toBe(true);
      }),
    );
  });

  const check = (input: Delta, expected: Delta): void => expect(toDelta(fromDelta(input))).toEqual(expected);

  it("is an empty list for an empty body", () => {
    check([], []);
    check([{ insert: "\n" }], []);
    check([{ insert: "\n", attributes: { indent: 2 } }], []);
  });

  it("keeps an empty heading, which is a line that somebody began", () => {
    check([{ insert: "\n", attributes: { line: "heading2" } }], [{ insert: "\n", attributes: { line: "heading2" } }]);
  });

  it("makes a last line of words without an end", () => {
    check([{ insert: "a\nb" }], [{ insert: "a\nb\n" }]);
  });

  it("puts a rule alone on its line", () => {
    check(
      [{ insert: "a" }, { insert: { rule: true } }, { insert: "b\n" }],
      [{ insert: "a\n" }, { insert: { rule: true } }, { insert: "\nb\n" }],
    );
  });

  it("drops control characters and mends half characters", () => {
    check([{ insert: "a\u0000\u0007\uFFFCb\n" }], [{ insert: "ab\n" }]);
    check([{ insert: "a\uD83D\n" }], [{ insert: "a\uFFFD\n" }]);
  });

  it("takes an unknown kind of line for a paragraph and keeps its words", () => {
    check([{ insert: "a" }, { insert: "\n", attributes: { line: "poem" } }], [{ insert: "a\n" }]);
  });

  it("is compared by what it says, not by how it is cut", () => {
    expect(sameDelta([{ insert: "a" }, { insert: "b\n" }], [{ insert: "ab\n" }])).toBe(true);
    expect(sameDelta([{ insert: "ab\n" }], [{ insert: "ab\n", attributes: { indent: 1 } }])).toBe(false);
  });
});
