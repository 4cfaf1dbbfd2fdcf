// @vitest-environment jsdom
// Journeys through the inbox, the feeds, the rules and clipping, on a library in memory.

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { announcer } from "../../parts/announce.svelte";
import { toaster } from "../../parts/toast.svelte";
import { dropping } from "../dropping";
import type { FakeLibrary } from "../backend/fake";
import { smallLibrary } from "../backend/fake_content";
import type { JobView } from "../bindings/galley";
import { language } from "../language/language.svelte";
import { clipOf } from "./clip.svelte";
import { NO_RULE } from "./feeds.svelte";
import type { Inbox } from "./inbox.svelte";
import { Newsroom } from "./newsroom.svelte";

let library: FakeLibrary;
let room: Newsroom;
let inbox: Inbox;

beforeEach(async () => {
  vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener: () => undefined }));
  vi.useFakeTimers();
  localStorage.clear();
  language.tag = "en";
  library = smallLibrary();
  room = new Newsroom(library);
  inbox = room.inbox;
  await room.start();
  await room.go("inbox");
});

afterEach(() => {
  toaster.toasts = [];
  vi.useRealTimers();
});

const noted = (): string | undefined => toaster.toasts.at(-1)?.words;
const ids = (): string[] => inbox.rows.map(({ id }) => id);
const asked = (name: string): unknown[] => library.calls.filter((call) => call.name === name).map(({ args }) => args);
const stateOf = (id: string): string | undefined => library.content.stories.find((story) => story.id === id)?.state;

describe("triage", () => {
  it("decides on one after the other, and says so", async () => {
    const [a, b, c] = ids() as [string, string, string];
    const waiting = room.feeds.list.waiting;
    await inbox.triage("shortlist");
    expect(stateOf(a)).toBe("shortlist");
    expect(ids()).not.toContain(a);
    expect(inbox.current).toBe(b);
    expect(announcer.words.trim()).toMatch(/^Shortlisted: “/);
    await inbox.triage("spike");
    expect(stateOf(b)).toBe("spiked");
    expect(inbox.current).toBe(c);
    await vi.waitFor(() => expect(room.feeds.list.waiting).toBe(waiting - 2));
    await room.undo();
    await vi.waitFor(() => expect(ids()[0]).toBe(b));
    expect(stateOf(b)).toBe("inbox");
  });

  it("decides on several as one change", async () => {
    const [a, , c] = ids() as [string, string, string];
    await inbox.choose(a);
    await inbox.reach(c);
    await inbox.triage("hold");
    expect(inbox.said).toBe("Held: 3 stories");
    expect(asked("inbox_triage")).toHaveLength(1);
    await room.undo();
    await vi.waitFor(() => expect(ids()).toContain(a));
  });

  it("ends at an empty inbox", async () => {
    while (inbox.rows.length > 0) await inbox.triage("spike");
    expect(inbox.current).toBeNull();
    expect(inbox.story).toBeNull();
    const calls = asked("inbox_triage").length;
    await inbox.triage("spike");
    expect(asked("inbox_triage")).toHaveLength(calls);
    await inbox.show({ kind: "spiked" });
    await inbox.triage("inbox");
    await inbox.show({ kind: "all" });
    expect(inbox.rows).toHaveLength(1);
  });

  it("shows one feed, or the feeds of a folder", async () => {
    await inbox.show({ kind: "feed", feed: "f-1" });
    expect(inbox.rows.length).toBeGreaterThan(0);
    expect(inbox.rows.every(({ feeds }) => feeds[0]?.feed === "f-1")).toBe(true);
    await inbox.show({ kind: "folder", folder: "News" });
    expect(inbox.rows.every(({ feeds }) => feeds[0]?.feed === "f-1")).toBe(true);
  });
});

