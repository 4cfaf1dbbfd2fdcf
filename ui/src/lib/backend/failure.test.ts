// Whatever is thrown can be shown.

import { describe, expect, it } from "vitest";

import { failureOf, Refusal } from "./backend";
import { presentationOf } from "./failure";

describe("a failure", () => {
  it("from the library keeps its code, sentence and hint", () => {
    const failure = { code: "io", message: "Writing did not work.", hint: "Check the disk." } as const;
    expect(failureOf(failure)).toEqual(failure);
    expect(failureOf(new Refusal(failure))).toEqual(failure);
  });
  it("of any other kind is a fault of ours", () => {
    expect(failureOf(new TypeError("x is undefined"))).toMatchObject({ code: "fault", message: "x is undefined" });
    expect(failureOf("words")).toMatchObject({ code: "fault", message: "words" });
    expect(failureOf(undefined)).toMatchObject({ code: "fault", message: "" });
    expect(failureOf({ code: "unheard_of", message: "?" })).toMatchObject({ code: "fault" });
  });
  it("that leaves nothing to show takes the screen; a refusal passes", () => {
    expect(presentationOf({ code: "newer_library", message: "", hint: null }).place).toBe("screen");
    expect(presentationOf({ code: "damaged", message: "", hint: null }).place).toBe("screen");
    expect(presentationOf({ code: "invalid", message: "", hint: null })).toEqual({ place: "note", tone: "refused" });
    expect(presentationOf({ code: "storage", message: "", hint: null })).toEqual({ place: "standing", tone: "broken" });
  });
});
