// The mail as different programs show it.

import { describe, expect, it } from "vitest";

import { darkened, lightened, remoteImages, sizeMark, withLoaded, withoutImages } from "./mail";

const MAIL = '<style>@media (prefers-color-scheme:dark){p{color:#fff}}</style><img src="https://a.example/x.png?a=1&amp;b=2" alt="A quay"><IMG alt="" width="1" src=\'data:image/png;base64,AA==\'><img alt="src=none">';

describe("a mail", () => {
  it("in dark mode takes its dark rules whatever the window's look", () => {
    expect(darkened(MAIL)).toContain("@media (min-width: 0){p{color:#fff}}");
    expect(lightened(MAIL)).toContain("@media (max-width: 0){p{color:#fff}}");
    expect(darkened(MAIL)).not.toContain("prefers-color-scheme");
  });
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
    expect([0, 79_999, 80_000, 99_999, 100_000].map(sizeMark)).toEqual(["fine", "fine", "warn", "warn", "block"]);
  });
});
