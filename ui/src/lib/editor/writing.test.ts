// @vitest-environment jsdom
// What helps in writing, in the text itself: markers, words that are checked, lines that are put in, flat places, the
// slash.

import fc from "fast-check";
import { EditorView, type DecorationSet } from "prosemirror-view";
import { afterEach, describe, expect, it, vi } from "vitest";

import { changedLines } from "./changed_lines";
import { fromDelta } from "./delta";
import { fromFlat, selectFlat } from "./flat";
import { insertLines, quotation } from "./insert";
import { marksMissing } from "./marks_missing";
import { schema } from "./schema";
import { stateOf, written } from "./notation";
import { query } from "./slash";
import { misspellingAt, spelling, wordsOfLine } from "./spelling";

let view: EditorView | null = null;

afterEach(() => {
  view?.destroy();
  vi.useRealTimers();
});

const paragraph = (text: string) => schema.nodes.paragraph.create(null, text === "" ? [] : schema.text(text));

describe("the words that a dictionary may tell of", () => {
  const check = (text: string, expected: string): void => expect(wordsOfLine(paragraph(text)).map(({ word }) => word).join(" ")).toBe(expected);

  it("are those in Latin letters", () => {
    check("The harbour’s 12 new e-bikes", "The harbour’s new e-bikes");
    check("平台经济发展迅速，蔚来交付 1,000 辆", "");
    check("他说 hello 你好teh文", "hello teh");
    check("Страна и мир, Ελλάδα", "");
  });
  it("hold no abbreviations, numbers, addresses or variables", () => {
    check("NDRC and US$5 and 3D x2 R&D", "and and");
    check("see https://exampel.example/teh or www.teh.example, mail teh@exampel.example, exampel.com now", "see or mail now");
    check("Dear {{raeder.name}}, welcome", "Dear welcome");
    check("#teh @teh snake_case a/b", "");
  });
  it("hold no code", () => {
    const line = schema.nodes.paragraph.create(null, [schema.text("run "), schema.text("teh", [schema.marks.code.create()]), schema.text(" now")]);
    expect(wordsOfLine(line).map(({ word, from }) => [word, from])).toEqual([["run", 0], ["now", 8]]);
    expect(wordsOfLine(schema.nodes.code_line.create(null, schema.text("teh")))).toEqual([]);
  });
});

describe("the spelling of a text", () => {
  it("is asked once for each word, and shown where it is wrong", async () => {
    vi.useFakeTimers();
    const asked: string[][] = [];
    const check = (words: readonly string[]): Promise<string[]> => {
      asked.push([...words]);
      return Promise.resolve(words.filter((word) => word === "teh"));
    };
    const host = { check, changed: () => () => undefined, ask: () => undefined };
    view = new EditorView(document.createElement("div"), { state: stateOf("p Teh teh boat 平台经济\np teh boat|", [spelling(host)]) });
    await vi.runAllTimersAsync();
    expect(asked).toEqual([["Teh", "teh", "boat"]]);
    expect([...view.dom.querySelectorAll(".misspelt")].map((one) => one.textContent)).toEqual(["teh", "teh"]);
    expect(misspellingAt(view.state, 6)?.word).toBe("teh");
    view.dispatch(view.state.tr.insertText(" late"));
    await vi.runAllTimersAsync();
    expect(asked.slice(1)).toEqual([["late"]]);
    // A word that is changed loses its line at once.
    view.dispatch(view.state.tr.insertText("x", 7));
    expect([...view.dom.querySelectorAll(".misspelt")].length).toBe(1);
  });
});

