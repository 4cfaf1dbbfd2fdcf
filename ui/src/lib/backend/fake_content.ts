// A small library for tests: two publications, three issues, a few items and stories.

import type { PublicationView, RecipeView, StoryStateView, StoryView } from "../bindings/galley";
import { blankProofing } from "./fake_proof";
import { blankFeed, blankIssue, blankItem, FakeLibrary, NO_IMPRINT, plainTheme, type FakeContent, type FakeIssue } from "./fake";

const RECIPE: RecipeView = {
  numbering: "issue",
  kickers: "on",
  source_line: "on",
  source_links: "on",
  contents: "off",
  preheader_pattern: "",
  top_link: "none",
  source_label: "Source",
  intro: "",
  outro_heading: "",
  outro: "",
  call_to_action: { text: "", label: "", url: "" },
  subject_pattern: "",
  item_count: null,
  item_words: null,
  footer: "",
  cadence_days: 7,
  approvals: 0,
  spelling: "language",
};

/** The content: issue `one` holds items `a`, `b`, section `s`, item `c`; item `held` stands nowhere. */
export function smallContent(stories = 12): FakeContent {
  const publication = (id: string, name: string): PublicationView => ({ id: `p-${id}`, slug: id, name, masthead: "", language: "en", recipe: RECIPE, theme: "plain", imprint: NO_IMPRINT });
  const item = (id: string, headline: string): FakeContent["items"][number] => ({ ...blankItem(id), headline, body: [{ insert: `Text of ${headline}.\n` }], words: 4, story: `story-${id}` });
  const issue = (id: string, slug: string, number: number, entries: FakeIssue["entries"] = []): FakeIssue => ({ ...blankIssue(), id, publication: slug, number, date: "2026-11-20", subject: "Subject", entries });
  const states: StoryStateView[] = ["inbox", "shortlist", "hold"];
  const story = (id: string, index: number): StoryView => ({ id, title: `Story ${id}`, state: states[index % 3]!, outlet: "The Ledger", outlet_id: "o-1", url: null, language: "en", date: "2026-11-19", tags: index % 2 ? ["chips"] : [], ran: [], notes: "", clippings: [], shelf: "library", merged_into: null, merged: [] });
  const items = [item("a", "Alpha"), item("b", "Beta"), item("c", "Gamma"), item("held", "Held")];
  return {
    publications: [publication("weekly", "Weekly"), publication("daily", "Daily")],
    outlets: [],
    themes: [plainTheme()],
    feeds: [
      { ...blankFeed(), id: "f-1", name: "City News", url: "https://city.example/feed", folder: "News" },
      { ...blankFeed(), id: "f-2", name: "Harbour Board", url: "https://harbour.example/feed", fault: { cause: "outside", message: "The server answered 500.", hint: "Try again later.", times: 3 } },
    ],
    proofing: blankProofing(),
    rules: [{ id: "r-1", name: "Sponsored", words: { name: "Sponsored", off: false, feeds: [], folder: "", outlets: [], languages: [], words: ["sponsored"], without: [], in_title: true, tags: [], verdict: "spike" }, effects: 2 }],
    saved: [{ id: "saved-1", name: "Chips", query: "tag:chips" }],
    people: [],
    me: null,
    threads: [],
    items,
    stories: [...items.map(({ story: id }, index) => story(id!, index)), ...Array.from({ length: stories }, (_, index) => story(`s-${index}`, index))],
    issues: [
      issue("one", "weekly", 41, [
        { kind: "item", id: "a" },
        { kind: "item", id: "b" },
        { kind: "section", id: "s", title: "Also" },
        { kind: "item", id: "c" },
      ]),
      { ...issue("two", "weekly", 40), state: "exported" },
      issue("three", "daily", 7),
    ],
  };
}

/** A library with it. */
export function smallLibrary(stories?: number): FakeLibrary {
  return new FakeLibrary(smallContent(stories));
}
