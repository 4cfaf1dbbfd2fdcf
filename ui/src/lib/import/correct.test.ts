// Correcting a past issue: roles, joins and cuts, and no word lost on the way.

import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { ParsedEntry, ParsedIssue } from "../bindings/galley";
import { wordsOf } from "../editor/delta";
import { countWords, dropEntry, linesOf, mergeUp, outroToItem, setRole, splitAt, splitIntro, type Role } from "./correct";

function issue(entries: ParsedEntry[], more: Partial<ParsedIssue> = {}): ParsedIssue {
  return { masthead: "", topic_line: "", title: "", number: null, date: null, subject: "", preheader: "", intro: [], entries, outro_heading: "", outro: [], call_to_action: { text: "", label: "", url: "" }, notes: [], ...more };
}

function item(headline: string, text: string, more: Partial<ParsedEntry & { kind: "item" }> = {}): ParsedEntry {
  return { kind: "item", number: null, kicker: "", headline, dek: "", body: text === "" ? [] : [{ insert: `${text}\n` }], words: countWords(text), sources: [], ...more };
}

/** Every word of an issue, wherever it stands, in order of the alphabet. */
function allWords({ intro, entries, outro_heading, outro }: ParsedIssue): string[] {
  const parts = [
    wordsOf(intro),
    ...entries.flatMap((entry) => (entry.kind === "section" ? [entry.title] : [entry.kicker, entry.headline, entry.dek, wordsOf(entry.body), ...entry.sources.map(({ outlet }) => outlet)])),
    outro_heading,
    wordsOf(outro),
  ];
  return parts.join(" ").split(/\s+/).filter((word) => word !== "").sort();
}

describe("a role", () => {
  const one = issue([item("First", "Text one."), item("Second", "Text two.", { kicker: "Label", sources: [{ outlet: "Ledger", role: "primary" }] })], { intro: [{ insert: "Hello.\n" }] });

  it("of a section keeps what stood below the heading as an item", () => {
    const now = setRole(one, 1, "section");
    expect(now.entries.map((entry) => (entry.kind === "section" ? `§${entry.title}` : entry.headline))).toEqual(["First", "§Second", ""]);
  });
  it("of a section is only a heading when nothing stood below", () => {
    expect(setRole(issue([item("Also", "")]), 0, "section").entries).toEqual([{ kind: "section", title: "Also" }]);
  });
  it("of the intro puts its words after those that are there", () => {
    const now = setRole(one, 0, "intro");
    expect(wordsOf(now.intro)).toBe("Hello.\nFirst\nText one.\n");
    expect(now.entries).toHaveLength(1);
  });
  it("of the outro gives it the heading where it has none", () => {
    const now = setRole(one, 1, "outro");
    expect(now.outro_heading).toBe("Second");
    expect(wordsOf(now.outro)).toBe("Label\nText two.\nLedger\n");
  });
  it("of an item makes a heading one", () => {
    expect(setRole(issue([{ kind: "section", title: "Also" }]), 0, "item").entries[0]).toMatchObject({ kind: "item", headline: "Also" });
  });
});

describe("joining and cutting", () => {
  it("joins an item to the one above, headline and credits included", () => {
    const now = mergeUp(issue([item("First", "One."), item("Second", "Two.", { sources: [{ outlet: "Ledger", role: "via" }] })]), 1);
    expect(now.entries).toHaveLength(1);
    expect(now.entries[0]).toMatchObject({ headline: "First", body: [{ insert: "One.\nSecond\nTwo.\n" }], words: 3, sources: [{ outlet: "Ledger", role: "via" }] });
  });
  it("does not join to a section", () => {
    const one = issue([{ kind: "section", title: "Also" }, item("First", "One.")]);
    expect(mergeUp(one, 1)).toBe(one);
  });
  it("cuts an item at a line, which is the next headline; credits go with the end", () => {
    const now = splitAt(issue([item("First", "One.\nSecond\nTwo.", { sources: [{ outlet: "Ledger", role: "primary" }] })]), 0, 1);
    expect(now.entries).toMatchObject([
      { headline: "First", body: [{ insert: "One.\n" }], sources: [] },
      { headline: "Second", body: [{ insert: "Two.\n" }], sources: [{ outlet: "Ledger" }] },
    ]);
  });
  it("begins the first item in the intro", () => {
    const now = splitIntro(issue([], { intro: [{ insert: "Hello.\nFirst\nOne.\n" }] }), 1);
    expect(wordsOf(now.intro)).toBe("Hello.\n");
    expect(now.entries[0]).toMatchObject({ headline: "First", body: [{ insert: "One.\n" }] });
  });
  it("makes the outro an item", () => {
    const now = outroToItem(issue([], { outro_heading: "Last", outro: [{ insert: "Words.\n" }] }));
    expect(now).toMatchObject({ outro_heading: "", outro: [], entries: [{ headline: "Last" }] });
  });
  it("cuts a body into its lines, rules and lists included", () => {
    const lines = linesOf([{ insert: "a\nb" }, { insert: "\n", attributes: { line: "bullet" } }, { insert: { rule: true } }, { insert: "\n" }]);
    expect(lines).toHaveLength(3);
    expect(lines[1]).toEqual([{ insert: "b" }, { insert: "\n", attributes: { line: "bullet" } }]);
  });
});

describe("no correction loses a word", () => {
  const word = fc.stringMatching(/^[a-z]{1,6}$/);
  const text = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(" "));
  const entries = fc.array(
    fc.oneof(
      text.map((title): ParsedEntry => ({ kind: "section", title })),
      fc.tuple(text, fc.array(text, { maxLength: 3 }), fc.oneof(fc.constant(""), text), fc.array(word, { maxLength: 2 })).map(([headline, lines, kicker, sources]) =>
        item(headline, lines.join("\n"), { kicker, sources: sources.map((outlet) => ({ outlet, role: "primary" as const })) }),
      ),
    ),
    { minLength: 1, maxLength: 5 },
  );
  const step = fc.tuple(fc.constantFrom("role", "merge", "split", "intro", "outro"), fc.nat(6), fc.nat(3), fc.constantFrom<Role>("item", "section", "intro", "outro"));

  it("whatever is done in whatever order", () => {
    fc.assert(
      fc.property(entries, text, fc.array(step, { maxLength: 8 }), (found, hello, steps) => {
        const start = issue(found, { intro: [{ insert: `${hello}\n` }], outro: [{ insert: "bye\n" }] });
        const end = steps.reduce((now, [kind, at, line, role]) => {
          if (kind === "role") return setRole(now, at, role);
          if (kind === "merge") return mergeUp(now, at);
          if (kind === "split") return splitAt(now, at, line);
          return kind === "intro" ? splitIntro(now, line) : outroToItem(now);
        }, start);
        expect(allWords(end)).toEqual(allWords(start));
      }),
      { numRuns: 400 },
    );
  });

  it("but leaving an entry out does, and only that entry's", () => {
    expect(allWords(dropEntry(issue([item("First", "One."), item("Second", "Two.")]), 0))).toEqual(["Second", "Two."]);
  });
});

describe("words", () => {
  const check = (text: string, expected: number): void => expect(countWords(text)).toBe(expected);

  it("are counted as people count them", () => {
    check("", 0);
    check("One two, three – four.", 4);
    check("短视频平台", 5);
    check("Tencent 的 WeChat 平台", 5);
    check("don’t stop", 2);
  });
});
