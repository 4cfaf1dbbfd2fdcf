// The mail as different programs show it.

import { describe, expect, it } from "vitest";

import { remoteImages, sizeMark, withLoaded, withoutImages } from "./mail";

const MAIL = '<style>@media (prefers-color-scheme:dark){p{color:#fff}}</style><img src="https://a.example/x.png?a=1&amp;b=2" alt="A quay"><IMG alt="" width="1" src=\'data:image/png;base64,AA==\'><img alt="src=none">';

describe("a mail", () => {
  it("without pictures keeps their words", () => {
    const shown = withoutImages(MAIL);
    expect(shown).not.toContain("a.example");
    expect(shown).not.toContain("base64");
    expect(shown).toContain('alt="A quay"');
    expect(shown).toContain('<img alt="src=none">');
  });
  it("names the pictures that lie elsewhere, and shows those that were loaded", () => {
    expect(remoteImages(MAIL + MAIL)).toEqual(["https://a.example/x.png?a=1&b=2"]);
    const loaded = withLoaded(MAIL, new Map([["https://a.example/x.png?a=1&b=2", "data:image/png;base64,$&="]]));
    expect(loaded).toContain('src="data:image/png;base64,$&="');
    expect(remoteImages(loaded)).toEqual([]);
  });
});

describe("the size of a mail", () => {
  it("is marked where programs begin to cut", () => {
    const marks = [0, 79_999, 80_000, 99_999, 100_000].map((total) => sizeMark({ html: total, overhead: 0, total, warn: 80_000, block: 100_000 }));
    expect(marks).toEqual(["fine", "fine", "warn", "warn", "block"]);
  });
});
