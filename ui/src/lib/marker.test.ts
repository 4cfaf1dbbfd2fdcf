// TK, against the cases that the core's check is held to.

import { describe, expect, it } from "vitest";

import cases from "../../../src-tauri/crates/core/tests/fixtures/writing/marker.json";
import { markersIn } from "./marker";

describe("a marker is a word of its own", () => {
  for (const { text, at } of cases) {
    it(JSON.stringify(text), () => {
      const scalars = (units: number): number => [...text.slice(0, units)].length;
      expect(markersIn(text).map(([from, to]) => [scalars(from), scalars(to)])).toEqual(at);
    });
  }
});
