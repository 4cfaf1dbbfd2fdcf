// @vitest-environment jsdom
// The table of actions: no two share a name or a key, and a text keeps the keys that it needs itself.

import { beforeEach, describe, expect, it, vi } from "vitest";

import { smallLibrary } from "./backend/fake_content";
import { actionsOf, carryOut, isHeard } from "./actions";
import { language } from "./language/language.svelte";
import { nativeMenu } from "./native_menu";
import { Newsroom } from "./state/newsroom.svelte";

let room: Newsroom;

beforeEach(async () => {
  vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener: () => undefined }));
  localStorage.clear();
  language.tag = "en";
  room = new Newsroom(smallLibrary());
  await room.start();
});

describe("actions", () => {
  it("have names of their own, and keys that mean one thing wherever one is", async () => {
    expect(new Set(actionsOf(room).map(({ id }) => id)).size).toBe(actionsOf(room).length);
    for (const view of ["desk", "library", "inbox", "outlets", "issues"] as const) {
      await room.go(view);
      const keys = actionsOf(room)
        .filter(({ enabled }) => enabled)
        .flatMap(({ shortcut, also }) => [shortcut, also])
        .filter((key) => key !== undefined);
      expect(new Set(keys.map((key) => key.toLowerCase())).size, view).toBe(keys.length);
    }
  });

  it("are spoken in every language", () => {
    const english = actionsOf(room).map(({ label }) => label);
    language.tag = "zh";
    const chinese = actionsOf(room).map(({ label }) => label);
    expect(chinese.every((label) => /\p{Script=Han}|English/u.test(label))).toBe(true);
    expect(english.filter((label) => chinese.includes(label))).toEqual([]);
  });

  it("name what undo would take back", async () => {
    expect(actionsOf(room).find(({ id }) => id === "undo")).toMatchObject({ label: "Undo", enabled: false });
    const entry = room.desk!.entries[0]!;
    await room.moveBy(entry, 1);
    expect(actionsOf(room).find(({ id }) => id === "undo")).toMatchObject({ label: "Undo move “Alpha”", enabled: true });
    language.tag = "zh";
    expect(actionsOf(room).find(({ id }) => id === "undo")?.label).toBe("撤销：移动“Alpha”");
  });

  it("do nothing while they are not possible", () => {
    expect(carryOut(room, "story_add")).toBe(false);
    expect(carryOut(room, "no such action")).toBe(false);
  });

  it("stand in the native menu under names that are theirs", () => {
    const ids = new Set(["quit", ...actionsOf(room).map(({ id }) => id)]);
    const entries = nativeMenu(room).menus.flatMap(({ entries }) => entries).filter((entry) => "action" in entry);
    expect(entries.length).toBeGreaterThan(25);
    expect(entries.filter(({ action }) => !ids.has(action!))).toEqual([]);
    // The text undoes by itself; the menu must not take its keys.
    expect(entries.find(({ action }) => action === "undo")).not.toHaveProperty("shortcut");
    expect(entries.find(({ action }) => action === "palette")).toHaveProperty("shortcut", "CmdOrCtrl+K");
  });
});

describe("a key", () => {
  const check = (id: string, shortcut: string, where: HTMLElement, dialogOpen: boolean, expected: boolean): void => {
    document.body.replaceChildren(where);
    const event = new KeyboardEvent("keydown", { key: "x" });
    Object.defineProperty(event, "target", { value: where });
    expect(isHeard({ id, shortcut }, event, dialogOpen)).toBe(expected);
  };

  it("of a letter is heard outside of texts only", () => {
    check("story_hold", "h", document.createElement("div"), false, true);
    check("story_hold", "h", document.createElement("input"), false, false);
    check("story_hold", "h", document.createElement("textarea"), false, false);
  });
  it("with a modifier is heard everywhere, but undo belongs to the text", () => {
    check("palette", "$mod+k", document.createElement("textarea"), false, true);
    check("entry_up", "Alt+ArrowUp", document.createElement("textarea"), false, true);
    check("undo", "$mod+z", document.createElement("textarea"), false, false);
    check("undo", "$mod+z", document.createElement("div"), false, true);
  });
  it("is not heard under a dialog, but for the palette's", () => {
    check("issue_new", "$mod+n", document.createElement("div"), true, false);
    check("palette", "$mod+k", document.createElement("div"), true, true);
  });
});
