// @vitest-environment jsdom
// Pictures: which are meant, where they go, and what stands for them.

import { EditorState, NodeSelection } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { describe, expect, it, vi } from "vitest";

import { fromDelta, toDelta } from "./delta";
import { pasting } from "./paste";
import { describePicture, picturesIn, PictureView, selectedPicture } from "./picture";
import type { ImageAttrs } from "./schema";

const OWN = `blob:${"a1".repeat(32)}`;
const file = (type: string): File => new File(["x"], "x", { type });
const data = (html: string, ...files: File[]): DataTransfer => ({ getData: (kind: string) => (kind === "text/html" ? html : ""), files }) as unknown as DataTransfer;

describe("what was pasted", () => {
  it("is a picture where it is one file, also with a page's bare img beside it", () => {
    expect(picturesIn(data("", file("image/png")))).toHaveLength(1);
    expect(picturesIn(data("<meta charset=utf-8><img src='https://a.example/x.png'>", file("image/png")))).toHaveLength(1);
  });
  it("is no picture where there are words, or another kind of file", () => {
    expect(picturesIn(data("<p>Words</p><img>", file("image/png")))).toEqual([]);
    expect(picturesIn(data("", file("application/pdf")))).toEqual([]);
  });
});

describe("a pasted picture", () => {
  const open = (pictures: () => Promise<ImageAttrs[]>): { view: EditorView; pictured: ReturnType<typeof vi.fn> } => {
    const pictured = vi.fn();
    const state = EditorState.create({ doc: fromDelta([{ insert: "One two.\n" }]), plugins: [pasting(() => Promise.resolve([]), pictures, pictured)] });
    return { view: new EditorView(document.createElement("div"), { state }), pictured };
  };
  const paste = (view: EditorView, transfer: DataTransfer): void => {
    const event = Object.assign(new Event("paste", { cancelable: true, bubbles: true }), { clipboardData: transfer });
    view.dom.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(true);
  };

  it("goes where it was pasted, wherever that is by then, and its words are asked for", async () => {
    let give = (_: ImageAttrs[]): void => undefined;
    const { view, pictured } = open(() => new Promise((resolve) => (give = resolve)));
    view.dispatch(view.state.tr.setSelection(NodeSelection.near(view.state.doc.resolve(5))));
    paste(view, data("", file("image/png")));
    view.dispatch(view.state.tr.insertText("Before. ", 1));
    give([{ src: OWN, alt: "", width: 300, height: 200 }]);
    await vi.waitFor(() => expect(pictured).toHaveBeenCalledOnce());
    expect(toDelta(view.state.doc)).toEqual([{ insert: "Before. One " }, { insert: { image: { src: OWN, alt: "", width: 300, height: 200 } } }, { insert: "two.\n" }]);
    expect(selectedPicture(view.state)?.src).toBe(OWN);
    describePicture("A quay at noon")(view.state, view.dispatch);
    expect(selectedPicture(view.state)?.alt).toBe("A quay at noon");
  });

  it("that was refused leaves the text as it was", async () => {
    const { view, pictured } = open(() => Promise.resolve([]));
    paste(view, data("", file("image/png")));
    await Promise.resolve();
    expect(toDelta(view.state.doc)).toEqual([{ insert: "One two.\n" }]);
    expect(pictured).not.toHaveBeenCalled();
  });
});

describe("a picture in the text", () => {
  it("of the library is drawn from its bytes, another from its address", async () => {
    const show = vi.fn(() => Promise.resolve("data:image/png;base64,AA=="));
    const node = (src: string) => fromDelta([{ insert: { image: { src, alt: "" } } }, { insert: "\n" }]).firstChild!.firstChild!;
    const view = new PictureView(node(OWN), show);
    await vi.waitFor(() => expect(view.dom.getAttribute("src")).toBe("data:image/png;base64,AA=="));
    expect(view.dom.hasAttribute("data-bare")).toBe(true);
    view.update(node("https://a.example/x.png"));
    expect(view.dom.getAttribute("src")).toBe("https://a.example/x.png");
    expect(show).toHaveBeenCalledTimes(1);
  });
});
