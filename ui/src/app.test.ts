// @vitest-environment jsdom
// The whole window on a library in memory: every view and dialog is drawn in both languages, and axe finds
// no rule of WCAG A or AA broken. (What needs a real layout, contrast above all, is looked at in tests/e2e.)

import axe from "axe-core";
import { TextSelection } from "prosemirror-state";
import { mount, tick, unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import App from "./App.svelte";
import type { FakeLibrary } from "./lib/backend/fake";
import { smallLibrary } from "./lib/backend/fake_content";
import { blankThread } from "./lib/backend/fake_proof";
import { language, LANGUAGES, say, type LanguageTag } from "./lib/language/language.svelte";
import { Newsroom, SETTINGS, type Dialog, type PublicationSheet, type Sheet, type View } from "./lib/state/newsroom.svelte";

// Axe looks at the whole window, which takes seconds beside other work.
vi.setConfig({ testTimeout: 30_000 });

let library: FakeLibrary;
let room: Newsroom;
let app: Record<string, unknown>;

class NoObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

beforeEach(async () => {
  vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener: () => undefined }));
  vi.stubGlobal("ResizeObserver", NoObserver);
  vi.stubGlobal("IntersectionObserver", NoObserver);
  Element.prototype.scrollIntoView ??= () => undefined;
  Element.prototype.scrollTo ??= () => undefined;
  localStorage.clear();
  delete document.documentElement.dataset["ready"];
  document.body.innerHTML = '<div id="app"></div>';
  library = smallLibrary();
  library.findings = [
    { check: "subject-missing", severity: "block", item: null, message: "The mail has no subject.", range: null, part: "subject", facts: {} },
    { check: "alt-missing", severity: "warn", item: "a", message: "A picture has no words.", range: [0, 4], part: null, facts: { headline: "A", position: "1", count: "1" } },
  ];
  room = new Newsroom(library);
  app = mount(App, { target: document.getElementById("app")!, props: { room } });
  await vi.waitFor(() => expect(document.documentElement.dataset["ready"]).toBe("true"));
});

afterEach(async () => {
  await unmount(app);
});

