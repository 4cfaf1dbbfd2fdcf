// @vitest-environment jsdom
// Asking whether links still lead somewhere, on a library in memory.

import { afterEach, beforeEach, expect, it, vi } from "vitest";

import type { FakeLibrary } from "../backend/fake";
import { smallLibrary } from "../backend/fake_content";
import { actionsOf, carryOut } from "../actions";
import { language } from "../language/language.svelte";
import { asked as counted } from "./links.svelte";
import { Newsroom } from "./newsroom.svelte";

let library: FakeLibrary;
let room: Newsroom;

beforeEach(async () => {
  vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener: () => undefined }));
  localStorage.clear();
  language.tag = "en";
  library = smallLibrary();
  room = new Newsroom(library);
  await room.start();
});

afterEach(() => vi.unstubAllGlobals());

const asked = (name: string): unknown[] => library.calls.filter((call) => call.name === name).map(({ args }) => args);

it("begins nothing by itself: the dialog opens first", () => {
  expect(actionsOf(room).find(({ id }) => id === "links_check")?.enabled).toBe(true);
  carryOut(room, "links_check");
  expect(room.dialog).toBe("links");
  expect(asked("links_check")).toEqual([]);
});

it("tells what leads nowhere, with the stories that name it", async () => {
  await room.links.check({ query: "tag:x" });
  expect(asked("links_check")).toEqual([{ query: "tag:x" }]);
  expect(room.links.job).toBeNull();
  expect(room.links.answers?.sound).toBe(3);
  expect(room.links.answers?.broken[0]?.stories).toHaveLength(1);
  expect(room.links.answers?.unknown[0]?.message).toContain("503");
});

it("that is refused leaves no answers, and says why", async () => {
  await room.links.check({ query: "tag:x" });
  library.refuse = { name: "links_check", times: 1, refusal: Object.assign(new Error("x"), { failure: { code: "invalid", message: "There is no address to ask, so nothing was contacted.", hint: null } }) as never };
  await expect(room.links.check({ stories: [] })).rejects.toThrow();
  expect(room.links.answers).toBeNull();
});

it("that is stopped keeps what was told until then, and says after how many of how many", async () => {
  const call = library.call.bind(library);
  const found = { kind: "links", sound: 11, broken: [{ url: "https://example.com/gone", message: "The page is gone (it answers 404).", stories: [] }], unknown: [], of: 40 } as const;
  const stopped = (outcome: typeof found | { kind: "links"; sound: number; broken: never[]; unknown: never[]; of: number }): void => {
    vi.spyOn(library, "call").mockImplementation((async (name: never, args: never) => {
      const reply = await call(name, args);
      return name === "links_check" ? { ...(reply as object), state: "cancelled", outcome } : reply;
    }) as never);
  };
  stopped(found);
  await room.links.check({ query: "tag:x" });
  expect([room.links.stopped, room.links.answers]).toEqual([true, found]);
  expect(language.words.links.stoppedAt(counted(room.links.answers!), 40)).toBe("Stopped after 12 of 40 links. What was found until then is kept.");
  stopped({ kind: "links", sound: 0, broken: [], unknown: [], of: 40 });
  await room.links.check({ query: "tag:x" });
  expect([room.links.stopped, room.links.answers]).toEqual([true, null]);
});
