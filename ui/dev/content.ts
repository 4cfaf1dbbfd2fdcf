// A small library in memory, to look at the interface without a core.

import { blankProofing } from "../src/lib/backend/fake_proof";
import type { IssueDesk, ItemView, OutletView, PublicationView, RecipeView, StoryStateView, StoryView } from "../src/lib/bindings/galley";
import { blankIssue, blankItem, NO_IMPRINT, plainTheme, type FakeContent, type FakeIssue } from "../src/lib/backend/fake";
import { countWords } from "../src/lib/import/correct";

const RECIPE: RecipeView = {
  numbering: "issue", kickers: "on", source_line: "on", source_links: "on", contents: "off", preheader_pattern: "", top_link: "end", source_label: "Source", intro: "", outro_heading: "Wrapping up", outro: "",
  call_to_action: { text: "", label: "", url: "" }, subject_pattern: "Harbour Letter No. {{issue.number}}", item_count: null, item_words: null, footer: "", cadence_days: 7, approvals: 0, spelling: "language",
};

const HEADLINES = [
  ["E-commerce", "Grocery Platform Opens Its Couriers’ Pay Formula to Outside Auditors", "The Harbour Ledger"],
  ["Regulation", "Draft Rules Would Cap App Permissions at Twelve", "Internet Office Bulletin"],
  ["Chips", "A Small Fab in Wuxi Starts Selling Idle Hours by Auction", "Semiconductor Weekly"],
  ["社交", "短视频平台试行“安静模式”，晚间默认关闭推荐", "临港财经"],
  ["Payments", "Two Wallets Agree to Read Each Other’s Codes on the Metro", "The Harbour Ledger"],
  ["Cloud", "Regional Clouds Pool Their Spare Capacity Before the Holiday", "Cloudline"],
  ["Games", "Studio Publishes the Odds of Every Box and Sells More of Them", "Player Two"],
  ["Cars", "Carmaker Lets Owners Lend Battery Power to the Grid", "Road & Grid"],
];

/** The sample. */
export function sampleContent(): FakeContent {
  const outlets: OutletView[] = [...new Set(HEADLINES.map(([, , outlet]) => outlet!))].map((name, index) => ({
    id: `outlet-${index}`, name, credit: name, home: "", domains: [], language: "en", kind: "newspaper", paywall: "free", trust_note: "", stories: 3,
  }));
  const publication = (id: string, slug: string, name: string): PublicationView => ({ id, slug, name, masthead: name, language: "en", recipe: RECIPE, theme: "plain", imprint: NO_IMPRINT });
  const items: ItemView[] = HEADLINES.map(([kicker, headline, outlet], index) => {
    const text = `${headline} was announced on Tuesday, after months in which neither side would say more than that talks went on. The first figures are expected before the end of the quarter.`;
    return {
      ...blankItem(`item-${index}`), issue: "issue-1", story: `story-${index}`, kicker: kicker!, headline: headline!, words: countWords(text) + 20,
      body: [{ insert: `${text}\n` }, { insert: "What changes" }, { insert: "\n", attributes: { line: "heading3" } }, { insert: "The rule holds from 1 March" }, { insert: "\n", attributes: { line: "ordered" } }, { insert: "Smaller companies have until June" }, { insert: "\n", attributes: { line: "ordered" } }, { insert: "A second paragraph with " }, { insert: "a link", attributes: { link: "https://example.com" } }, { insert: " and " }, { insert: "strong words", attributes: { strong: true } }, { insert: ".\n" }],
      sources: [{ outlet: outlet!, outlet_id: null, url: "https://example.com/a", role: "primary" }],
    };
  });
  const states: StoryStateView[] = ["inbox", "shortlist", "placed", "ran", "hold", "inbox", "ready", "spiked"];
  const stories: StoryView[] = Array.from({ length: 400 }, (_, index) => {
    const [kicker, headline, outlet] = HEADLINES[index % HEADLINES.length]!;
    return {
      id: `story-${index}`, title: index < HEADLINES.length ? headline! : `${headline} (${index})`, state: states[index % states.length]!, outlet: outlet!, outlet_id: outlets.find(({ name }) => name === outlet)?.id ?? null,
      url: "https://example.com/story", language: "en", date: `2026-11-${String((index % 27) + 1).padStart(2, "0")}`, tags: [kicker!.toLowerCase(), "china"],
      ran: index % 8 === 3 ? [{ issue: "issue-2", publication: "harbour", publication_name: "Harbour Letter", number: 40, date: "2026-11-13", item: `item-${index}`, headline: headline!, position: 1, by: "story", likeness: null }] : [],
      shelf: "library",
      merged_into: null,
      merged: [],
      notes: index % 3 === 0 ? "Ask the press office for the full list." : "",
      clippings: [{ id: `clip-${index}`, url: "https://example.com/story", title: headline!, author: "Lin Wei", published: "2026-11-18", language: "en", captured_at: "2026-11-19T08:00:00Z", text: "", body: [{ insert: "The captured page, as it was read.\nA second paragraph of the clipping, long enough to wrap in the narrow pane of the inspector.\n" }] }],
    };
  });
  const texts: Partial<IssueDesk> = { subject: "Couriers, codes and quiet evenings", preheader: "Eight stories from the week", intro: [{ insert: "Good morning. This week was about small print: who may read it, who wrote it, and what it costs.\n" }], outro_heading: "Wrapping up", outro: [{ insert: "That was the week. We are back on Friday.\n" }], call_to_action: { text: "To read the full report, click here.", label: "click here", url: "https://example.com/report" } };
  const issue = (id: string, number: number, date: string, entries: FakeIssue["entries"], more: Partial<FakeIssue> = {}): FakeIssue => ({ ...blankIssue(), id, publication: "harbour", number, date, entries, ...more });
  return {
    publications: [publication("p1", "harbour", "Harbour Letter"), publication("p2", "tide", "Tide Table Daily")],
    outlets,
    themes: [plainTheme()],
    saved: [],
    feeds: [],
    proofing: blankProofing(),
    rules: [],
    people: [],
    me: null,
    threads: [],
    items,
    stories,
    issues: [
      issue("issue-1", 41, "2026-11-20", [...items.slice(0, 3).map(({ id }) => ({ kind: "item" as const, id })), { kind: "section", id: "section-1", title: "Also this week" }, ...items.slice(3, 7).map(({ id }) => ({ kind: "item" as const, id }))], texts as Partial<FakeIssue>),
      issue("issue-2", 40, "2026-11-13", [{ kind: "item", id: "item-7" }], { state: "exported" }),
      { ...issue("issue-3", 212, "2026-11-20", []), publication: "tide" },
    ],
  };
}
