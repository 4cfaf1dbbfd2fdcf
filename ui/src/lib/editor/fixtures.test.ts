// The bodies on which the core's renderer is proved pass through the editor unchanged: the two schemas
// are held together by the same files.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

import { fromDelta, toDelta, type Delta } from "./delta";

const FOLDER = join(import.meta.dirname, "../../../../tests/fixtures/export");

/** Every body in a JSON value: a list whose entries all insert something. */
function bodiesIn(value: unknown): Delta[] {
  if (Array.isArray(value)) {
    const isBody = value.length > 0 && value.every((one) => typeof one === "object" && one !== null && "insert" in one);
    return isBody ? [value as Delta] : value.flatMap(bodiesIn);
  }
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(bodiesIn) : [];
}

const fixtures = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".json"))
  .flatMap((name) => bodiesIn(JSON.parse(readFileSync(join(FOLDER, name), "utf8"))).map((body, index) => ({ name: `${name} ${index + 1}`, body })));

describe("a body of the core's fixtures", () => {
  it("is there at all", () => expect(fixtures.length).toBeGreaterThan(5));

  it.each(fixtures)("comes back unchanged: $name", ({ body }) => {
    const doc = fromDelta(body);
    doc.check();
    // Written by hand, they may leave the last line's end out; the meaning is what is compared.
    expect(fromDelta(toDelta(doc)).eq(doc)).toBe(true);
    expect(toDelta(doc).map(({ insert }) => insert).filter((insert) => typeof insert !== "string")).toEqual(body.map(({ insert }) => insert).filter((insert) => typeof insert !== "string"));
    // Some hold control characters on purpose; neither side keeps those.
    const words = (delta: Delta): string => delta.map(({ insert }) => (typeof insert === "string" ? insert : "")).join("").replace(/[^\P{Cc}\n\t]/gu, "").replace(/\n*$/, "");
    expect(words(toDelta(doc))).toBe(words(body));
  });
});
