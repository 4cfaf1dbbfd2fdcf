// @vitest-environment jsdom
// Themes: copied, changed token by token, taken in and given out.

import { beforeEach, describe, expect, it, vi } from "vitest";

import type { FakeLibrary } from "../backend/fake";
import { smallLibrary } from "../backend/fake_content";
import { language } from "../language/language.svelte";
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
  await room.themes.open("plain");
});

const value = (token: string): string | undefined => room.themes.view?.tokens.find(({ name }) => name === token)?.value;
const sets = (): unknown[] => library.calls.filter(({ name }) => name === "theme_set").map(({ args }) => (args as { value: string }).value);

describe("a theme", () => {
  it("that comes with Galley is copied to be changed, and undo takes the copy away", async () => {
    await room.themes.copy("Mine");
    expect(room.themes.view).toMatchObject({ name: "Mine", shipped: false });
    await room.themes.set("light.ink", "#222222");
    expect(value("light.ink")).toBe("#222222");
    await room.undo();
    expect(value("light.ink")).toBe("#1B1A17");
    await room.undo();
    expect(room.themes.view?.slug).toBe("plain");
    expect(room.themes.rows.map(({ slug }) => slug)).toEqual(["plain"]);
  });

  it("keeps the last of many values that come at once, and sends few of them", async () => {
    await room.themes.copy("Mine");
    let letGo = (): void => undefined;
    library.before = () => new Promise((resolve) => (letGo = resolve));
    const all = ["#111111", "#222222", "#333333", "#444444"].map((colour) => room.themes.set("light.ink", colour));
    await vi.waitFor(() => expect(sets()).toHaveLength(1));
    library.before = () => Promise.resolve();
    letGo();
    await Promise.all(all);
    expect(value("light.ink")).toBe("#444444");
    expect(sets()).toEqual(["#111111", "#444444"]);
  });

  it("that is given up comes back by undo", async () => {
    await room.themes.copy("Mine");
    const { slug } = room.themes.view!;
    await room.removeTheme("plain");
    expect(room.themes.view?.slug).toBe("plain");
    expect(room.themes.rows.map((row) => row.slug)).toEqual(["plain"]);
    await room.undo();
    expect(room.themes.rows.map((row) => row.slug)).toEqual(["plain", slug]);
  });

  it("stays as it was where a value is refused, and goes on taking others", async () => {
    await room.themes.copy("Mine");
    await expect(room.themes.set("light.ink", "red")).rejects.toThrow(/six hex digits/);
    expect(value("light.ink")).toBe("#1B1A17");
    await room.themes.set("light.ink", "#000000");
    expect(value("light.ink")).toBe("#000000");
  });

  it("goes out as a file and comes in as a new one", async () => {
    library.exportFile = "/tmp/plain.json";
    await room.exportTheme({ slug: "plain", name: "Plain" });
    expect(library.calls.at(-1)).toEqual({ name: "theme_export", args: { theme: "plain", path: "/tmp/plain.json" } });
    const { content } = await library.call("theme_file", { theme: "plain" });
    const taken = await room.themes.take(content);
    expect(taken.slug).not.toBe("plain");
    expect(room.themes.view?.shipped).toBe(false);
  });

  it("is used by a publication once it is chosen for it", async () => {
    const copy = await room.themes.copy("Mine");
    await room.setPublication("p-weekly", { theme: copy!.slug });
    expect(room.register.publications[0]!.theme).toBe(copy!.slug);
  });
});