describe("feeds", () => {
  it("are looked for, added to a folder, shown, and asked for the first time", async () => {
    const [found] = await room.feeds.discover("example.com");
    await room.intake.addFeed(found!.url, null, found!.home, "News/Local");
    expect(room.feeds.list.folders.map(({ folder }) => folder)).toEqual(["News", "News/Local"]);
    expect(inbox.scope).toMatchObject({ kind: "feed" });
    await vi.waitFor(() => expect(asked("feed_refresh")).toHaveLength(1));
    await room.intake.addFeed(found!.url, null, null, "");
    expect(toaster.toasts.some(({ words }) => words.includes("already"))).toBe(true);
    expect(asked("feed_refresh")).toHaveLength(1);
  });

  it("are given up, and undo brings them again", async () => {
    const [feed] = room.feeds.list.feeds;
    await inbox.show({ kind: "feed", feed: feed!.id });
    await room.intake.removeFeed(feed!);
    expect(room.feeds.of(feed!.id)).toBeUndefined();
    expect(inbox.scope).toEqual({ kind: "all" });
    await room.undo();
    await vi.waitFor(() => expect(room.feeds.of(feed!.id)).toBeDefined());
  });

  it("tell what came of asking them", async () => {
    await room.intake.refresh();
    expect(noted()).toBe("2 new stories from 2 feeds.");
  });

  it("are not asked twice at once, and can be stopped", async () => {
    const running: JobView = { job: 50, kind: "feed_refresh", subject: "", state: "running", step: "fetching", done: 3, total: 500, outcome: null, failure: null };
    vi.spyOn(library, "call").mockImplementation(((name: string, args: unknown) => {
      library.calls.push({ name, args });
      if (name === "job_cancel") return Promise.resolve({ ...running, state: "cancelled" });
      if (name === "feed_refresh" || name === "job_show") return Promise.resolve(running);
      return Promise.resolve({ feeds: [], folders: [], waiting: 0, faults: 0, rows: [], next: null, total: 0, every: 0 });
    }) as never);
    const asking = room.intake.refresh();
    await vi.advanceTimersByTimeAsync(0);
    expect(room.feeds.job).toMatchObject({ done: 3, total: 500 });
    await room.intake.refresh();
    expect(asked("feed_refresh")).toHaveLength(1);
    await room.feeds.stop();
    await asking;
    expect(room.feeds.job).toBeNull();
    expect(noted()).toContain("Stopped");
  });

  it("are asked by themselves only where that is switched on", async () => {
    await vi.advanceTimersByTimeAsync(180_000);
    expect(asked("feed_refresh")).toEqual([]);
    await room.feeds.setEvery(15);
    await vi.waitFor(() => expect(asked("feed_refresh")).toEqual([{ due: true }]));
    await room.feeds.setEvery(0);
    await vi.advanceTimersByTimeAsync(180_000);
    expect(asked("feed_refresh")).toHaveLength(1);
  });

  it("come from a list, with what could not be taken", async () => {
    library.file = "/tmp/feeds.opml";
    await room.intake.takeOpml();
    expect(asked("opml_import")).toEqual([{ path: "/tmp/feeds.opml" }]);
    expect(noted()).toContain("could not be taken");
  });

  it("of one's own network are allowed by name, then asked", async () => {
    await room.intake.allowHost("wiki.local", "f-2");
    expect(library.hosts).toEqual([{ host: "wiki.local", allowed: true }]);
    expect(asked("feed_refresh")).toEqual([{ due: false, feeds: ["f-2"] }]);
  });
});

describe("rules", () => {
  it("are made, changed, put to rest and given up", async () => {
    const made = await room.feeds.keepRule(null, { ...NO_RULE, words: ["advert"], verdict: "spike" });
    expect(room.feeds.rules).toHaveLength(2);
    await room.feeds.keepRule(made.id, { ...made.words, off: true });
    expect(room.feeds.rules[1]?.words.off).toBe(true);
    await room.feeds.removeRule(made.id);
    expect(room.feeds.rules).toHaveLength(1);
    await room.undo();
    await vi.waitFor(() => expect(room.feeds.rules).toHaveLength(2));
  });
});

