// @vitest-environment jsdom
// Journeys through the newsroom's state, on a library in memory.

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { announcer } from "../../parts/announce.svelte";
import { toaster } from "../../parts/toast.svelte";
import { Refusal } from "../backend/backend";
import type { FindingPart, FindingView } from "../bindings/galley";
import type { FakeLibrary } from "../backend/fake";
import { smallLibrary } from "../backend/fake_content";
import { language } from "../language/language.svelte";
import type { Desk } from "./desk.svelte";
import { Newsroom } from "./newsroom.svelte";

let library: FakeLibrary;
let room: Newsroom;

beforeEach(async () => {
  vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener: () => undefined }));
  vi.useFakeTimers();
  localStorage.clear();
  language.tag = "en";
  library = smallLibrary();
  room = new Newsroom(library);
  await room.start();
});

afterEach(() => {
  toaster.toasts = [];
  vi.useRealTimers();
});

function desk(): Desk {
  if (!room.desk) throw new Error("no desk");
  return room.desk;
}

const order = (): string => desk().entries.map(({ id }) => id).join(" ");
const entry = (id: string): Desk["entries"][number] => desk().entries.find((one) => one.id === id)!;
const said = (): string => announcer.words.trim();
const noted = (): string | undefined => toaster.toasts.at(-1)?.words;

describe("the start", () => {
  it("opens the open issue at its first item", () => {
    expect(room.ready).toBe(true);
    expect(room.view).toBe("desk");
    expect(room.issueName).toBe("Weekly No. 41");
    expect(desk().item?.headline.value).toBe("Alpha");
  });

  it("goes back to where the person was", async () => {
    await room.openIssue("three");
    await room.go("library");
    const again = new Newsroom(library);
    await again.start();
    expect(again.view).toBe("library");
    expect(again.desk?.issue.id).toBe("three");
    expect(again.publication).toBe("daily");
  });

  it("shows why a library cannot be opened", async () => {
    library.refuse = { name: "library_status", times: 1, refusal: new Refusal({ code: "newer_library", message: "This library was written by a newer Galley.", hint: "Open it with the newer Galley." }) };
    const again = new Newsroom(library);
    await again.start();
    expect(again.ready).toBe(false);
    expect(again.trouble?.code).toBe("newer_library");
    await again.start();
    expect(again.trouble).toBeNull();
    expect(again.ready).toBe(true);
  });

  it("shows a welcome where there is no publication", async () => {
    library.content.publications = [];
    library.content.issues = [];
    const again = new Newsroom(library);
    await again.start();
    expect(again.view).toBe("issues");
    expect(again.desk).toBeNull();
  });
});

describe("the rundown", () => {
  it("moves an entry by one step and says where it stands", async () => {
    await room.moveBy(entry("a"), 1);
    expect(order()).toBe("b a s c");
    expect(said()).toBe("“Alpha” moved to 2 of 3");
    expect(desk().items.map(({ number }) => number)).toEqual([1, 2, 3]);
  });

  it("says at the ends that there is no further", async () => {
    await room.moveBy(entry("a"), -1);
    expect(order()).toBe("a b s c");
    expect(said()).toBe("“Alpha” is at the top already");
    expect(library.calls.some(({ name }) => name === "issue_move")).toBe(false);
  });

  it("moves to the ends", async () => {
    await room.moveTo(entry("c"), "top");
    expect(order()).toBe("c a b s");
    await room.moveTo(entry("c"), "bottom");
    expect(order()).toBe("a b s c");
  });

  it("moves a section as an entry of its own", async () => {
    await room.move(entry("s"), { kind: "before", entry: "a" });
    expect(order()).toBe("s a b c");
    expect(said()).toBe("Section “Also” moved to place 1 of 4");
  });

  it("removes to hold, goes on to the next, and offers to undo by that name", async () => {
    await room.choose("b");
    await room.remove(entry("b"));
    expect(order()).toBe("a s c");
    expect(desk().part).toBe("s");
    expect(noted()).toBe("“Beta” is on hold.");
    toaster.toasts.at(-1)?.act?.run();
    await vi.waitFor(() => expect(order()).toBe("a b s c"));
    await vi.waitFor(() => expect(noted()).toBe("Undone: remove “Beta”."));
  });

  it("takes back the offer to undo when something else was done since", async () => {
    await room.remove(entry("b"));
    expect(toaster.toasts.at(-1)?.act).not.toBeNull();
    await room.moveBy(entry("a"), 1);
    expect(toaster.toasts.some(({ words }) => words.includes("on hold"))).toBe(false);
  });

  it("moves an item to another issue", async () => {
    await room.transfer(entry("c"), "three");
    expect(order()).toBe("a b s");
    expect(library.content.issues.find(({ id }) => id === "three")?.entries.map(({ id }) => id)).toEqual(["c"]);
    expect(noted()).toBe("“Gamma” moved to Daily No. 7.");
  });

  it("opens what is added", async () => {
    await room.add({ kind: "new", headline: "New" }, "b");
    expect(desk().entries[1]).toMatchObject({ kind: "item", headline: "New" });
    expect(desk().item?.headline.value).toBe("New");
  });

  it("comes back the same after as many undos as changes", async () => {
    const before = order();
    await room.moveBy(entry("a"), 1);
    await room.remove(entry("s"));
    await room.add({ kind: "section", title: "Fresh" });
    for (let step = 0; step < 3; step++) await room.undo();
    expect(order()).toBe(before);
    for (let step = 0; step < 3; step++) await room.redo();
    expect(order().split(" ")).toHaveLength(4);
    expect(order()).not.toBe(before);
  });
});

