// @vitest-environment jsdom
// The editor as the window uses it: given a text, changed, sent, merged.

import { selectAll } from "prosemirror-commands";
import { afterEach, describe, expect, it, vi } from "vitest";

import type { Delta } from "./delta";
import { BodyEditor, type EditorHost } from "./editor";
import { switchMark } from "./keymap";
import { chooseLine } from "./line";
import { linkWords, removeLink, setLink } from "./link";

const text: Delta = [{ insert: "One line.\nAnother.\n" }];
let editor: BodyEditor;

function open(delta: Delta = text): { host: EditorHost; place: HTMLElement } {
  const host: EditorHost = {
    picture: () => Promise.resolve(null),
    pictures: () => Promise.resolve([]),
    pictured: vi.fn(),
    label: "Body",
    placeholder: "Write here",
    parse: () => Promise.resolve([]),
    changed: vi.fn(),
    moved: vi.fn(),
    link: vi.fn(),
    follow: vi.fn(),
    author: () => ({ id: "", name: "", color: "" }),
    left: vi.fn(),
  };
  editor = new BodyEditor(host, delta);
  const place = document.createElement("div");
  editor.mount(place);
  return { host, place };
}

afterEach(() => editor.destroy());

function type(words: string, at: number): void {
  editor.run((state, dispatch) => (dispatch?.(state.tr.insertText(words, at)), true));
}

describe("an editor", () => {
  it("is a textbox with a name, and shows what to do while it is empty", () => {
    const { place } = open([]);
    const box = place.querySelector("[role=textbox]");
    expect(box?.getAttribute("aria-label")).toBe("Body");
    expect(box?.getAttribute("data-placeholder")).toBe("Write here");
    type("Words", 1);
    expect(box?.hasAttribute("data-placeholder")).toBe(false);
  });

  it("tells of changes by hand, and of no others", () => {
    const { host } = open();
    type("!", 1);
    expect(host.changed).toHaveBeenCalledOnce();
    editor.follow([{ insert: "From elsewhere.\n" }]);
    expect(host.changed).toHaveBeenCalledOnce();
    expect(editor.delta()).toEqual([{ insert: "From elsewhere.\n" }]);
  });

  it("takes in a merged reply around what was typed since it was sent", () => {
    open();
    type("1. ", 1);
    const sent = editor.send();
    type(" And more.", editor.state.doc.content.size - 1);
    editor.merge(sent, [{ insert: "1. One line, by two people.\nAnother.\n" }]);
    expect(editor.delta()).toEqual([{ insert: "1. One line, by two people.\nAnother. And more.\n" }]);
  });

  it("undoes its own changes and not those of others", () => {
    open();
    type("Mine. ", 1);
    editor.merge(editor.send(), [{ insert: "Mine. One line.\nAnother, by somebody else.\n" }]);
    editor.undo();
    expect(editor.delta()).toEqual([{ insert: "One line.\nAnother, by somebody else.\n" }]);
  });

  it("says what the selection is set in", () => {
    open([{ insert: "bold", attributes: { strong: true } }, { insert: "\n", attributes: { line: "heading2" } }]);
    expect(editor.format()).toMatchObject({ line: "heading2", link: null, empty: false });
    expect(editor.format().marks).toEqual(new Set(["strong"]));
  });

  it("never sets words both raised and lowered", () => {
    open([{ insert: "x\n" }]);
    editor.run(selectAll);
    editor.run(switchMark("sup"));
    expect(editor.delta()[0]?.attributes).toEqual({ sup: true });
    editor.run(switchMark("sub"));
    expect(editor.delta()[0]?.attributes).toEqual({ sub: true });
  });

  it("keeps its text after its view is gone", () => {
    open();
    editor.run(chooseLine("bullet"));
    editor.destroy();
    expect(editor.delta()[1]).toEqual({ insert: "\n", attributes: { line: "bullet" } });
  });
});

describe("a link", () => {
  it("is written where nothing is selected, and carries its own address where no words are given", () => {
    open([]);
    editor.run(setLink("https://example.com/a", ""));
    expect(editor.delta()[0]).toEqual({ insert: "https://example.com/a", attributes: { link: "https://example.com/a" } });
  });
  it("is changed and taken off from under the caret", () => {
    open([{ insert: "the filing", attributes: { link: "https://example.com/a" } }, { insert: " says\n" }]);
    expect(linkWords(editor.state)).toBe("the filing");
    editor.run(setLink("https://example.com/b", "the filing"));
    expect(editor.delta()[0]?.attributes?.link).toBe("https://example.com/b");
    editor.run(removeLink);
    expect(editor.delta()).toEqual([{ insert: "the filing says\n" }]);
  });
});