async function broken(): Promise<string[]> {
  await tick();
  await new Promise((resolve) => setTimeout(resolve, 20));
  const { violations } = await axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], rules: { "color-contrast": { enabled: false }, "target-size": { enabled: false } }, iframes: false });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(" ")}`));
}

/** Comments on words of the open item as somebody would; whoever is not known yet says who they are. */
async function remark(room: Newsroom, words: string, who: { name: string }): Promise<void> {
  const body = room.desk!.item!.body.editor;
  Range.prototype.getClientRects ??= () => [] as unknown as DOMRectList;
  Range.prototype.getBoundingClientRect ??= () => new DOMRect();
  body.focus();
  body.run((state, dispatch) => {
    const at = state.doc.textContent.indexOf(words) + 1;
    dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, at, at + words.length)));
    return true;
  });
  await vi.waitFor(() => expect(room.review.selected?.quote).toBe(words));
  room.review.begin();
  const kept = room.review.add("Is that so?", null);
  if (!room.review.people.me) {
    await vi.waitFor(() => expect(room.review.asking).not.toBeNull());
    await room.review.people.enter({ ...who, initials: "AL", color: "#4A6FA5" });
    room.review.asking!(true);
  }
  expect(await kept).toBe(true);
}

/** Waits until what is shown has settled, and sees that nothing is asked from then on. */
async function asleep(): Promise<void> {
  const asked = vi.spyOn(library, "call");
  const settled = async (): Promise<void> => {
    asked.mockClear();
    await new Promise((resolve) => setTimeout(resolve, 700));
  };
  await settled();
  await settled();
  expect(asked.mock.calls.map(([name]) => name)).toEqual([]);
  asked.mockRestore();
}

/** An issue with a proof, a review that came in, and words that changed since. */
async function reviewed(): Promise<void> {
  const { recipe, id } = room.register.publications[0]!;
  await room.setPublication(id, { recipe: { ...recipe, approvals: 2 } });
  await room.reviewing.makeProof();
  const said = { id: "c-1", by: "Ann", person: null, at: "2026-11-20T09:00:00Z", edited: null, body: "Which one?" };
  const threads = [
    { ...blankThread("t-1", "one"), item: "a", part: "body", start: 0, end: 4, quote: "Text", comments: [said] },
    { ...blankThread("t-2", "one"), item: "a", part: "headline", quote: "Gone", placed: false, state: "lost" as const, replacement: "Found", comments: [said] },
  ];
  library.reviews.set("/a.galley-review", { by: "Ann", proof: 1, issue: "one", verdict: "approve", remark: "Fine by me.", threads });
  await room.reviewing.take({ files: ["/a.galley-review", "/b.galley-review"] });
  room.dialog = null;
  room.desk!.item!.headline.write("Alpha, again");
  await room.desk!.item!.headline.flush();
  await room.door.followed();
}

/** Two states of an item, beside each other. */
async function compared(): Promise<void> {
  const state = { label: { verb: "item_body", subject: "Alpha" }, made_at: "2026-11-20T09:00:00Z", by: "Mei", person: null };
  library.content.proofing.states["a"] = [
    { ...state, version: "02", names: [], text: "New words." },
    { ...state, version: "01", names: ["Proof 1"], text: "Old words." },
  ];
  await room.revisions.look({ item: "a" });
  room.revisions.current = "v01";
  await room.revisions.compare("Alpha");
}

describe.each(Object.keys(LANGUAGES) as LanguageTag[])("the window in %s", (tag) => {
  beforeEach(() => void (language.tag = tag));

  it.each<View>(["desk", "library", "outlets", "issues", "importing", "settings", "inbox"])("draws the view %s", async (view) => {
    if (view === "importing") await room.startImport();
    else await room.go(view);
    expect(await broken()).toEqual([]);
    expect(document.querySelector("main")).not.toBeNull();
  });

  it.each<Sheet>(["preview", "findings", "suggestions", "comments", "source", "history", "find"])("draws the sheet %s", async (sheet) => {
    room.showSheet(sheet);
    expect(await broken()).toEqual([]);
  });

  it.each<PublicationSheet>(["issues", "recipe", "theme", "archive"])("draws the publication’s sheet %s", async (sheet) => {
    await room.seal();
    await room.showPublication(sheet);
    expect(await broken()).toEqual([]);
  });

  it("draws what a check of links told, whole and stopped on its way", async () => {
    room.dialog = "links";
    await room.links.check({ query: "tag:x" });
    expect(await broken()).toEqual([]);
    const told = (): string => document.querySelector("[role=dialog]")?.textContent ?? "";
    expect(told()).toContain("example.com/gone");
    room.links.stopped = true;
    room.links.answers = { ...room.links.answers!, of: 40 };
    expect(await broken()).toEqual([]);
    expect(told()).toContain(say().links.stoppedAt(5, 40));
  });

  it("draws the text alone, and a card over its edge where there is room for signs only", async () => {
    await remark(room, "Alpha", { name: "Ann Lee" });
    const [thread] = room.review.threads.all;
    room.showSheet("preview");
    await room.review.goTo(thread!);
    expect(room.review.opened).toBe(thread!.id);
    expect(await broken()).toEqual([]);
    await room.writing.setCalm(true);
    expect(await broken()).toEqual([]);
    expect(document.querySelector("main .body")).not.toBeNull();
  });

  it("draws the library with several stories chosen, what is perhaps the same, and the trash", async () => {
    library.content.stories[1]!.title = library.content.stories[0]!.title;
    await room.go("library");
    await vi.waitFor(() => expect(document.querySelector(".perhaps")).not.toBeNull());
    expect(await broken()).toEqual([]);
    await room.shelf.reach(room.shelf.rows[2]!.id);
    expect(await broken()).toEqual([]);
    expect(document.querySelector("main h1")?.textContent).toMatch(/3/);
    room.libraryPane = "groups";
    expect(await broken()).toEqual([]);
    room.libraryPane = "stories";
    await room.shelf.narrow("in:trash");
    expect(await broken()).toEqual([]);
  });

  it("draws threads beside the text, in the list and in the tray, and asks who somebody is", async () => {
    await remark(room, "Alpha", { name: "Ann Lee" });
    const [thread] = room.review.threads.all;
    await room.review.reply(thread!.id, "And why?");
    library.content.threads.push({ ...library.content.threads[0]!, id: "lost", state: "lost", placed: false, start: null, end: null });
    library.content.threads.push({ ...library.content.threads[0]!, id: "words", part: "headline", start: 0, end: 5, replacement: "Omega" });
    await room.review.threads.load();
    room.showSheet("comments");
    room.review.choose(thread!.id);
    expect(await broken()).toEqual([]);
    expect(document.querySelectorAll(".comments [data-card]")).toHaveLength(3);
    expect(document.querySelector(".tray")?.textContent).toContain("Alpha");
    await room.showSettings("people");
    expect(await broken()).toEqual([]);
    room.review.asking = () => undefined;
    expect(await broken()).toEqual([]);
    expect(document.querySelector("[role=dialog]")).not.toBeNull();
    room.review.asking = null;
  });

  it.each(SETTINGS)("draws the settings’ sheet %s", async (sheet) => {
    library.rules = [{ host: "example.com", parameter: "ref", verdict: "drop" }];
    await room.showSettings(sheet);
    expect(await broken()).toEqual([]);
    expect(document.querySelector("main h1")).not.toBeNull();
  });

  it.each<Exclude<Dialog, null>>(["palette", "shortcuts", "export", "pick", "publication", "story", "outlet", "test", "push", "seal", "tags", "attribute", "save_search", "compare", "carry", "stories_out", "outlet_merge", "clip", "feed_new", "feed", "folder", "rule", "links", "review", "reviews", "changes", "states", "source", "snippet"])("draws the dialog %s", async (dialog) => {
    if (["tags", "attribute", "save_search"].includes(dialog)) await room.go("library");
    if (dialog === "feed") room.editedFeed = room.feeds.list.feeds[0]!;
    if (dialog === "folder") room.editedFolder = "News";
    if (dialog === "rule") room.editedRule = room.feeds.rules[0]!;
    if (dialog === "clip") room.clipped = { kind: "address", url: "https://example.com/page" };
    if (dialog === "snippet") room.writing.startSnippet();
    if (dialog === "compare") room.compared = ["s-0", "s-1"];
    if (dialog === "outlet_merge") await room.createOutlet("The Ledger");
    if (dialog === "carry") await room.carrying.take({ kind: "stories", path: "/tmp/stories.csv" });
    if (["review", "changes", "reviews"].includes(dialog)) await reviewed();
    if (dialog === "changes") await room.proofs.compare("one", 1);
    if (dialog === "states") await compared();
    room.dialog = dialog;
    expect(await broken()).toEqual([]);
    expect(document.querySelector("[role=dialog]")).not.toBeNull();
  });
});

describe("reviewers’ words in the window", () => {
  beforeEach(() => void (language.tag = "en"));

  const dialog = (): string => document.querySelector("[role=dialog]")?.textContent ?? "";
  const button = (name: string): HTMLButtonElement => [...document.querySelectorAll<HTMLButtonElement>("[role=dialog] button")].find((one) => one.textContent?.trim() === name)!;

  it("say plainly who approved what, that it lapsed, and what else keeps the issue from going out", async () => {
    await reviewed();
    room.dialog = "review";
    await vi.waitFor(() => expect(dialog()).toContain("0 of 2 approvals"));
    expect(dialog()).toContain("Ann approved Proof 1; one item changed since.");
    expect(dialog()).toContain("Fine by me.");
    expect(dialog()).toContain("The mail has no subject.");
    button("Show what changed").click();
    await vi.waitFor(() => expect(dialog()).toContain("What changed since Proof 1"));
    expect([...document.querySelectorAll("[role=dialog] del, [role=dialog] ins")].map((one) => one.lastChild?.textContent)).toEqual(["Alpha", "Alpha, again"]);
  });

  it("come from browsers by links: switched on, made for one person, shown once, taken back", async () => {
    await reviewed();
    room.dialog = "review";
    await vi.waitFor(() => expect(button("Switch on")).toBeDefined());
    expect(dialog()).toContain("It is off");
    const reach = [...document.querySelectorAll<HTMLSelectElement>("[role=dialog] select")].find((one) => one.labels[0]?.textContent === "Who can reach it")!;
    reach.value = "network";
    reach.dispatchEvent(new Event("change", { bubbles: true }));
    await tick();
    button("Switch on").click();
    await vi.waitFor(() => expect(dialog()).toContain("A5:A5"));
    button("Make a link").click();
    await vi.waitFor(() => expect(dialog()).toContain("it needs a name"));
    const name = [...document.querySelectorAll<HTMLInputElement>("[role=dialog] input")].find((one) => one.labels?.[0]?.textContent === "Their name")!;
    name.value = "Bo Li";
    name.dispatchEvent(new Event("input", { bubbles: true }));
    button("Make a link").click();
    await vi.waitFor(() => expect(dialog()).toContain("https://192.0.2.7:4040/r/"));
    expect(dialog()).toContain("not opened yet");
    for (const tag of Object.keys(LANGUAGES) as LanguageTag[]) {
      language.tag = tag;
      expect(await broken()).toEqual([]);
    }
    language.tag = "en";
    await tick();
    button("Take back").click();
    await vi.waitFor(() => expect(dialog()).toContain("taken back"));
    expect(dialog()).not.toContain("192.0.2.7:4040/r/");
    button("Switch off").click();
    await vi.waitFor(() => expect(dialog()).toContain("It is off"));
  });

  it("ask for a name once, and take a verdict back again", async () => {
    await room.reviewing.makeProof();
    await vi.waitFor(() => expect(button("Approve")).toBeDefined());
    button("Approve").click();
    await vi.waitFor(() => expect(dialog()).toContain("A verdict needs a name."));
    const name = document.querySelector<HTMLInputElement>("[role=dialog] [role=group] input")!;
    name.value = "Mei";
    name.dispatchEvent(new Event("input", { bubbles: true }));
    button("Approve").click();
    await vi.waitFor(() => expect(dialog()).toContain("My verdict: Approved"));
    expect(room.desk?.issue.state).toBe("approved");
    button("Take back").click();
    await vi.waitFor(() => expect(button("Approve")).toBeDefined());
    expect(dialog()).not.toContain("Your name");
    expect(room.desk?.issue.state).toBe("proof");
  });

  it("come in with what could not be taken and why, and those that lost their place apart", async () => {
    await reviewed();
    room.dialog = "reviews";
    await vi.waitFor(() => expect(dialog()).toContain("Ann"));
    expect(dialog()).toContain("2 new remarks, 1 lost its place");
    expect(dialog()).toContain("There is no review in this file.");
    expect(dialog()).toContain("Lost their place");
    expect(dialog()).toContain("“Found” in the place of “Gone”");
  });

  it("are taken from a mail that is pasted, and from files that are dropped", async () => {
    await room.reviewing.makeProof();
    room.dialog = null;
    const text = "Hello\n-----BEGIN GALLEY REVIEW-----\nAAAA\n-----END GALLEY REVIEW-----\n";
    const paste = new Event("paste", { bubbles: true, cancelable: true });
    Object.assign(paste, { clipboardData: { getData: (type: string) => (type === "text/plain" ? text : "") } });
    document.body.dispatchEvent(paste);
    await vi.waitFor(() => expect(library.calls.find(({ name }) => name === "review_import")?.args).toEqual({ files: [], text }));
    await tick();
    room.dialog = null;
    const drop = new Event("drop", { bubbles: true, cancelable: true });
    Object.assign(drop, { dataTransfer: { files: [new File(["x"], "a.galley-review"), new File(["x"], "b.GALLEY-REVIEW"), new File(["x"], "page.html")], types: ["Files"], getData: () => "" } });
    document.body.dispatchEvent(drop);
    await vi.waitFor(() => expect(library.calls.filter(({ name }) => name === "review_import")[1]?.args).toEqual({ files: ["/dropped/a.galley-review", "/dropped/b.GALLEY-REVIEW"] }));
  });
});

describe("the window", () => {
  beforeEach(() => void (language.tag = "en"));

  const text = (): HTMLElement => document.querySelector<HTMLElement>("main .part")!;

  it("shows every sheet of the inspector by sign and name, tells how many wait, and goes through them by arrow keys", async () => {
    const tabs = [...document.querySelectorAll<HTMLElement>("aside [role=tab]")];
    const press = (key: string): void => void document.activeElement!.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    await vi.waitFor(() => expect(tabs.map((tab) => tab.getAttribute("aria-label") ?? tab.textContent!.trim())).toEqual(["Preview", "Findings 2", "Suggestions", "Comments", "Source", "History", "Find"]));
    expect(tabs.every((tab) => tab.querySelector("svg") !== null)).toBe(true);
    tabs[0]!.focus();
    for (const [key, sheet] of [["ArrowLeft", "find"], ["ArrowRight", "preview"], ["End", "find"], ["Home", "preview"], ["ArrowRight", "findings"]] as const) {
      press(key);
      await tick();
      expect(room.sheet).toBe(sheet);
      expect((document.activeElement as HTMLElement).dataset["tab"]).toBe(sheet);
      expect(tabs.filter((tab) => tab.tabIndex === 0)).toEqual([document.activeElement]);
    }
  });

  // What asks again because it was answered never ends, and costs the editor a processor and a battery.
  describe.each(["desk", "library", "outlets", "issues", "settings", "inbox"] as const)("on %s", (view) => {
    const sheets: readonly Sheet[] = view === "desk" ? ["preview", "findings", "suggestions", "comments", "source", "history", "find"] : ["preview"];

    it.each(sheets)("asks the library nothing while nobody does anything (%s)", async (sheet) => {
      await room.go(view);
      room.showSheet(sheet);
      await asleep();
    });
  });

  it.each<[string, () => void]>([
    ["the export", () => (room.dialog = "export")],
    ["the review", () => room.reviewing.open()],
    ["the publication’s theme", () => void room.showPublication("theme")],
    ["the publication’s archive", () => void room.showPublication("archive")],
    ["the recipe", () => void room.showPublication("recipe")],
  ])("asks the library nothing while nobody does anything in %s", async (_, open) => {
    open();
    await asleep();
  });

  it("names a sealed issue as such, keeps its text from being changed, and leads on", async () => {
    await room.seal();
    await vi.waitFor(() => expect(document.querySelector("main")?.textContent).toContain("This issue is sealed"));
    expect(text().inert).toBe(true);
    await room.correct("one");
    await vi.waitFor(() => expect(text().inert).toBe(false));
  });

  it("does not copy what checks block without a reason, and keeps the reason with what was copied", async () => {
    room.dialog = "export";
    const button = (): HTMLButtonElement => [...document.querySelectorAll<HTMLButtonElement>("[role=dialog] button")].find((one) => one.textContent?.trim() === "Copy")!;
    await vi.waitFor(() => expect(document.querySelector("[role=dialog]")?.textContent).toContain("The mail has no subject."));
    button().click();
    await vi.waitFor(() => expect(document.querySelector("[role=dialog]")?.textContent).toContain("Give a reason"));
    expect(library.calls.some(({ name }) => name === "issue_clipboard")).toBe(false);
    const reason = [...document.querySelectorAll<HTMLInputElement>("[role=dialog] input")].find((one) => one.type !== "radio")!;
    reason.value = "Ann is on a train";
    reason.dispatchEvent(new Event("input", { bubbles: true }));
    await vi.waitFor(() => expect(library.calls.some(({ name }) => name === "issue_clipboard")).toBe(true));
    await vi.waitFor(() => expect(button().disabled).toBe(false));
    document.execCommand = () => {
      const copy = new Event("copy", { bubbles: true, cancelable: true });
      Object.assign(copy, { clipboardData: { setData: () => undefined } });
      return document.dispatchEvent(copy);
    };
    button().click();
    await vi.waitFor(() => expect(library.calls.find(({ name }) => name === "issue_copied")?.args).toEqual({ issue: "one", target: "plain", anyway: "Ann is on a train" }));
    await vi.waitFor(() => expect(room.desk?.issue.state).toBe("exported"));
  });

  it("does not export what checks block without a reason, and leads to what blocks", async () => {
    room.dialog = "export";
    await vi.waitFor(() => expect(document.querySelector("[role=dialog]")?.textContent).toContain("The mail has no subject."));
    document.querySelector<HTMLFormElement>("#export")!.requestSubmit();
    await vi.waitFor(() => expect(document.querySelector("[role=dialog]")?.textContent).toContain("Give a reason"));
    expect(library.calls.some(({ name }) => name === "issue_export")).toBe(false);
    [...document.querySelectorAll<HTMLButtonElement>("[role=dialog] li button")].find((button) => button.textContent?.includes("no subject"))!.click();
    await vi.waitFor(() => expect(room.dialog).toBeNull());
    expect(room.desk?.part).toBe("mail");
  });
});