describe("writing", () => {
  it("keeps a headline within half a second and shows it on the card", async () => {
    desk().item!.headline.write("Alpha rewritten");
    expect(room.saving.state).toBe("unsaved");
    await vi.advanceTimersByTimeAsync(500);
    expect(room.saving.state).toBe("saved");
    expect(entry("a")).toMatchObject({ headline: "Alpha rewritten" });
    expect(library.content.items[0]?.headline).toBe("Alpha rewritten");
  });

  it("keeps the body on the version it was typed on", async () => {
    const { editor } = desk().item!.body;
    editor.run((state, dispatch) => (dispatch?.(state.tr.insertText("More. ", 1)), true));
    await vi.advanceTimersByTimeAsync(500);
    const version = library.content.items[0]!.version;
    expect(library.content.items[0]?.body).toEqual([{ insert: "More. Text of Alpha.\n" }]);
    editor.run((state, dispatch) => (dispatch?.(state.tr.insertText("Even ", 1)), true));
    await vi.advanceTimersByTimeAsync(500);
    const bases = library.calls.filter(({ name }) => name === "item_save").map(({ args }) => (args as { base: string }).base);
    expect(bases).toEqual(["0", version]);
  });

  it("goes on saving an item that was left with a failure", async () => {
    library.refuse = { name: "item_set", times: 2, refusal: new Refusal({ code: "storage", message: "The disk is full.", hint: null }) };
    desk().item!.headline.write("Unsaved words");
    await room.choose("b");
    await vi.advanceTimersByTimeAsync(500);
    expect(room.saving.state).toBe("failed");
    expect(room.saving.failure?.message).toBe("The disk is full.");
    await room.choose("a");
    expect(desk().item?.headline.value).toBe("Unsaved words");
    await vi.advanceTimersByTimeAsync(10_000);
    expect(room.saving.state).toBe("saved");
    expect(library.content.items[0]?.headline).toBe("Unsaved words");
  });

  it("does not overwrite what is being typed when something else changed the issue", async () => {
    desk().item!.headline.write("Being typed");
    await room.moveBy(entry("b"), 1);
    await desk().reload();
    expect(desk().item?.headline.value).toBe("Being typed");
  });

  it("saves the last words before it takes anything back", async () => {
    desk().item!.dek.write("A dek");
    await room.undo();
    expect(noted()).toBe("Undone: edit of dek of “Alpha”.");
    expect(desk().item?.dek.value).toBe("");
  });

  it("saves before the window closes", async () => {
    const close = vi.spyOn(library, "closeWindow");
    desk().own.subject.write("A last word");
    await room.close();
    expect(library.content.issues[0]?.subject).toBe("A last word");
    expect(close).toHaveBeenCalledOnce();
  });

  it("hands in at the next start what could not be saved before the window closed", async () => {
    library.refuse = { name: "item_set", times: 99, refusal: new Refusal({ code: "storage", message: "The disk is full.", hint: null }) };
    desk().item!.headline.write("Almost lost");
    await room.close();
    library.refuse = null;
    const again = new Newsroom(library);
    await again.start();
    expect(again.desk?.item?.headline.value).toBe("Almost lost");
    expect(noted()).toBe("Text that could not be saved last time is saved now.");
    const third = new Newsroom(library);
    library.calls.length = 0;
    await third.start();
    expect(library.calls.some(({ name }) => name === "item_set")).toBe(false);
  });

  it("leaves a credit that is only begun out of the library, and in the form", async () => {
    const { sources } = desk().item!;
    sources.write([{ outlet: "The Ledger", role: "primary" }, { outlet: "", role: "via" }]);
    await vi.advanceTimersByTimeAsync(500);
    expect(library.content.items[0]?.sources).toHaveLength(1);
    expect(sources.value).toHaveLength(2);
  });

  it("refuses a date that is none and keeps the one that stands", async () => {
    expect(await room.attempt(() => desk().set("date", "soon"))).toBe(false);
    expect(desk().issue.date).toBe("2026-11-20");
    expect(noted()).toBe("A date is written as YYYY-MM-DD.");
  });
});

