// @vitest-environment jsdom
// Comments on a library in memory: from the selection to the library and back, whatever is written meanwhile.

import { TextSelection } from "prosemirror-state";
import { beforeEach, describe, expect, it, vi } from "vitest";

import { toaster } from "../../parts/toast.svelte";
import { actionsOf } from "../actions";
import type { FakeLibrary } from "../backend/fake";
import { smallLibrary } from "../backend/fake_content";
import { DRAFT } from "../editor/editor";
import { Newsroom } from "./newsroom.svelte";
import { standIn } from "./passage";
import { partOf } from "./review.svelte";

let library: FakeLibrary;
let room: Newsroom;

beforeEach(async () => {
  vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener: () => undefined }));
  localStorage.clear();
  document.body.innerHTML = '<div id="text"></div>';
  Range.prototype.getClientRects ??= () => [] as unknown as DOMRectList;
  Range.prototype.getBoundingClientRect ??= () => new DOMRect();
  Element.prototype.scrollIntoView ??= () => undefined;
  library = smallLibrary();
  room = new Newsroom(library);
  await room.start();
  await room.choose("a");
  const { body } = room.desk!.item!;
  body.editor.mount(document.getElementById("text")!);
  standIn(room.review, body, { item: "a", part: "body" });
  await vi.waitFor(() => expect(room.review.threads.fresh).toBe(true));
});

const body = () => room.desk!.item!.body.editor;

function select(words: string): void {
  body().focus();
  body().run((state, dispatch) => {
    const at = state.doc.textContent.indexOf(words) + 1;
    dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, at, at + words.length)));
    return true;
  });
}

function write(words: string, before: string): void {
  body().run((state, dispatch) => {
    const at = state.doc.textContent.indexOf(before) + 1;
    dispatch?.(state.tr.insertText(words, at));
    return true;
  });
}

async function known(name = "Ann Lee"): Promise<void> {
  await room.review.people.enter({ name, initials: "AL", color: "#4A6FA5" });
}

async function comment(words: string, said = "Is that so?"): Promise<string> {
  select(words);
  room.review.begin();
  expect(await room.review.add(said, null)).toBe(true);
  return room.review.chosen!;
}

const on = (id: string): string | null => {
  const range = body().threadRange(id);
  return range && [...body().state.doc.textBetween(0, body().state.doc.content.size, "\n")].slice(range.start, range.end).join("");
};

describe("a comment", () => {
  it("asks once who says it, and stands on the selected words", async () => {
    select("Text");
    expect(room.review.selected).toMatchObject({ start: 0, end: 4, quote: "Text" });
    room.review.begin();
    const adding = room.review.add("Which one?", null);
    await vi.waitFor(() => expect(room.review.asking).not.toBeNull());
    expect(library.calls.some(({ name }) => name === "comment_add")).toBe(false);
    await known();
    room.review.asking!(true);
    expect(await adding).toBe(true);
    expect(room.review.threads.all).toMatchObject([{ item: "a", part: "body", start: 0, end: 4, quote: "Text", comments: [{ by: "Ann Lee", body: "Which one?" }] }]);
    await comment("Alpha");
    expect(library.calls.filter(({ name }) => name === "person_me")).toHaveLength(1);
  });

  it("is not kept where nobody says who they are, and is still being written", async () => {
    select("Text");
    room.review.begin();
    const adding = room.review.add("Which one?", null);
    await vi.waitFor(() => expect(room.review.asking).not.toBeNull());
    room.review.asking!(false);
    expect(await adding).toBe(false);
    expect(room.review.composing?.quote).toBe("Text");
    expect(library.content.threads).toEqual([]);
    room.review.cancel();
    expect(body().threadRange(DRAFT)).toBeNull();
  });

  it("goes where its words went while it was written", async () => {
    await known();
    select("Alpha");
    room.review.begin();
    write("Some ", "Text");
    expect(await room.review.add("Here", null)).toBe(true);
    expect(room.review.threads.all[0]).toMatchObject({ start: 13, end: 18, quote: "Alpha" });
  });

  it("follows its words, is lost with them, and comes back with them", async () => {
    await known();
    const id = await comment("Alpha");
    write("🍐 ", "Text");
    expect(on(id)).toBe("Alpha");
    await room.desk!.flush();
    const sent = library.calls.findLast(({ name }) => name === "item_save")!.args;
    expect(sent).toMatchObject({ threads: [{ thread: id, start: 10, end: 15 }] });
    select("Alpha");
    body().run((state, dispatch) => (dispatch?.(state.tr.deleteSelection()), true));
    await room.desk!.flush();
    await room.door.followed();
    expect(room.review.threads.find(id)).toMatchObject({ state: "lost", quote: "Alpha" });
    expect(room.review.threads.countOf("a")).toEqual({ open: 0, lost: 1 });
    body().undo();
    expect(on(id)).toBe("Alpha");
    await room.desk!.flush();
    await room.door.followed();
    expect(room.review.threads.find(id)?.state).toBe("open");
  });

  it("keeps its place in a text that is not kept yet when others are read again", async () => {
    await known();
    const id = await comment("Alpha");
    write("New ", "Text");
    await room.review.threads.load();
    expect(on(id)).toBe("Alpha");
    await room.desk!.flush();
    await vi.waitFor(() => expect(room.review.threads.fresh).toBe(true), 3000);
    expect(on(id)).toBe("Alpha");
  });

  it("stands on its words after an undo of the library", async () => {
    await known();
    const id = await comment("Alpha");
    write("New ", "Text");
    await room.desk!.flush();
    await room.undo();
    await vi.waitFor(() => expect(room.review.threads.fresh).toBe(true), 3000);
    expect(on(id)).toBe("Alpha");
    await room.undo();
    expect(room.review.threads.all).toEqual([]);
  });

  it("is answered, settled, opened and taken back, each with a way back", async () => {
    await known();
    const id = await comment("Alpha");
    await room.review.reply(id, "It is.");
    expect(room.review.threads.find(id)?.comments.map((one) => one.body)).toEqual(["Is that so?", "It is."]);
    await room.review.resolve(id);
    expect(room.review.threads.listed).toEqual([]);
    room.review.threads.scope = "resolved";
    expect(room.review.threads.listed).toHaveLength(1);
    await room.review.reopen(id);
    expect(room.review.threads.listed).toEqual([]);
    room.review.threads.scope = "open";
    await room.review.remove(id, room.review.threads.find(id)!.comments[1]!.id);
    await room.review.removeThread(id);
    expect(room.review.threads.all).toEqual([]);
    expect(toaster.toasts.at(-1)?.act).not.toBeNull();
    await room.undo();
    expect(room.review.threads.find(id)?.comments).toHaveLength(1);
  });
});

