// @vitest-environment jsdom
// The keys that are heard in every program: which count, and what is remembered of them.

import { beforeEach, describe, expect, it } from "vitest";

import { failureOf, Refusal } from "../backend/backend";
import { withheldHost } from "../backend/failure";
import type { FakeLibrary } from "../backend/fake";
import { smallLibrary } from "../backend/fake_content";
import { HotKey, isApart, keysOf } from "./hot_key.svelte";
import { recall } from "./kept";

const press = (code: string, held: Partial<Record<"ctrlKey" | "altKey" | "shiftKey" | "metaKey", boolean>> = {}) => ({ code, ctrlKey: false, altKey: false, shiftKey: false, metaKey: false, ...held });
const remembered = (): string | null => recall("hot_key", (value): value is string => typeof value === "string");

let library: FakeLibrary;

beforeEach(() => {
  localStorage.clear();
  library = smallLibrary();
});

describe("keys", () => {
  it.each([
    [press("KeyG", { ctrlKey: true, altKey: true }), "Control+Alt+KeyG", true],
    [press("F9", { altKey: true }), "Alt+F9", true],
    [press("Digit5", { metaKey: true, shiftKey: true }), "Shift+Meta+Digit5", true],
    [press("KeyG", { shiftKey: true }), "Shift+KeyG", false],
    [press("KeyG"), "KeyG", false],
  ])("are told as %o is pressed", (event, keys, apart) => {
    expect(keysOf(event)).toBe(keys);
    expect(isApart(keys)).toBe(apart);
  });

  it.each(["ControlLeft", "ShiftRight", "MetaLeft", "AltLeft", "CapsLock", ""])("are not there while %s alone is held", (code) => expect(keysOf(press(code, { ctrlKey: true }))).toBeNull());
});

describe("the hot key", () => {
  it("is none until it is chosen, and is told to the shell at the next start", async () => {
    const first = new HotKey(library);
    await first.begin();
    expect([first.keys, library.hotKey]).toEqual([null, null]);
    await first.choose("Control+Alt+KeyG");
    expect(library.hotKey).toBe("Control+Alt+KeyG");
    library.hotKey = null;
    await new HotKey(library).begin();
    expect(library.hotKey).toBe("Control+Alt+KeyG");
    await first.choose(null);
    expect([first.keys, library.hotKey, remembered()]).toEqual([null, null, null]);
  });

  it("that another program has is none, and is not tried at each start", async () => {
    const hotKey = new HotKey(library);
    await hotKey.choose("Control+Alt+KeyG");
    await expect(hotKey.choose("Control+Alt+KeyX")).rejects.toBeInstanceOf(Refusal);
    expect([hotKey.keys, remembered()]).toEqual([null, null]);
  });

  it("says where there can be none, and is none there", async () => {
    library.obstacle = "This desktop runs on Wayland.";
    const hotKey = new HotKey(library);
    await hotKey.begin();
    expect(hotKey.obstacle).toBe("This desktop runs on Wayland.");
    await hotKey.choose("Control+Alt+KeyG");
    expect([hotKey.keys, remembered()]).toEqual([null, null]);
  });
});

describe("a host that was withheld", () => {
  it.each([
    ["“wiki.local” leads into your own network or to this machine, so Galley did not contact it.", "wiki.local"],
    ["“::1” leads into your own network or to this machine, so Galley did not contact it.", "::1"],
    ["“wiki.local” did not answer in time.", null],
    ["", null],
  ])("is read out of “%s”", (message, host) => expect(withheldHost({ message })).toBe(host));

  it("is a refusal of its own kind", () => expect(failureOf({ code: "guarded", message: "x", hint: null }).code).toBe("guarded"));
});
