// @vitest-environment jsdom
// The outlet register: found by words and kind, entered, changed, undone.

import { beforeEach, describe, expect, it, vi } from "vitest";

import type { OutletView } from "../bindings/galley";
import { Refusal } from "../backend/backend";
import type { FakeLibrary } from "../backend/fake";
import { smallLibrary } from "../backend/fake_content";
import { language } from "../language/language.svelte";
import { Newsroom } from "./newsroom.svelte";

const outlet = (id: string, name: string, more: Partial<OutletView> = {}): OutletView => ({ id, name, credit: "", home: "", domains: [], language: "", kind: "newspaper", paywall: "unknown", trust_note: "", stories: 0, ...more });

let library: FakeLibrary;
let room: Newsroom;

beforeEach(async () => {
  vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener: () => undefined }));
  localStorage.clear();
  language.tag = "en";
  library = smallLibrary();
  library.content.outlets = [outlet("o-1", "The Ledger", { domains: ["ledger.example"] }), outlet("o-2", "Harbour Board", { kind: "regulator" }), outlet("o-3", "alpha wire", { kind: "agency", credit: "Alpha" })];
  room = new Newsroom(library);
  await room.start();
});

const names = (): string[] => room.outlets.rows.map(({ name }) => name);

describe("the register", () => {
  it("stands by name, whatever the case", () => {
    expect(names()).toEqual(["alpha wire", "Harbour Board", "The Ledger"]);
    expect(room.outlets.current?.id).toBe("o-3");
  });

  it("is found by name, credit and domain, and by kind", () => {
    room.outlets.text = "ledger.ex";
    expect(names()).toEqual(["The Ledger"]);
    room.outlets.text = "alpha";
    expect(names()).toEqual(["alpha wire"]);
    room.outlets.kind = "regulator";
    expect(names()).toEqual([]);
    room.outlets.clear();
    expect(names()).toHaveLength(3);
  });

  it("takes a new outlet, shows it, and gives it up again", async () => {
    room.outlets.text = "ledger";
    await room.createOutlet("Tideway Times");
    expect(room.view).toBe("outlets");
    expect(room.outlets.current?.name).toBe("Tideway Times");
    await room.undo();
    expect(names()).not.toContain("Tideway Times");
  });

  it("keeps a renamed outlet in view, and undo brings the name back", async () => {
    room.outlets.choose("o-3");
    await room.outlets.set("o-3", "name", "Zeta Wire");
    expect(names().at(-1)).toBe("Zeta Wire");
    expect(room.outlets.current?.id).toBe("o-3");
    await room.undo();
    expect(room.outlets.current?.name).toBe("alpha wire");
  });

  it("refuses a name that is taken", async () => {
    await expect(room.outlets.set("o-3", "name", "The Ledger")).rejects.toBeInstanceOf(Refusal);
    expect(names()).toContain("alpha wire");
  });

  it("makes one of two, which one undo parts again", async () => {
    const before = names();
    await room.mergeOutlets("o-1", "o-3");
    expect(room.outlets.current?.id).toBe("o-1");
    expect(names()).not.toContain("alpha wire");
    await room.undo();
    expect(names()).toEqual(before);
  });

  it("leads to the stories of an outlet", async () => {
    await room.curation.showStoriesOf("The Ledger");
    expect(room.view).toBe("library");
    expect(room.shelf.text).toBe('outlet:"The Ledger"');
    expect(room.shelf.rows.length).toBeGreaterThan(0);
    expect(room.shelf.rows.every(({ outlet }) => outlet === "The Ledger")).toBe(true);
  });
});

describe("closing", () => {
  it("waits for a write that is under way", async () => {
    let letGo = (): void => undefined;
    library.before = () => new Promise((resolve) => (letGo = resolve));
    const set = room.outlets.set("o-1", "credit", "Ledger");
    let closed = false;
    library.closeWindow = () => Promise.resolve(void (closed = true));
    const closing = room.close();
    await Promise.resolve();
    expect(closed).toBe(false);
    library.before = () => Promise.resolve();
    letGo();
    await Promise.all([set, closing]);
    expect(closed).toBe(true);
    expect(library.content.outlets[0]?.credit).toBe("Ledger");
  });
});