describe("the list of threads", () => {
  it("is narrowed by state, person and place, and gone through in order", async () => {
    await known();
    const first = await comment("Text");
    const second = await comment("Alpha");
    room.review.beginOn({ item: "b", issue: null });
    await room.review.add("The whole of it", null);
    await room.review.people.enter({ name: "Ben", initials: "B", color: "#7A5C9E" });
    await room.review.reply(second, "Mine");
    const { threads } = room.review;
    const ids = () => room.review.inOrder.map(({ id }) => id);
    expect(ids().slice(0, 2)).toEqual([first, second]);
    threads.by = "me";
    expect(ids()).toEqual([second]);
    threads.by = "";
    threads.on = "b";
    expect(room.review.inOrder.map(partOf)).toEqual(["b"]);
    threads.on = "issue";
    expect(ids()).toEqual([]);
    threads.on = "";
    room.review.choose(null);
    await room.review.step(1);
    expect(room.review.chosen).toBe(first);
    await room.review.step(1);
    expect(room.review.chosen).toBe(second);
    await room.review.step(1);
    expect([room.desk!.part, room.sheet]).toEqual(["b", "comments"]);
    await room.review.step(-1);
    expect([room.desk!.part, room.review.chosen]).toEqual(["a", second]);
  });

  it("offers in the menu what is possible now", async () => {
    const enabled = (id: string) => actionsOf(room).find((action) => action.id === id)?.enabled;
    expect([enabled("comment_add"), enabled("comment_item"), enabled("comment_next"), enabled("comment_resolve")]).toEqual([false, true, false, false]);
    select("Text");
    expect(enabled("comment_add")).toBe(true);
    await known();
    await comment("Text");
    expect([enabled("comment_next"), enabled("comment_resolve"), enabled("comment_place"), enabled("comment_accept")]).toEqual([true, true, false, false]);
  });
});

describe("a thread that is gone to where only signs have room", () => {
  it("opens its card beside its words, not a sheet in the place of another; with another thread it closes", async () => {
    await known();
    const [first, second] = [await comment("Text"), await comment("of")];
    room.showSheet("preview");
    room.review.beside = false;
    await room.review.goTo(room.review.threads.find(first)!);
    expect([room.review.opened, room.sheet]).toEqual([first, "preview"]);
    room.review.choose(second);
    expect(room.review.opened).toBeNull();
  });

  it("is shown in the list where the list is shown, or where it has no words to stand beside", async () => {
    await known();
    const id = await comment("Text");
    room.review.beside = false;
    room.showSheet("comments");
    await room.review.goTo(room.review.threads.find(id)!);
    expect(room.review.opened).toBeNull();
    room.showSheet("preview");
    await room.review.goTo({ ...room.review.threads.find(id)!, part: null });
    expect([room.review.opened, room.sheet]).toEqual([null, "comments"]);
  });

  it("needs no card over the text where cards stand beside it", async () => {
    await known();
    const id = await comment("Text");
    room.showSheet("preview");
    room.review.beside = true;
    await room.review.goTo(room.review.threads.find(id)!);
    expect([room.review.opened, room.sheet]).toEqual([null, "preview"]);
  });
});
