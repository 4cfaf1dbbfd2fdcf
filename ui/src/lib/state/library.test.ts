// @vitest-environment jsdom
// Journeys through the library's state, on a library in memory.

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { announcer } from "../../parts/announce.svelte";
import { toaster } from "../../parts/toast.svelte";
import type { FakeLibrary } from "../backend/fake";
import { smallLibrary } from "../backend/fake_content";
import type { JobView, RanView } from "../bindings/galley";
import { language } from "../language/language.svelte";
import type { Desk } from "./desk.svelte";
import { Newsroom } from "./newsroom.svelte";
import type { Shelf } from "./shelf.svelte";

let library: FakeLibrary;
let room: Newsroom;
let shelf: Shelf;

const RAN: RanView = { issue: "two", publication: "weekly", publication_name: "Weekly", number: 40, date: "2025-01-03", item: "x", headline: "Before", position: 4, by: "address", likeness: null };

beforeEach(async () => {
  vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener: () => undefined }));
  vi.useFakeTimers();
  localStorage.clear();
  language.tag = "en";
  library = smallLibrary();
  room = new Newsroom(library);
  shelf = room.shelf;
  await room.start();
  await room.go("library");
});

afterEach(() => {
  toaster.toasts = [];
  vi.useRealTimers();
});

function desk(): Desk {
  if (!room.desk) throw new Error("no desk");
  return room.desk;
}

const noted = (): string | undefined => toaster.toasts.at(-1)?.words;
const ids = (): string[] => shelf.rows.map(({ id }) => id);
const asked = (name: string): unknown[] => library.calls.filter((call) => call.name === name).map(({ args }) => args);

describe("the list", () => {
  it("reads on page by page", async () => {
    library.content.stories = smallLibrary(400).content.stories;
    await shelf.load();
    expect(shelf.rows).toHaveLength(100);
    await shelf.more();
    await shelf.more();
    expect(shelf.rows).toHaveLength(300);
    expect(new Set(ids()).size).toBe(300);
  });

  it("narrows, and shows the first of what is left", async () => {
    await shelf.narrow("tag:chips");
    expect(shelf.rows.every(({ tags }) => tags.includes("chips"))).toBe(true);
    expect(shelf.story?.id).toBe(shelf.rows[0]?.id);
    await shelf.narrow("nothinglikeit");
    expect(shelf.rows).toEqual([]);
    expect(shelf.story).toBeNull();
  });

  it("stays as it was under a query that cannot be read, and says where", async () => {
    const before = ids();
    await shelf.narrow("chips state:nowhere");
    expect(ids()).toEqual(before);
    expect(shelf.fault).toMatchObject({ from: 6, to: 19 });
    await shelf.narrow("tag:chips");
    expect(shelf.fault).toBeNull();
  });

  it("shows the answer to the last question, whichever comes last", async () => {
    const held: (() => void)[] = [];
    library.before = () => new Promise((resolve) => held.push(resolve));
    const first = shelf.narrow("tag:chips");
    const second = shelf.narrow("state:hold");
    await vi.advanceTimersByTimeAsync(0);
    library.before = () => Promise.resolve();
    held.reverse().forEach((go) => go());
    await Promise.all([first, second]);
    expect(shelf.rows.every(({ state }) => state === "hold")).toBe(true);
  });

  it("ranks only where there are words, and remembers its order", async () => {
    await shelf.sort("best");
    expect(asked("story_list").at(-1)).toMatchObject({ order: "newest" });
    await shelf.narrow("story");
    expect(asked("story_list").at(-1)).toMatchObject({ order: "best" });
    expect(new Newsroom(library).shelf.order).toBe("best");
  });
});

