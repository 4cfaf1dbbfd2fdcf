// Places in the flat text, held against a reading of the whole document sign by sign.

import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { fromDelta, toDelta, type Delta } from "./delta";
import { fromFlat, toFlat } from "./flat";
import { schema } from "./schema";

const PICTURE: Delta[number] = { insert: { image: { src: "https://e.example/i.png", alt: "" } } };
const RULE: Delta[number] = { insert: { rule: true } };
const words = fc.constantFrom<Delta[number]>({ insert: "One " }, { insert: "港口" }, { insert: "👩‍🌾" }, { insert: "é\u2028b" }, { insert: "two", attributes: { strong: true } }, PICTURE);
const line = fc.array(words, { maxLength: 4 }).map((inline): Delta => [...inline, { insert: "\n" }]);
const text = fc.array(fc.oneof({ weight: 5, arbitrary: line }, { weight: 1, arbitrary: fc.constant<Delta>([RULE, { insert: "\n" }]) }), { minLength: 1, maxLength: 6 }).map((lines) => lines.flat());

describe("a place in the flat text", () => {
  it("is the number of scalars before it, and leads back to where it was", () => {
    fc.assert(
      fc.property(text, (delta) => {
        const doc = fromDelta(delta);
        let flat = 0;
        const check = (pos: number): void => {
          expect(toFlat(doc, pos)).toBe(flat);
          expect(fromFlat(doc, flat)).toBe(pos);
        };
        doc.forEach((one, start) => {
          if (one.type === schema.nodes.rule) {
            check(start);
            // The rule, and the end of its line.
            flat += 2;
            return;
          }
          expect(toFlat(doc, start)).toBe(flat);
          one.forEach((inline, offset) => {
            let pos = start + 1 + offset;
            for (const sign of inline.isText ? (inline.text ?? "") : "\uFFFC") {
              check(pos);
              pos += sign.length;
              flat++;
            }
          });
          check(start + 1 + one.content.size);
          flat++;
        });
        expect(toFlat(doc, doc.content.size)).toBe(flat);
        expect(fromFlat(doc, flat + 3)).toBe(doc.content.size);
      }),
    );
  });
});

describe("a text written down line by line", () => {
  it("is what it is without what was written before", () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const [first, second] = [fromDelta(one), fromDelta(other)];
        const apart = [toDelta(first), toDelta(second)];
        // The same lines, now known, in another document.
        const both = schema.nodes.doc.create(null, [...first.content.content, ...second.content.content]);
        const fresh = schema.nodeFromJSON(both.toJSON());
        expect(toDelta(both)).toEqual(toDelta(fresh));
        expect([toDelta(first), toDelta(second)]).toEqual(apart);
      }),
    );
  });
});
