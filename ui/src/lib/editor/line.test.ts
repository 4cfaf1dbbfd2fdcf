// What the keys do to lines, as an editor expects it.

import { keydownHandler } from "prosemirror-keymap";
import type { EditorView } from "prosemirror-view";
import { describe, expect, it } from "vitest";

import { bodyKeys } from "./keymap";
import { chooseLine, insertRule, type LineChoice } from "./line";
import { after, stateOf, written } from "./notation";

const press = keydownHandler(bodyKeys(() => true));

/** The text after a key such as `Shift-Tab`. */
function key(text: string, name: string): string {
  let state = stateOf(text);
  const parts = name.split("-");
  const event = {
    key: parts.at(-1)!,
    keyCode: 0,
    ctrlKey: parts.includes("Ctrl"),
    shiftKey: parts.includes("Shift"),
    altKey: parts.includes("Alt"),
    metaKey: false,
  } as KeyboardEvent;
  const view = {
    get state() {
      return state;
    },
    dispatch: (tr: Parameters<EditorView["dispatch"]>[0]) => (state = state.apply(tr)),
    endOfTextblock: () => true,
  } as unknown as EditorView;
  const taken = press(view, event);
  return taken ? written(state) : "not taken";
}

function lines(text: string): string {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join("\n");
}

const check = (before: string, name: string, expected: string): void => expect(key(lines(before), name)).toBe(lines(expected));

describe("Enter", () => {
  it("parts a line in two of its kind", () => {
    check("p on|e", "Enter", "p on\np |e");
    check("b1 on|e", "Enter", "b1 on\nb1 |e");
    check("o0 one|", "Enter", "o0 one\no0 |");
    check("q on|e", "Enter", "q on\nq |e");
    check("c one|", "Enter", "c one\nc |");
  });
  it("begins a paragraph after a heading", () => {
    check("h2 one|", "Enter", "h2 one\np |");
    check("h3 on|e", "Enter", "h3 on\np |e");
  });
  it("makes room before a heading", () => {
    check("h2 |one", "Enter", "p\nh2 |one");
  });
  it("makes room before a list line without ending the list", () => {
    check("b0 |one", "Enter", "b0\nb0 |one");
  });
  it("leaves a list by an empty line, one step at a time", () => {
    check("b0 one\nb1 |", "Enter", "b0 one\nb0 |");
    check("b0 one\nb0 |", "Enter", "b0 one\np |");
    check("o0 one\no0 |\no0 two", "Enter", "o0 one\np |\no0 two");
  });
  it("leaves a quote by an empty line and code by two", () => {
    check("q one\nq |", "Enter", "q one\np |");
    check("c one\nc |", "Enter", "c one\nc\nc |");
    check("c one\nc\nc |", "Enter", "c one\np |");
  });
  it("replaces a selection", () => {
    check("p o‹n\np tw›o", "Enter", "p o\np |o");
  });
});

describe("Shift+Enter", () => {
  it("breaks inside the line", () => check("b0 on|e", "Shift-Enter", "b0 on⏎|e"));
  it("is a new line between lines of code", () => check("c on|e", "Shift-Enter", "c on\nc |e"));
});

describe("Backspace", () => {
  it("lifts at the start of a line, one step at a time", () => {
    check("b0 one\nb1 |two", "Backspace", "b0 one\nb0 |two");
    check("b0 one\nb0 |two", "Backspace", "b0 one\np |two");
    check("h2 |one", "Backspace", "p |one");
    check("q |one", "Backspace", "p |one");
    check("c |one", "Backspace", "p |one");
    check("p1 |one", "Backspace", "p |one");
  });
  it("then joins to the line before, which keeps its kind", () => {
    check("b0 one\np |two", "Backspace", "b0 one|two");
    check("p one\np |two", "Backspace", "p one|two");
  });
  it("takes away an empty line or a rule before", () => {
    check("h2\np |two", "Backspace", "p |two");
    check("p one\n---\np |two", "Backspace", "p one\np |two");
  });
  it("leaves the middle of a line to the browser", () => check("p on|e", "Backspace", "not taken"));
});

describe("Delete", () => {
  it("joins the next line", () => {
    check("p one|\nb0 two", "Delete", "p one|two");
    check("p one|\n---\np two", "Delete", "p one|\np two");
  });
  it("lets an empty line give way", () => check("p |\nh2 two", "Delete", "h2 |two"));
});

describe("Tab", () => {
  it("moves a list line one step under its neighbour and no deeper", () => {
    check("b0 one\nb0 t|wo", "Tab", "b0 one\nb1 t|wo");
    check("b0 one\nb1 t|wo", "Tab", "b0 one\nb1 t|wo");
    check("b0 o|ne", "Tab", "b0 o|ne");
  });
  it("moves every selected line", () => check("b0 one\nb0 t‹wo\nb0 thr›ee", "Tab", "b0 one\nb1 t‹wo\nb1 thr›ee"));
  it("moves a paragraph under the entry it continues", () => check("b0 one\np t|wo", "Tab", "b0 one\np1 t|wo"));
  it("belongs to the window where no list is", () => check("p o|ne", "Tab", "not taken"));
  it("is a tab in code", () => check("c o|ne", "Tab", "c o\t|ne"));
  it("goes back with Shift", () => {
    check("b0 one\nb1 t|wo", "Shift-Tab", "b0 one\nb0 t|wo");
    check("b0 t|wo", "Shift-Tab", "b0 t|wo");
    check("p t|wo", "Shift-Tab", "not taken");
  });
});

describe("choosing a kind of line", () => {
  const choose = (before: string, choice: LineChoice, expected: string): void =>
    expect(written(after(stateOf(lines(before)), chooseLine(choice)))).toBe(lines(expected));

  it("makes the selected lines into it", () => {
    choose("p o‹ne\np tw›o", "bullet", "b0 o‹ne\nb0 tw›o");
    choose("b2 o|ne", "ordered", "o2 o|ne");
    choose("b2 o|ne", "heading3", "h3 o|ne");
  });
  it("makes them paragraphs again when they are it already", () => {
    choose("h2 o|ne", "heading2", "p o|ne");
    choose("b0 o‹ne\nb1 tw›o", "bullet", "p o‹ne\np tw›o");
  });
  it("passes over a rule", () => choose("p o‹ne\n---\np tw›o", "quote", "q o‹ne\n---\nq tw›o"));
});

describe("a rule", () => {
  const put = (before: string, expected: string): void => expect(written(after(stateOf(lines(before)), insertRule))).toBe(lines(expected));

  it("stands after the line, with a line to go on", () => put("p one|", "p one\n---\np |"));
  it("takes the place of an empty line", () => put("p one\np |\np two", "p one\n---\np |two"));
});
