// Suggestions mean the same here and in the core, which reads the same file (`body/suggestion/tests.rs`).

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { EditorState } from "prosemirror-state";
import { describe, expect, it } from "vitest";

import { fromDelta, toDelta, type Delta } from "../delta";
import { toFlat } from "../flat";
import { plainForm } from "../plain";
import { decision, suggestionsOf } from "./decide";

interface Case {
  name: string;
  body: Delta;
  settled: Delta;
  refused: Delta;
  open: { inserted: string; deleted: string; start: number }[];
}

const cases = JSON.parse(readFileSync(join(import.meta.dirname, "../../../../../tests/fixtures/suggestion.json"), "utf8")) as Case[];

describe("a text with suggestions", () => {
  it.each(cases)("means what the core means: $name", ({ body, settled, refused, open }) => {
    const doc = fromDelta(body);
    doc.check();
    const state = EditorState.create({ doc });
    const decided = (verdict: "accept" | "reject"): Delta => toDelta(state.apply(decision(state, { kind: "all" }, verdict)).doc);
    expect(decided("accept")).toEqual(toDelta(fromDelta(settled)));
    expect(decided("reject")).toEqual(toDelta(fromDelta(refused)));
    expect(fromDelta(toDelta(doc)).eq(doc)).toBe(true);
    expect(suggestionsOf(doc).map(({ inserted, deleted, from }) => ({ inserted, deleted, start: toFlat(doc, from) }))).toEqual(open);
  });
  it.each(cases)("has the plain form that it would have: $name", ({ body, settled }) => {
    expect(plainForm(fromDelta(body)).text).toBe(plainForm(fromDelta(settled)).text);
  });
});