describe("choosing several", () => {
  it("is one, a range, one more, and everything", async () => {
    const [a, b, c, d] = ids() as [string, string, string, string];
    await shelf.choose(a);
    await shelf.reach(c);
    expect(shelf.targets.map(({ id }) => id)).toEqual([a, b, c]);
    expect(shelf.story?.id).toBe(c);
    await shelf.toggle(b);
    await shelf.toggle(d);
    expect(shelf.targets.map(({ id }) => id)).toEqual([a, c, d]);
    await room.curation.chooseAll();
    expect(shelf.chosen.size).toBe(library.content.stories.length);
    expect(announcer.words.trim()).toBe("16 stories chosen");
  });

  it("takes in what is not here yet", async () => {
    library.content.stories = smallLibrary(700).content.stories;
    await shelf.load();
    await room.curation.chooseAll();
    expect(shelf.chosen.size).toBe(704);
  });

  it("is labelled, sorted and thrown away as one change each", async () => {
    const chosen = ids().slice(0, 3);
    await shelf.choose(chosen[0]!);
    await shelf.reach(chosen[2]!);
    await room.curation.tag(["urgent"], []);
    expect(noted()).toBe("urgent: put on 3 stories.");
    expect(library.content.stories.filter(({ tags }) => tags.includes("urgent"))).toHaveLength(3);
    await room.undo();
    expect(library.content.stories.some(({ tags }) => tags.includes("urgent"))).toBe(false);
    expect(noted()).toBe("Undone: tags of 3 stories.");

    await shelf.choose(chosen[0]!);
    await shelf.reach(chosen[2]!);
    await room.curation.trash();
    expect(ids()).not.toContain(chosen[0]);
    expect(shelf.chosen.size).toBe(1);
    await shelf.narrow("in:trash");
    expect(ids().sort()).toEqual([...chosen].sort());
    await room.curation.chooseAll();
    await room.curation.restore();
    expect(shelf.rows).toEqual([]);
    await shelf.narrow("");
    expect(ids()).toContain(chosen[0]);
  });

  it("is put into the issue before an entry as one change", async () => {
    const chosen = ids().slice(4, 7);
    await shelf.choose(chosen[0]!);
    await shelf.reach(chosen[2]!);
    const before = desk().entries.map(({ id }) => id);
    await room.curation.place("b");
    expect(desk().entries).toHaveLength(before.length + 3);
    expect(desk().entries.findIndex(({ id }) => id === "b")).toBe(4);
    expect(noted()).toBe("3 stories are in Weekly No. 41.");
    expect(asked("issue_add")).toHaveLength(1);
    await room.undo();
    await vi.waitFor(() => expect(desk().entries.map(({ id }) => id)).toEqual(before));
  });
});

describe("one story", () => {
  it("is added to the open issue, and the next one follows", async () => {
    const [first, second] = shelf.rows;
    await room.curation.place();
    expect(desk().items.at(-1)?.headline).toBe(first?.title);
    expect(noted()).toBe(`“${first?.title}” is in Weekly No. 41.`);
    expect(shelf.current).toBe(second?.id);
  });

  it("is told to have run before, with the way to take it back", async () => {
    library.ran = [RAN];
    const [first] = shelf.rows;
    await room.curation.place();
    expect(noted()).toBe(`“${first?.title}” is in Weekly No. 41. It ran before: Weekly No. 40, 3 Jan 2025, item 4.`);
    const count = desk().items.length;
    toaster.toasts.at(-1)?.act?.run();
    await vi.waitFor(() => expect(desk().items.length).toBe(count - 1));
  });

  it("is not told of the issue it was just put into", async () => {
    library.ran = [{ ...RAN, issue: "one" }];
    await room.curation.place();
    expect(noted()).not.toContain("before");
  });

  it("is spiked, and can be taken back", async () => {
    await shelf.narrow("state:inbox");
    const [first, second] = shelf.rows;
    await room.curation.sort("spiked");
    expect(shelf.rows[0]?.id).toBe(second?.id);
    expect(shelf.current).toBe(second?.id);
    await room.undo();
    await vi.waitFor(() => expect(shelf.rows[0]?.id).toBe(first?.id));
  });

  it("waits for an issue to be open", async () => {
    room.desk = null;
    await room.curation.place();
    expect(noted()).toBe("Open an issue first; stories are added to the open issue.");
    expect(asked("issue_add")).toEqual([]);
  });

  it("takes another in, and parts from it again", async () => {
    const [a, b] = ids() as [string, string];
    await room.curation.merge(a, [a, b]);
    expect(asked("story_merge")).toEqual([{ into: a, stories: [b] }]);
    expect(ids()).not.toContain(b);
    expect(shelf.story?.merged).toEqual([b]);
    await room.curation.part(b);
    expect(shelf.story?.id).toBe(b);
    expect(ids()).toContain(b);
  });
});

