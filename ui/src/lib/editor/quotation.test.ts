// @vitest-environment jsdom
// Quotation marks, typed key by key into a real view, against the cases that the core is held to.

import { EditorView } from "prosemirror-view";
import { afterEach, describe, expect, it } from "vitest";

import cases from "../../../../src-tauri/crates/core/tests/fixtures/writing/quotation.json";
import { markdownShortcuts } from "./input_rules";
import { stateOf } from "./notation";
import { typography } from "./quotation";

let view: EditorView | null = null;

afterEach(() => view?.destroy());

function typed(language: string, keys: string, start = "p |"): EditorView {
  view = new EditorView(document.createElement("div"), { state: stateOf(start, [...typography(() => language), markdownShortcuts()]) });
  for (const key of keys) {
    const { from, to } = view.state.selection;
    const insert = (): ReturnType<EditorView["state"]["tr"]["insertText"]> => view!.state.tr.insertText(key, from, to);
    if (!view.someProp("handleTextInput", (handle) => handle(view!, from, to, key, insert))) view.dispatch(insert());
  }
  return view;
}

function press(editor: EditorView, key: string, options: KeyboardEventInit = {}): void {
  const event = new KeyboardEvent("keydown", { key, ...options });
  editor.someProp("handleKeyDown", (handle) => handle(editor, event));
}

describe("marks are set as the core sets them", () => {
  for (const [language, text, expected] of cases as [string, string, string][]) {
    it(`${language}: ${text}`, () => expect(typed(language, text).state.doc.textContent).toBe(expected));
  }
});

describe("a high sign in French", () => {
  it("has its space at the end of a line too", () => {
    const editor = typed("fr", "Quoi?");
    expect(editor.state.doc.textContent).toBe("Quoi?");
    press(editor, "Enter");
    expect(editor.state.doc.textContent).toBe("Quoi\u202F?");
  });
  it("is left alone in a smile, an address and code", () => {
    expect(typed("fr", "oui :) ").state.doc.textContent).toBe("oui :) ");
    expect(typed("fr", "voir https://a.example/b? ").state.doc.textContent).toBe("voir https://a.example/b? ");
    expect(typed("fr", "quoi? oui", "c |").state.doc.textContent).toBe("quoi? oui");
  });
  it("gives its space back by one undo", () => {
    const editor = typed("fr", "Quoi? ");
    expect(editor.state.doc.textContent).toBe("Quoi\u202F? ");
    press(editor, "z", { ctrlKey: true });
    expect(editor.state.doc.textContent).toBe("Quoi? ");
  });
});

describe("what was set", () => {
  it("is taken back by one undo", () => {
    const editor = typed("en", 'say "');
    expect(editor.state.doc.textContent).toBe("say “");
    press(editor, "z", { ctrlKey: true });
    expect(editor.state.doc.textContent).toBe('say "');
  });
  it("never stands in code", () => expect(typed("en", '"a"', "c |").state.doc.textContent).toBe('"a"'));
  it("leaves three hyphens a rule", () => expect(typed("en", "---").state.doc.firstChild?.type.name).toBe("rule"));
  it("leaves variables", () => expect(typed("en", "{{a \"b\"}} \"c\"").state.doc.textContent).toBe('{{a "b"}} “c”'));
});
