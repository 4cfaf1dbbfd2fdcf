// Correcting a past issue that was taken apart, before it is kept: what is an item, a section, the
// intro, the outro; where one item ends and the next begins. Pure: an issue in, an issue out. No words
// are ever lost on the way.

import { countOf } from "../count";
import type { ParsedEntry, ParsedIssue, ParsedItem } from "../bindings/galley";
import { fromDelta, toDelta, wordsOf, type Delta } from "../editor/delta";

/** What an entry can be made into. */
export type Role = "item" | "section" | "intro" | "outro";

/** The issue with one of its entries changed. */
export function withEntry(issue: ParsedIssue, index: number, entry: ParsedEntry): ParsedIssue {
  return { ...issue, entries: issue.entries.map((one, at) => (at === index ? entry : one)) };
}

/** Makes an entry something else. */
export function setRole(issue: ParsedIssue, index: number, role: Role): ParsedIssue {
  const entry = issue.entries[index];
  if (!entry || entry.kind === role) return issue;
  const before = issue.entries.slice(0, index);
  const after = issue.entries.slice(index + 1);
  switch (role) {
    case "item":
      return withEntry(issue, index, itemOf(entry));
    case "section": {
      const item = itemOf(entry);
      const section: ParsedEntry = { kind: "section", title: item.headline };
      // What stood around the heading goes on as an item of the new section.
      const follows: ParsedEntry[] = belowHeading(item).length === 0 ? [] : [counted({ ...item, headline: "", number: null })];
      return { ...issue, entries: [...before, section, ...follows, ...after] };
    }
    case "intro":
      return { ...issue, entries: [...before, ...after], intro: joined(issue.intro, wordsOfEntry(entry)) };
    case "outro": {
      const takesHeading = issue.outro_heading === "";
      const heading = entry.kind === "section" ? entry.title : entry.headline;
      const outro = joined(takesHeading ? [] : line(heading), belowHeading(entry), issue.outro);
      return { ...issue, entries: [...before, ...after], outro, outro_heading: takesHeading ? heading : issue.outro_heading };
    }
  }
}

/** Puts an item's words to the end of the item before it. */
export function mergeUp(issue: ParsedIssue, index: number): ParsedIssue {
  const entry = issue.entries[index];
  const above = issue.entries[index - 1];
  if (entry?.kind !== "item" || above?.kind !== "item") return issue;
  const merged = counted({ ...above, body: joined(above.body, line(entry.kicker), line(entry.headline), line(entry.dek), entry.body), sources: [...above.sources, ...entry.sources] });
  return { ...issue, entries: [...issue.entries.slice(0, index - 1), merged, ...issue.entries.slice(index + 1)] };
}

/** Begins a new item at a line of an item's body; that line is its headline. The credits go with the end. */
export function splitAt(issue: ParsedIssue, index: number, at: number): ParsedIssue {
  const entry = issue.entries[index];
  if (entry?.kind !== "item") return issue;
  const lines = linesOf(entry.body);
  const heading = lines[at];
  if (!heading) return issue;
  const first = counted({ ...entry, body: joined(...lines.slice(0, at)), sources: [] });
  const second = counted({ kind: "item", number: null, kicker: "", headline: plain(heading), dek: "", body: joined(...lines.slice(at + 1)), words: 0, sources: entry.sources });
  return { ...issue, entries: [...issue.entries.slice(0, index), first, second, ...issue.entries.slice(index + 1)] };
}

/** Makes a line of the intro the headline of a new first item; what follows it is the item's body. */
export function splitIntro(issue: ParsedIssue, at: number): ParsedIssue {
  const lines = linesOf(issue.intro);
  const heading = lines[at];
  if (!heading) return issue;
  const item = counted({ kind: "item", number: null, kicker: "", headline: plain(heading), dek: "", body: joined(...lines.slice(at + 1)), words: 0, sources: [] });
  return { ...issue, intro: joined(...lines.slice(0, at)), entries: [item, ...issue.entries] };
}

/** Makes the outro an item at the end of the rundown. */
export function outroToItem(issue: ParsedIssue): ParsedIssue {
  if (issue.outro.length === 0 && issue.outro_heading === "") return issue;
  const item = counted({ kind: "item", number: null, kicker: "", headline: issue.outro_heading, dek: "", body: issue.outro, words: 0, sources: [] });
  return { ...issue, outro_heading: "", outro: [], entries: [...issue.entries, item] };
}

/** Leaves an entry out. */
export function dropEntry(issue: ParsedIssue, index: number): ParsedIssue {
  return { ...issue, entries: issue.entries.filter((_, at) => at !== index) };
}

/** The lines of a body, each as a body of its own. */
export function linesOf(body: Delta): Delta[] {
  const lines: Delta[] = [];
  if (body.length === 0) return lines;
  const doc = fromDelta(body);
  doc.forEach((node) => lines.push(toDelta(doc.type.create(null, [node]))));
  return lines.map((delta) => (delta.length === 0 ? [{ insert: "\n" }] : delta));
}

function joined(...bodies: Delta[]): Delta {
  const all = bodies.flat();
  return all.length === 0 ? [] : toDelta(fromDelta(all));
}

function line(words: string): Delta {
  return words.trim() === "" ? [] : [{ insert: `${words}\n` }];
}

function plain(body: Delta): string {
  return wordsOf(body).replace(/\s+/gu, " ").trim();
}

function itemOf(entry: ParsedEntry): ParsedItem & { kind: "item" } {
  if (entry.kind === "item") return entry;
  return { kind: "item", number: null, kicker: "", headline: entry.title, dek: "", body: [], words: 0, sources: [] };
}

function belowHeading(entry: ParsedEntry): Delta {
  if (entry.kind === "section") return [];
  return joined(line(entry.kicker), line(entry.dek), entry.body, ...entry.sources.map(({ outlet }) => line(outlet)));
}

function wordsOfEntry(entry: ParsedEntry): Delta {
  if (entry.kind === "section") return line(entry.title);
  return joined(line(entry.kicker), line(entry.headline), line(entry.dek), entry.body, ...entry.sources.map(({ outlet }) => line(outlet)));
}

/** The count is only shown here; the library counts again when it keeps the item. */
function counted(item: ParsedItem & { kind: "item" }): ParsedItem & { kind: "item" } {
  return { ...item, words: countWords(wordsOf(item.body)) };
}

/** Words as the core counts them. */
export function countWords(text: string): number {
  return countOf(text).words;
}
