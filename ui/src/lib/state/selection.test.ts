// Choosing several entries of a list.

import { describe, expect, it } from "vitest";

import { Selection } from "./selection.svelte";

const ORDER = ["a", "b", "c", "d", "e"];
const shown = (selection: Selection): string => ORDER.filter((id) => selection.has(id)).join("");

describe("a selection", () => {
  it("is one, one more, one less, or a range", () => {
    const selection = new Selection();
    selection.only("b");
    expect(shown(selection)).toBe("b");
    selection.toggle("d");
    expect(shown(selection)).toBe("bd");
    selection.toggle("b");
    expect(shown(selection)).toBe("d");
    selection.only("b");
    selection.reach("d", ORDER);
    expect(shown(selection)).toBe("bcd");
    // The range goes on from where it began, also the other way.
    selection.reach("a", ORDER);
    expect(shown(selection)).toBe("ab");
    selection.all(ORDER);
    expect(selection.size).toBe(5);
    selection.only(null);
    expect(selection.size).toBe(0);
  });

  it("lets go of what is gone, and begins anew where the beginning is gone", () => {
    const selection = new Selection();
    selection.only("a");
    selection.reach("c", ORDER);
    selection.keep(["b", "c", "e"]);
    expect(shown(selection)).toBe("bc");
    selection.reach("e", ["b", "c", "e"]);
    expect(shown(selection)).toBe("e");
  });
});
