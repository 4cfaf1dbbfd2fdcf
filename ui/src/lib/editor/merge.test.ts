// A merged reply enters the text around what is being typed.

import fc from "fast-check";
import type { Node } from "prosemirror-model";
import { EditorState, TextSelection } from "prosemirror-state";
import { Mapping, Transform } from "prosemirror-transform";
import { describe, expect, it } from "vitest";

import { fromDelta, type Delta } from "./delta";
import { mergeReply, stepsBetween } from "./merge";
import { stateOf, written } from "./notation";

const line = fc.tuple(
  fc.string({ unit: fc.constantFrom("a", "b", " "), maxLength: 5 }),
  fc.constantFrom(undefined, { line: "bullet" }, { line: "bullet", indent: 1 }, { line: "heading2" }, { line: "quote" }, { indent: 2 }),
  fc.constantFrom(undefined, { strong: true }),
);

const docs: fc.Arbitrary<Node> = fc.array(fc.oneof({ weight: 8, arbitrary: line }, { weight: 1, arbitrary: fc.constant(null) }), { minLength: 1, maxLength: 7 }).map((lines) =>
  fromDelta(
    lines.flatMap<Delta[number]>((line) => {
      if (line === null) return [{ insert: { rule: true } }, { insert: "\n" }];
      const [text, end, marks] = line;
      return [marks ? { insert: text, attributes: marks } : { insert: text }, end ? { insert: "\n", attributes: end } : { insert: "\n" }];
    }),
  ),
);

describe("the difference between two texts", () => {
  it("turns the one into the other", () => {
    fc.assert(
      fc.property(docs, docs, (from, to) => {
        const transform = new Transform(from);
        for (const step of stepsBetween(from, to)) transform.step(step);
        transform.doc.check();
        expect(transform.doc.eq(to)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("is found in long texts without searching for ever", () => {
    const long = (mark: string): Node => fromDelta([{ insert: Array.from({ length: 3000 }, (_, line) => `${mark} ${line}\n`).join("") }]);
    const transform = new Transform(long("a"));
    for (const step of stepsBetween(long("a"), long("b"))) transform.step(step);
    expect(transform.doc.eq(long("b"))).toBe(true);
  });

  it("is nothing where they agree", () => {
    fc.assert(
      fc.property(docs, (doc) => {
        expect(stepsBetween(doc, doc)).toEqual([]);
      }),
    );
  });
});

describe("a merged reply", () => {
  /** `sent` was given out, then `typed` was put in at the caret, then `reply` came. */
  const check = (sent: string, typed: string, reply: string, expected: string): void => {
    const state = stateOf(sent);
    const insertion = state.tr.insertText(typed);
    const typing = state.apply(insertion);
    const since = new Mapping();
    since.appendMapping(insertion.mapping);
    const tr = mergeReply(typing, state.doc, stateOf(reply).doc, since);
    expect(written(tr ? typing.apply(tr) : typing)).toBe(expected);
  };

  it("leaves the caret in its word when others wrote before it", () => {
    check("p one\np two|", "", "p zero\np one\np two", "p zero\np one\np two|");
    check("p one two|", "", "p one and two", "p one and two|");
  });
  it("keeps what was typed while it was under way", () => {
    check("p one|\np two", " more", "p one\np two changed", "p one more|\np two changed");
    check("p one two|", "!", "p ONE two", "p ONE two!|");
  });
  it("changes the kind of a line under the caret", () => {
    check("p one|", "!", "h2 one", "h2 one!|");
    check("b0 one|", "", "b2 one", "b2 one|");
  });
  it("takes away lines that others took away", () => {
    check("p one\np two\np three|", "", "p one\np three", "p one\np three|");
  });

  it("is no step of the person's own undo", () => {
    const state = stateOf("p one|");
    const tr = mergeReply(state, state.doc, stateOf("p one two").doc, new Mapping());
    expect(tr?.getMeta("addToHistory")).toBe(false);
  });

  it("ends in the reply for any two texts when nothing was typed", () => {
    fc.assert(
      fc.property(docs, docs, (sent, merged) => {
        const state = EditorState.create({ doc: sent });
        const tr = mergeReply(state, sent, merged, new Mapping());
        expect((tr ? state.apply(tr) : state).doc.eq(merged)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it("never loses a typed character, wherever it stands", () => {
    fc.assert(
      fc.property(docs, docs, fc.nat(), (sent, merged, seed) => {
        const places: number[] = [];
        sent.descendants((node, pos) => {
          if (node.isTextblock) places.push(pos + 1 + (seed % (node.content.size + 1)));
        });
        fc.pre(places.length > 0);
        const at = places[seed % places.length]!;
        const state = EditorState.create({ doc: sent, selection: TextSelection.create(sent, at) });
        const insertion = state.tr.insertText("X");
        const typing = state.apply(insertion);
        const since = new Mapping();
        since.appendMapping(insertion.mapping);
        const tr = mergeReply(typing, sent, merged, since);
        const result = tr ? typing.apply(tr).doc : typing.doc;
        result.check();
        // Where others took the very line away, its words go with it; else the character stays.
        const lineStays = stepsBetween(sent, merged).every((step) => !step.getMap().mapResult(at).deletedAcross);
        if (lineStays) expect(result.textContent).toContain("X");
      }),
      { numRuns: 300 },
    );
  });
});
