// What a few letters find.

import { describe, expect, it } from "vitest";

import { fitOf, fitting } from "./find";

describe("a few letters", () => {
  const check = (typed: string, words: string, expected: number | null): void => expect(fitOf(typed, words)).toBe(expected);

  it("fit a name at its beginning best, then at a word, then inside one", () => {
    check("exp", "Export…", 0);
    check("lib", "Show library", 1);
    check("ort", "Export…", 2);
    check("xyz", "Export…", null);
  });
  it("may be several words in any order, all of which must stand there", () => {
    check("library add", "Add from library…", 1);
    check("library hold", "Add from library…", null);
  });
  it("need neither case nor accents nor width, and fit Chinese", () => {
    check("ECLAIR", "Éclair", 0);
    check("ｅｘ", "Export", 0);
    check("资料", "显示资料库", 2);
  });
  it("that are not there fit everything, in its order", () => {
    expect(fitting("  ", ["b", "a"], (one) => one)).toEqual(["b", "a"]);
  });
  it("put the best first and keep the order of equals", () => {
    expect(fitting("no", ["Show notes", "Piano", "North", "Other notes"], (one) => one)).toEqual(["North", "Show notes", "Other notes", "Piano"]);
  });
});
