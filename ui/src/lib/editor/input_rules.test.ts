// @vitest-environment jsdom
// Markdown shortcuts, typed key by key into a real view.

import { EditorView } from "prosemirror-view";
import { afterEach, describe, expect, it } from "vitest";

import { fromDelta, toDelta, type Delta } from "./delta";
import { markdownShortcuts } from "./input_rules";
import { stateOf, written } from "./notation";

let view: EditorView | null = null;

afterEach(() => view?.destroy());

function typed(start: string, keys: string): EditorView {
  view = new EditorView(document.createElement("div"), { state: stateOf(start, [markdownShortcuts()]) });
  for (const key of keys) {
    const { from, to } = view.state.selection;
    const insert = (): ReturnType<EditorView["state"]["tr"]["insertText"]> => view!.state.tr.insertText(key, from, to);
    if (!view.someProp("handleTextInput", (handle) => handle(view!, from, to, key, insert))) view.dispatch(insert());
  }
  return view;
}

describe("at the start of a line", () => {
  const check = (start: string, keys: string, expected: string): void => expect(written(typed(start, keys).state)).toBe(expected);

  it("signs make its kind", () => {
    check("p |", "## a", "h2 a|");
    check("p |", "### a", "h3 a|");
    check("p |", "#### a", "h4 a|");
    check("p |", "- a", "b0 a|");
    check("p |", "* a", "b0 a|");
    check("p |", "1. a", "o0 a|");
    check("p |", "1) a", "o0 a|");
    check("p |", "> a", "q a|");
    check("p |", "```a", "c a|");
  });
  it("three hyphens make a rule and a line to go on", () => check("p |", "---a", "---\np a|"));
  it("words that stand there already are taken along", () => check("p |one", "- ", "b0 |one"));
  it("signs in the middle of a line stay signs", () => {
    check("p a|", " ## b", "p a ## b|");
    check("p a|", "---", "p a---|");
  });
  it("signs in a heading or in code stay signs", () => {
    check("h2 |", "- a", "h2 - a|");
    check("c |", "- **a**", "c - **a**|");
  });
});

describe("inside a line", () => {
  const check = (keys: string, expected: Delta): void => {
    expect(toDelta(typed("p |", keys).state.doc)).toEqual(toDelta(fromDelta(expected)));
  };

  it("signs around words set them", () => {
    check("a **b c** d", [{ insert: "a " }, { insert: "b c", attributes: { strong: true } }, { insert: " d\n" }]);
    check("__b__ d", [{ insert: "b", attributes: { strong: true } }, { insert: " d\n" }]);
    check("a *b* c", [{ insert: "a " }, { insert: "b", attributes: { em: true } }, { insert: " c\n" }]);
    check("a _b_ c", [{ insert: "a " }, { insert: "b", attributes: { em: true } }, { insert: " c\n" }]);
    check("`b` c", [{ insert: "b", attributes: { code: true } }, { insert: " c\n" }]);
    check("~~b~~ c", [{ insert: "b", attributes: { strike: true } }, { insert: " c\n" }]);
    check("**中文**。", [{ insert: "中文", attributes: { strong: true } }, { insert: "。\n" }]);
  });
  it("a written link becomes one", () => {
    check("see [the filing](https://example.com/f) now", [
      { insert: "see " },
      { insert: "the filing", attributes: { link: "https://example.com/f" } },
      { insert: " now\n" },
    ]);
  });
  it("what only looks like a sign is left alone", () => {
    check("2 * 3 * 4", [{ insert: "2 * 3 * 4\n" }]);
    check("snake_case_name", [{ insert: "snake_case_name\n" }]);
    check("[x](javascript:a)", [{ insert: "[x](javascript:a)\n" }]);
    check("`a **b**` c", [{ insert: "a **b**", attributes: { code: true } }, { insert: " c\n" }]);
  });
});