describe("clipping", () => {
  const wish = { title: "A page", outlet: "", tags: ["city"], notes: "" };

  it("reads, shows and keeps a page as a story", async () => {
    await room.clip.read({ kind: "address", url: "https://example.com/page" });
    expect(room.clip.draft?.title).toBe("A page");
    await room.intake.keepClip({ kind: "new" }, wish);
    expect(library.content.stories[0]).toMatchObject({ title: "A page", tags: ["city"] });
    expect(noted()).toBe("“A page” is in the library.");
    expect(room.clip.draft).toBeNull();
    await room.undo();
    expect(library.content.stories.some(({ title }) => title === "A page")).toBe(false);
  });

  it("adds to the story that is there already", async () => {
    await room.clip.read({ kind: "address", url: "https://example.com/page" });
    await room.intake.keepClip({ kind: "story", story: "s-0" }, wish);
    expect(noted()).toBe("“Story s-0” has a new clipping.");
  });

  it("lets go of what is closed before it was read", async () => {
    let letGo = (): void => undefined;
    library.before = () => new Promise((resolve) => (letGo = resolve));
    const reading = room.clip.read({ kind: "text", text: "Words." });
    await vi.advanceTimersByTimeAsync(0);
    library.before = () => Promise.resolve();
    await room.clip.clear();
    letGo();
    await reading;
    expect(room.clip.draft).toBeNull();
  });

  it("opens with the page that a link names", async () => {
    await room.intake.clipLink("galley://clip?url=https%3A%2F%2Fexample.com%2Fa");
    expect(room.dialog).toBe("clip");
    expect(room.clipped).toEqual({ kind: "address", url: "https://example.com/a" });
  });

  it.each([
    ["", " https://example.com/a ", { kind: "address", url: "https://example.com/a" }],
    ["<p>Two words</p>", "Two words", { kind: "html", html: "<p>Two words</p>" }],
    ["", "Read https://example.com/a today", { kind: "text", text: "Read https://example.com/a today" }],
    ["<a href='https://example.com/a'>https://example.com/a</a>", "https://example.com/a", { kind: "address", url: "https://example.com/a" }],
    ["", "  ", null],
  ])("takes %s with %s for what it is", (html, text, expected) => expect(clipOf(html, text)).toEqual(expected));

  it("begins where something is pasted, but not into a field or under a dialog", () => {
    const drops = dropping(room);
    const paste = (target: EventTarget): boolean => {
      let prevented = false;
      const data = { types: ["text/plain"], getData: (type: string) => (type === "text/plain" ? "https://example.com/a" : "") };
      drops.onpaste({ clipboardData: data, target, defaultPrevented: false, preventDefault: () => (prevented = true) } as unknown as ClipboardEvent);
      return prevented;
    };
    expect(paste(document.createElement("input"))).toBe(false);
    room.dialog = "palette";
    expect(paste(document.body)).toBe(false);
    room.dialog = null;
    expect(paste(document.body)).toBe(true);
    expect(room.dialog).toBe("clip");
    expect(room.clipped).toEqual({ kind: "address", url: "https://example.com/a" });
  });

  it("begins where a file or a link is dropped, and never leaves the page to it", async () => {
    const drops = dropping(room);
    const drop = (files: File[], link: string): boolean => {
      let prevented = false;
      const data = { files, types: ["Files", "text/uri-list"], getData: (type: string) => (type === "text/uri-list" ? link : "") };
      drops.ondrop({ dataTransfer: data, target: document.body, defaultPrevented: false, preventDefault: () => (prevented = true) } as unknown as DragEvent);
      return prevented;
    };
    expect(drop([new File(["x"], "page.mhtml")], "")).toBe(true);
    await vi.waitFor(() => expect(room.clipped).toEqual({ kind: "file", path: "/dropped/page.mhtml" }));
    room.dialog = null;
    expect(drop([], "# a comment\nhttps://example.com/b")).toBe(true);
    expect(room.clipped).toEqual({ kind: "address", url: "https://example.com/b" });
  });
});