describe("saved searches", () => {
  const names = (): string[] => room.saved.rows.map(({ name }) => name);

  it("are kept, counted and found again", async () => {
    expect(room.saved.rows[0]).toMatchObject({ name: "Chips", total: library.content.stories.filter(({ tags }) => tags.includes("chips")).length });
    await room.saved.create("Held", "state:hold");
    expect(names()).toEqual(["Chips", "Held"]);
    expect(room.saved.of(" state:hold ")?.name).toBe("Held");
    await room.undo();
    expect(names()).toEqual(["Chips"]);
  });

  it("count anew when stories change", async () => {
    const before = room.saved.rows[0]!.total;
    await shelf.narrow("-tag:chips");
    await room.curation.tag(["chips"], []);
    expect(room.saved.rows[0]!.total).toBe(before + 1);
  });

  it("stand in the order that they are put into", async () => {
    for (const name of ["B", "C"]) await room.saved.create(name, "tag:x");
    const [chips, b, c] = room.saved.rows.map(({ id }) => id) as [string, string, string];
    expect(await room.saved.step(c, -1)).toBe(true);
    expect(names()).toEqual(["Chips", "C", "B"]);
    expect(await room.saved.step(b, 1)).toBe(false);
    expect(await room.saved.step(chips, -1)).toBe(false);
    await room.saved.step(chips, 1);
    expect(names()).toEqual(["C", "Chips", "B"]);
    await room.saved.remove(c);
    expect(names()).toEqual(["Chips", "B"]);
  });
});

describe("how many match", () => {
  it("is asked for when the page stands there, and only where the page does not tell", async () => {
    await shelf.narrow("tag:chips");
    const before = asked("story_count").length;
    const few = shelf.total;
    expect(few).toBe(shelf.rows.length);
    const [story] = library.content.stories;
    for (let number = 0; number < 150; number++) library.content.stories.push({ ...story!, id: `more-${number}` });
    await shelf.narrow("");
    expect(shelf.rows.length).toBe(100);
    expect(shelf.total).toBe(library.content.stories.filter(({ shelf }) => shelf === "library").length);
    expect(asked("story_count").length).toBe(before + 1);
    for (const args of asked("story_list")) expect(args).toMatchObject({ count: "apart" });
    // Until it is known the former number stays, and a later question has the later answer.
    const slow = shelf.narrow("tag:chips");
    expect(shelf.total).toBeGreaterThan(few);
    await slow;
    expect(shelf.total).toBe(few);
  });
});

describe("carrying in and out", () => {
  it("shows what was taken and what was not, and reads everything again", async () => {
    library.file = "/tmp/stories.csv";
    await room.intake.carryIn("stories");
    expect(room.dialog).toBe("carry");
    expect(room.carrying.unloaded).toMatchObject({ kind: "stories", done: { added: 3, refused: 1 } });
    expect(asked("story_list").length).toBeGreaterThan(1);
  });

  it("does nothing where no file was chosen", async () => {
    await room.intake.carryIn("issue_folder");
    expect(room.dialog).toBeNull();
    expect(asked("issue_import_all")).toEqual([]);
  });

  it("tells how far it is, and stops when it is asked to", async () => {
    const job: JobView = { job: 7, kind: "story_import", subject: "stories.csv", state: "running", step: "keeping", done: 2000, total: 0, outcome: null, failure: null };
    let letGo = (): void => undefined;
    library.before = () => new Promise((resolve) => (letGo = resolve));
    const carried = room.carrying.take({ kind: "stories", path: "/tmp/stories.csv" });
    library.emit("job_progress", job);
    expect(room.carrying.job?.done).toBe(2000);
    library.before = () => Promise.resolve();
    await room.carrying.stop().catch(() => undefined);
    expect(room.carrying.stopping).toBe(true);
    expect(asked("job_cancel")).toEqual([{ job: 7 }]);
    library.emit("job_progress", { ...job, state: "done" });
    expect(room.carrying.job).toBeNull();
    letGo();
    await carried;
    expect(room.carrying.unloaded).not.toBeNull();
  });

  it("writes what the list shows to the file that was chosen", async () => {
    library.exportFile = "/tmp/out.csv";
    expect(await room.carrying.write("csv", "tag:chips", "stories")).toMatchObject({ path: "/tmp/out.csv" });
    expect(asked("story_export")).toEqual([{ path: "/tmp/out.csv", form: "csv", query: "tag:chips" }]);
    library.exportFile = null;
    expect(await room.carrying.write("csv", null, "stories")).toBeNull();
  });
});

describe("the world outside", () => {
  it("keeps rules of one's own, and refuses one that names nothing", async () => {
    await room.showSettings("addresses");
    expect(room.outside.shipped).toHaveLength(1);
    await room.outside.setRules([{ host: "", parameter: "from", verdict: "drop" }]);
    expect(room.outside.rules).toHaveLength(1);
    await expect(room.outside.setRules([{ host: "", parameter: "*", verdict: "drop" }])).rejects.toThrow();
    expect(room.outside.rules).toHaveLength(1);
    expect(await room.outside.clean("https://example.com/a?utm_source=x")).toBe("https://example.com/a");
  });
});
