// Where a card goes that is put down among others.

import { describe, expect, it } from "vitest";

import { indexAt } from "./sortable";

const boxes = [0, 100, 200, 300].map((top) => ({ top, height: 100 }));

describe("a pulled card", () => {
  const check = (from: number, y: number, expected: number): void => expect(indexAt(y, boxes, from)).toBe(expected);

  it("takes the place of the card over whose middle it is put down, from above and from below", () => {
    check(0, 150, 1);
    check(0, 350, 3);
    check(3, 50, 0);
    check(3, 250, 2);
  });
  it("stays where it is over itself and next to itself", () => {
    check(1, 150, 1);
    check(1, 210, 1);
    check(1, 90, 1);
  });
  it("goes to the ends beyond them", () => {
    check(2, -50, 0);
    check(1, 900, 3);
  });
});
