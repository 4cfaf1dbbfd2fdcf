// @vitest-environment jsdom
// Pasting into a real view, with the core played by a promise that the test settles.

import { EditorView } from "prosemirror-view";
import { afterEach, describe, expect, it } from "vitest";

import { clipboardSerializer, clipboardText } from "./copy";
import type { Delta } from "./delta";
import { stateOf, written } from "./notation";
import { insertLines, linesOfText, pasting } from "./paste";

let view: EditorView | null = null;

afterEach(() => view?.destroy());

interface Asked {
  html: string;
  answer: (delta: Delta) => Promise<void>;
  refuse: () => Promise<void>;
}

function open(text: string): { view: EditorView; asked: Asked[] } {
  const asked: Asked[] = [];
  const settled = (): Promise<void> => new Promise((resolve) => queueMicrotask(() => queueMicrotask(() => queueMicrotask(resolve))));
  const parse = (html: string): Promise<Delta> =>
    new Promise((resolve, reject) => {
      asked.push({
        html,
        answer: (delta) => (resolve(delta), settled()),
        refuse: () => (reject(new Error("too large")), settled()),
      });
    });
  view = new EditorView(document.createElement("div"), { state: stateOf(text, [pasting(parse, () => Promise.resolve([]), () => undefined)]) });
  return { view, asked };
}

function paste(into: EditorView, data: Record<string, string>): boolean {
  const event = new Event("paste", { cancelable: true }) as Event & { clipboardData: unknown };
  event.clipboardData = { getData: (type: string) => data[type] ?? "", files: [] };
  into.dom.dispatchEvent(event);
  return event.defaultPrevented;
}

describe("lines put into a text", () => {
  const check = (text: string, delta: Delta, expected: string): void => {
    const state = stateOf(text);
    const { from, to } = state.selection;
    expect(written(state.apply(insertLines(state, from, to, delta)))).toBe(expected);
  };
  const two: Delta = [{ insert: "A" }, { insert: "\n", attributes: { line: "bullet" } }, { insert: "B" }, { insert: "\n", attributes: { line: "bullet", indent: 1 } }];

  it("go into the line when they are one plain line", () => check("b0 on|e", [{ insert: "X\n" }], "b0 onX|e"));
  it("take the place of an empty line", () => check("p one\np |", two, "p one\nb0 A\nb1 B|"));
  it("take the place of an empty line, even one alone", () => check("p |", [{ insert: "A" }, { insert: "\n", attributes: { line: "heading2" } }], "h2 A|"));
  it("part the line they are put into", () => check("p on|e", [{ insert: "A\nB\n" }], "p onA\np B|e"));
  it("keep their kinds after the first", () => check("p on|e", two, "p onA\nb1 B|e"));
  it("take the place of a selection over several lines", () => check("p o‹ne\np tw›o", [{ insert: "X\n" }], "p oX|o"));
  it("may be a rule", () => check("p one|", [{ insert: { rule: true } }, { insert: "\nB\n" }], "p one\n---\np B|"));
});

describe("plain text", () => {
  it("is a paragraph for each full line", () => {
    expect(linesOfText("a\r\n\r\nb\nc", false)).toEqual([{ insert: "a\nb\nc\n" }]);
    expect(linesOfText("  \n ", false)).toEqual([]);
  });
  it("keeps its empty lines in code", () => {
    expect(linesOfText("a\n\nb", true).filter(({ insert }) => insert === "\n")).toHaveLength(3);
  });
});

describe("pasting", () => {
  it("asks the core about HTML and puts in what comes back", async () => {
    const { view, asked } = open("p one|");
    expect(paste(view, { "text/html": "<ul><li>A", "text/plain": "A" })).toBe(true);
    expect(asked[0]?.html).toBe("<ul><li>A");
    await asked[0]?.answer([{ insert: " and A\n" }]);
    expect(written(view.state)).toBe("p one and A|");
  });
  it("finds its place again when something was typed meanwhile", async () => {
    const { view, asked } = open("p one|");
    paste(view, { "text/html": "<b>x</b>", "text/plain": "x" });
    view.dispatch(view.state.tr.insertText("zero ", 1, 1));
    await asked[0]?.answer([{ insert: "X\n" }]);
    expect(view.state.doc.textContent).toBe("zero oneX");
  });
  it("falls back to the text when the core cannot read the HTML", async () => {
    const { view, asked } = open("p |");
    paste(view, { "text/html": "<b>x</b>", "text/plain": "x\ny" });
    await asked[0]?.refuse();
    expect(written(view.state)).toBe("p x\np y|");
  });
  it("sets a link when an address is pasted over words", () => {
    const { view } = open("p see ‹this›");
    paste(view, { "text/plain": "https://example.com/a" });
    expect(view.state.doc.textContent).toBe("see this");
    expect(view.state.doc.rangeHasMark(5, 9, view.state.schema.marks["link"]!)).toBe(true);
  });
  it("gives back exactly what was copied here", () => {
    const from = open("b0 ‹one\nb1 two›").view;
    const slice = from.state.selection.content();
    const text = from.someProp("clipboardTextSerializer", (serialize) => serialize(slice, from)) ?? "";
    const { view, asked } = open("p |");
    paste(view, { "text/html": "<ul><li>one", "text/plain": text });
    expect(asked).toEqual([]);
    expect(written(view.state)).toBe("b0 one\nb1 two|");
  });
});

describe("copying out", () => {
  const html = (text: string): string => {
    const place = document.createElement("div");
    place.appendChild(clipboardSerializer.serializeFragment(stateOf(text).doc.content));
    return place.innerHTML;
  };

  it("gives real nested lists", () => {
    expect(html("b0 a\nb1 b\no1 c\nb0 d\np e")).toBe("<ul><li>a<ul><li>b</li></ul><ol><li>c</li></ol></li><li>d</li></ul><p>e</p>");
  });
  it("gives one block for a run of quotes and one for a run of code", () => {
    expect(html("q a\nq b\nc x\nc y")).toBe("<blockquote><p>a</p><p>b</p></blockquote><pre>x\ny</pre>");
  });
  it("gives text with the signs of the lists", () => {
    expect(clipboardText(stateOf("p a\no0 b\no0 c\nb1 d\no0 e\np f").doc.slice(0))).toBe("a\n1. b\n2. c\n  - d\n3. e\n\nf");
  });
});