describe("import and export", () => {
  it("keeps a past issue as it was corrected and opens it", async () => {
    await room.startImport();
    const importing = room.importing!;
    await importing.read({ kind: "text", text: "Hello.\n1. One\nText of one.\n2. Two\nText of two." }, "");
    expect(importing.issue?.entries).toHaveLength(2);
    importing.correct((issue) => ({ ...issue, number: 12 }));
    await room.keepImport();
    expect(room.view).toBe("desk");
    expect(desk().issue.number).toBe(12);
    expect(desk().items.map(({ headline }) => headline)).toEqual(["One", "Two"]);
  });

  it("writes only where the person chose", async () => {
    library.exportFile = null;
    expect(await room.export({ format: "html", images: null, anyway: null })).toBe(false);
    expect(library.calls.some(({ name }) => name === "issue_export")).toBe(false);
    library.exportFile = "/tmp/weekly-41.html";
    expect(await room.export({ format: "html", images: null, anyway: null })).toBe(true);
    expect(noted()).toBe("Exported to /tmp/weekly-41.html");
  });
});

describe("a publication", () => {
  it("stays the chosen one under another short name, and undo brings back the old one", async () => {
    await room.go("issues");
    await room.setPublication("p-weekly", { slug: "harbour" });
    expect(room.publication).toBe("harbour");
    await room.setPublication("p-daily", { slug: "tide" });
    expect(room.publication).toBe("harbour");
    await room.undo();
    await room.undo();
    expect(room.publication).toBe("weekly");
    expect(room.register.issuesOf("weekly")).toHaveLength(2);
  });

  it("keeps the rest of its recipe when one rule changes", async () => {
    const { recipe } = room.register.publications[0]!;
    await room.setPublication("p-weekly", { recipe: { ...recipe, item_count: [5, 10] } });
    expect(room.register.publications[0]!.recipe).toEqual({ ...recipe, item_count: [5, 10] });
    expect(desk().issue.publication.recipe.item_count).toEqual([5, 10]);
  });
});

describe("the state of an issue", () => {
  it("is set by name, told, and taken back", async () => {
    await room.setIssueState("proof");
    expect(desk().issue.state).toBe("proof");
    expect(noted()).toBe("Weekly No. 41: proof");
    await room.undo();
    expect(desk().issue.state).toBe("open");
  });

  it("is not written where it stands already", async () => {
    const writes = room.door.writes;
    await room.setIssueState("open");
    expect(room.door.writes).toBe(writes);
  });
});

describe("a sealed issue", () => {
  it("stands in the archive as it went out, and is opened for a correction", async () => {
    await room.seal();
    expect(desk().issue.state).toBe("sealed");
    expect(noted()).toBe("Weekly No. 41 is sealed.");
    await room.showArchive("one");
    await room.archive.open("weekly");
    expect(room.publicationSheet).toBe("archive");
    expect(room.archive.view?.entry.issue).toBe("one");
    await room.correct("one");
    expect(room.view).toBe("desk");
    expect(desk().issue.state).toBe("corrected");
    await room.archive.choose("one");
    expect(room.archive.correction).not.toBeNull();
  });

  it("is open again when the seal is undone, and leaves the archive", async () => {
    await room.archive.open("weekly");
    await room.seal();
    await vi.waitFor(() => expect(room.archive.entries).toHaveLength(1));
    await room.undo();
    expect(desk().issue.state).toBe("open");
    await vi.waitFor(() => expect(room.archive.entries).toEqual([]));
    expect(room.archive.view).toBeNull();
  });
});

describe("a finding", () => {
  const finding = (check: string, item: string | null, part: FindingPart | null, range: [number, number] | null = null): FindingView => ({ check, severity: "warn", item, message: "", range, part, facts: {} });

  it("leads to its item, its part, or the page of the publication on which it is mended", async () => {
    await room.goTo(finding("alt-missing", "b", null, [0, 4]));
    expect(desk().part).toBe("b");
    await room.goTo(finding("subject-missing", null, "subject"));
    expect(desk().part).toBe("mail");
    await room.goTo(finding("link-broken", null, "intro"));
    expect(desk().part).toBe("intro");
    await room.goTo(finding("link-missing", null, "call_to_action"));
    expect(desk().part).toBe("call");
    await room.goTo(finding("unsubscribe-missing", null, "footer"));
    expect([room.view, room.publicationSheet]).toEqual(["issues", "recipe"]);
  });
});