describe("markers", () => {
  const shown = (): string[] => [...view!.dom.querySelectorAll(".missing")].map((one) => one.textContent ?? "");

  it("are shown as they are typed", () => {
    view = new EditorView(document.createElement("div"), { state: stateOf("p cost TK yuan\np 中TK文 ATKINS TKO|", [marksMissing()]) });
    expect(shown()).toEqual(["TK", "TK"]);
    view.dispatch(view.state.tr.insertText(" TKTK"));
    expect(shown()).toEqual(["TK", "TK", "TKTK"]);
    view.dispatch(view.state.tr.delete(6, 7));
    expect(shown()).toEqual(["TK", "TKTK"]);
  });
  it("are the same however the text came about", () => {
    fc.assert(
      fc.property(fc.array(fc.record({ at: fc.nat(30), to: fc.nat(6), text: fc.constantFrom("TK", "T", "K", " ", "中", "TKTK", "") }), { maxLength: 12 }), (edits) => {
        let state = stateOf("p one TK two\np three\np 中TK|", [marksMissing()]);
        for (const { at, to, text } of edits) {
          const from = Math.min(at + 1, state.doc.content.size - 1);
          state = state.apply(state.tr.insertText(text, from, Math.min(from + to, state.doc.content.size - 1)));
        }
        const places = (one: typeof state): number[] => (one.plugins[0]!.getState(one) as DecorationSet).find().map(({ from }) => from).sort((a, b) => a - b);
        const fresh = stateOf("p |", [marksMissing()]);
        const again = fresh.apply(fresh.tr.replaceWith(0, fresh.doc.content.size, state.doc.content));
        expect(places(state)).toEqual(places(again));
      }),
    );
  });
});

describe("lines that are new", () => {
  it("are told apart from those that stayed", () => {
    const before = stateOf("p a\np b\np c|").doc;
    const state = stateOf("p a\np b\np c|");
    const after = state.apply(state.tr.insertText("x", 5)).doc;
    expect(changedLines(state.doc, after).lines.map(({ node }) => node.textContent)).toEqual(["bx"]);
    expect(changedLines(before, before).lines).toEqual([]);
  });
});

describe("lines are put in", () => {
  const check = (start: string, words: string, expected: string): void => {
    const state = stateOf(start);
    expect(written(state.apply(insertLines(state, quotation(words))))).toBe(expected);
  };

  it("where the caret stands", () => {
    check("p |", "Late.", "q Late.|");
    check("p one|", "Late.\n\nAgain.", "p one\nq Late.\nq Again.|");
    check("p |one", "Late.", "q Late.|\np one");
    check("p on|e", "Late.", "p on\nq Late.|\np e");
    check("p one\nb0 two|\np three", "港口 晚点", "p one\nb0 two\nq 港口 晚点|\np three");
  });
  it("and one plain paragraph is words among others", () => {
    const state = stateOf("p a / b|");
    expect(written(state.apply(insertLines(state, [paragraph("snip")], { from: 3, to: 4 })))).toBe("p a snip| b");
  });
});

describe("places of the flat text", () => {
  it("select what the core found", () => {
    const doc = fromDelta([{ insert: "🍐 one\n" }, { insert: { rule: true } }, { insert: "two\u2028three" }, { insert: { image: { src: "https://a.example/b.png", alt: "" } } }, { insert: "four\n" }]);
    const flat = "🍐 one\n\uFFFC\ntwo\u2028three\uFFFCfour";
    const places = [...flat].map((_, at) => fromFlat(doc, at));
    expect(places).toEqual([...new Set(places)].sort((one, other) => one - other));
    let state = stateOf("p |");
    state = state.apply(state.tr.replaceWith(0, state.doc.content.size, doc.content));
    for (const words of ["one", "two", "three", "four"]) {
      const from = [...flat.slice(0, flat.indexOf(words))].length;
      selectFlat(from, from + words.length)(state, (tr) => (state = state.apply(tr)));
      expect(state.doc.textBetween(state.selection.from, state.selection.to)).toBe(words);
    }
  });
});

describe("a slash", () => {
  const check = (start: string, expected: string | null): void => expect(query(stateOf(start))?.query ?? null).toBe(expected);

  it("asks at the beginning of a word", () => {
    check("p /|", "");
    check("p one /dis|", "dis");
    check("p 她说（/披露|", "披露");
    check("p and/or|", null);
    check("p 1/2|", null);
    check("p https://x|", null);
    check("c /x|", null);
  });
});
