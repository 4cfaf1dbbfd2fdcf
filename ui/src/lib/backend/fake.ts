// A library in memory, for tests and for looking at the interface without a core.
//
// It answers as the core does as far as the interface can tell: replies, touched, named undo. It does
// not merge, clean or parse; those are the core's, and are tested there.

import type { ArchiveEntry, ClipDraft, FeedListView, FeedView, InboxRow, JobOutcome, JobView, RuleView, ActionLabel, ActionView, Changed, Commands, EntryView, FindingView, ImprintView, IssueDesk, IssueRow, ItemView, OutletView, ParsedIssue, PartCountView, PersonView, PublicationView, RanView, SavedSearchView, StoryImported, StoryRow, StoryView, TargetInfo, ThemeView, ThreadView, Touched, UrlRule } from "../bindings/galley";
import { EditorState } from "prosemirror-state";

import { fromDelta, toDelta, wordsOf, type Delta } from "../editor/delta";
import { decision, suggestionsOf } from "../editor/suggestion/decide";
import { countOf, seconds } from "../count";
import { countWords } from "../import/correct";
import { markersIn } from "../marker";
import { servingHandlers } from "./fake_serving";
import { lapse, proofHandlers, type FakeReview, type Proofing } from "./fake_proof";
import { answers, faultIn } from "./fake_search";
import { followSave, reviewHandlers } from "./fake_review";
import { Refusal, type Backend, type CommandName, type Events, type NativeMenuBar, type Reply, type Request } from "./backend";

/** An issue as the fake holds it: its rundown by ids. */
export interface FakeIssue extends Omit<IssueDesk, "publication" | "entries" | "version" | "findings"> {
  publication: string;
  entries: ({ kind: "section"; id: string; title: string } | { kind: "item"; id: string })[];
}

/** What the fake holds. */
export interface FakeContent {
  publications: PublicationView[];
  issues: FakeIssue[];
  items: ItemView[];
  stories: StoryView[];
  outlets: OutletView[];
  themes: ThemeView[];
  saved: Omit<SavedSearchView, "total">[];
  feeds: FeedView[];
  rules: RuleView[];
  people: PersonView[];
  /** Who works here. */
  me: string | null;
  threads: ThreadView[];
  proofing: Proofing;
}

type Handlers = { [N in CommandName]?: (args: Request<N>) => Reply<N> };

interface Step {
  label: ActionLabel;
  content: FakeContent;
}

/** A library in memory. */
export class FakeLibrary implements Backend {
  content: FakeContent;
  /** Every call, in order. */
  readonly calls: { name: string; args: unknown }[] = [];
  /** What the page was asked to draw natively. */
  menu: NativeMenuBar | null = null;
  /** Answers of the panels, the next one first. */
  importFile: string | null = null;
  exportFile: string | null = "/tmp/issue.html";
  /** What the checks find. */
  findings: FindingView[] = [];
  /** Refuses the next calls of a command. */
  refuse: { name: CommandName; times: number; refusal: Refusal } | null = null;
  /** What an import comes to. */
  imported: StoryImported = { added: 3, already: 1, refused: 1, findings: [{ file: null, line: 4, message: "A story needs a title." }], stopped: false };
  /** Where whatever is asked about ran before. */
  ran: RanView[] = [];
  /** The editor's own rules for addresses. */
  rules: UrlRule[] = [];
  /** Runs before every answer: a test may hold it back. */
  before: () => Promise<void> = () => Promise.resolve();

  /** What is read when something is clipped. */
  drafted: ClipDraft = { draft: 1, title: "A page", author: null, outlet: null, outlet_id: null, published: null, language: "en", url: "https://example.com/page", canonical: null, image: null, description: null, paywall: false, words: 3, body: [{ insert: "Words of it.\n" }], text: "Words of it.", html: "<p>Words of it.</p>", encoding: null, hops: [], findings: [], already: [], ran: [] };
  hosts: { host: string; allowed: boolean }[] = [];
  every = 0;

  readonly #jobs: JobView[] = [];
  readonly #done: Step[] = [];
  readonly #undone: Step[] = [];
  readonly #ears = new Map<keyof Events, Set<(payload: never) => void>>();
  #next = 1;
  #version = 1;

  constructor(content: FakeContent) {
    this.content = content;
  }

  async call<N extends CommandName>(name: N, args: Request<N>): Promise<Reply<N>> {
    const asked: unknown = JSON.parse(JSON.stringify(args));
    this.calls.push({ name, args: asked });
    await this.before();
    if (this.refuse?.name === name && this.refuse.times-- > 0) throw this.refuse.refusal;
    const handler = this.#handlers[name] as ((args: unknown) => Reply<N>) | undefined;
    if (!handler) throw new Refusal({ code: "unknown", message: `There is no command “${name}”.`, hint: null });
    return structuredClone(handler(asked));
  }

  on<E extends keyof Events>(event: E, run: (payload: Events[E]) => void): () => void {
    const ears = this.#ears.get(event) ?? new Set();
    this.#ears.set(event, ears);
    ears.add(run as (payload: never) => void);
    return () => ears.delete(run as (payload: never) => void);
  }

  /** Lets an event happen. */
  emit<E extends keyof Events>(event: E, payload: Events[E]): void {
    this.#ears.get(event)?.forEach((run) => (run as (payload: Events[E]) => void)(payload));
  }

  chooseImportFile = (): Promise<string | null> => Promise.resolve(this.importFile);
  /** The file or folder that is chosen next. */
  file: string | null = null;
  takeDropped = (file: File): Promise<string> => Promise.resolve(`/dropped/${file.name}`);
  /** What the review files hold, by their paths or texts. */
  readonly reviews = new Map<string, FakeReview>();
  /** The review files that are chosen next. */
  reviewFiles: string[] = [];
  chooseReviewFiles = (): Promise<string[]> => Promise.resolve(this.reviewFiles);
  chooseFile = (): Promise<string | null> => Promise.resolve(this.file);
  chooseExportFile = (): Promise<string | null> => Promise.resolve(this.exportFile);
  /** What the next theme file holds. */
  themeFile: string | null = null;
  revealed: string[] = [];
  revealFile = (path: string): Promise<void> => Promise.resolve(void this.revealed.push(path));
  readThemeFile = (): Promise<string | null> => Promise.resolve(this.themeFile);
  openLink = (): Promise<void> => Promise.resolve();
  /** Why there are no keys that are heard in every program. */
  obstacle: string | null = null;
  hotKey: string | null = null;
  setHotKey = (keys: string | null): Promise<string | null> => {
    if (keys === "Control+Alt+KeyX") return Promise.reject(new Refusal({ code: "invalid", message: "These keys could not be taken; another program may have them. Galley hears none now.", hint: "Choose other keys." }));
    this.hotKey = this.obstacle === null ? keys : null;
    return Promise.resolve(this.obstacle);
  };
  closeWindow = (): Promise<void> => Promise.resolve();
  setMenu = (bar: NativeMenuBar): Promise<void> => {
    this.menu = bar;
    return Promise.resolve();
  };

  readonly #handlers: Handlers = {
    ...reviewHandlers({ content: () => this.content, id: () => this.#id(), write: (verb, subject, touched, change) => this.#write(verb, subject, touched, change) }),
    ...servingHandlers(() => this.content, () => this.#id()),
    ...proofHandlers({ content: () => this.content, reviews: this.reviews, findings: () => this.findings, id: () => this.#id(), write: (verb, subject, touched, change) => this.#write(verb, subject, touched, change), tell: (value, touched) => this.#changed(value, touched) }),
    library_status: () => ({
      path: "/library",
      schema: 1,
      version: this.#version,
      publications: this.content.publications.length,
      issues: this.content.issues.length,
      items: this.content.items.length,
      stories: this.content.stories.length,
      outlets: this.content.outlets.length,
      undo: this.#done.at(-1)?.label ?? null,
      redo: this.#undone.at(-1)?.label ?? null,
    }),
    history_list: () => this.#history(),
    undo: () => this.#reverse(this.#done, this.#undone),
    redo: () => this.#reverse(this.#undone, this.#done),
    publication_list: () => this.content.publications,
    publication_create: ({ name, language }) =>
      this.#write("publication_create", name, {}, () => {
        const made: PublicationView = { ...this.content.publications[0]!, id: this.#id(), slug: name.toLowerCase().replace(/\W+/g, "-"), name, masthead: "", language: language ?? "en" };
        this.content.publications.push(made);
        return made;
      }),
    publication_set: ({ publication, ...set }) =>
      this.#write("publication_set", "", { publications: [publication] }, () => {
        const found = this.#find(this.content.publications, publication);
        const { slug } = set;
        if (slug) for (const issue of this.content.issues) if (issue.publication === found.slug) issue.publication = slug;
        Object.assign(found, Object.fromEntries(Object.entries(set).filter(([, value]) => value !== null && value !== undefined)));
        return found;
      }),
    issue_list: ({ publication }) => this.content.issues.filter((issue) => !publication || issue.publication === publication).map((issue) => this.#row(issue)),
    issue_open: ({ issue }) => this.#desk(this.#issue(issue)),
    issue_create: ({ publication }) =>
      this.#write("issue_create", "", {}, () => {
        const issue: FakeIssue = { ...blankIssue(), id: this.#id(), publication, number: Math.max(0, ...this.content.issues.map(({ number }) => number ?? 0)) + 1 };
        this.content.issues.unshift(issue);
        return this.#desk(issue);
      }),
    issue_set: ({ issue, field, value }) =>
      this.#write(`issue_${field}`, "", { issues: [issue] }, () => {
        const found = this.#issue(issue);
        if (field === "number") found.number = value === "" ? null : Number(value);
        else if (field === "date") {
          if (value !== "" && !/^\d{4}-\d{2}-\d{2}$/.test(value)) throw invalid("A date is written as YYYY-MM-DD.");
          found.date = value === "" ? null : value;
        } else if (field.startsWith("call_to_action_")) found.call_to_action = { ...found.call_to_action, [field.slice(15)]: value };
        else Object.assign(found, { [field]: value });
        return this.#desk(found);
      }),
    issue_text_save: ({ issue, part, delta, threads }) =>
      this.#write(`issue_${part}`, "", { issues: [issue] }, () => {
        this.#issue(issue)[part] = delta;
        followSave(this.content, { item: null, issue, part }, threads ?? []);
        return { version: String(++this.#version), delta: null, words: words(delta) };
      }),
    issue_add: ({ issue, what, before }) => {
      const subject = what.kind === "new" ? what.headline : what.kind === "section" ? what.title : what.kind === "stories" ? String(what.stories.length) : "";
      return this.#write(what.kind === "section" ? "section_add" : "issue_add", subject, { issues: [issue], stories: what.kind === "story" ? [what.story] : what.kind === "stories" ? what.stories : [] }, () => {
        const found = this.#issue(issue);
        if (what.kind === "stories") {
          const ids = what.stories.map(() => this.#id());
          what.stories.forEach((one, at) => {
            const story = this.#find(this.content.stories, one);
            story.state = "placed";
            this.content.items.push({ ...blankItem(ids[at]!), issue, headline: story.title, story: story.id });
            insert(found.entries, { kind: "item", id: ids[at]! }, before);
          });
          return { entry: ids[0] ?? "", issue: this.#desk(found), ran: this.ran };
        }
        const story = what.kind === "story" ? this.#find(this.content.stories, what.story) : null;
        const id = what.kind === "item" ? what.item : this.#id();
        if (what.kind === "section") insert(found.entries, { kind: "section", id, title: what.title }, before);
        else {
          if (what.kind !== "item") {
            this.content.items.push({ ...blankItem(id), issue, headline: story?.title ?? subject, story: story?.id ?? null, sources: story?.outlet ? [{ outlet: story.outlet, outlet_id: story.outlet_id, url: story.url, role: "primary" }] : [] });
            if (story) story.state = "placed";
          }
          insert(found.entries, { kind: "item", id }, before);
        }
        return { entry: id, issue: this.#desk(found), ran: story ? [...story.ran, ...this.ran] : [] };
      });
    },
    issue_move: ({ issue, entry, to }) =>
      this.#write("issue_move", this.#nameOf(issue, entry), { issues: [issue] }, () => {
        const found = this.#issue(issue);
        const moved = this.#find(found.entries, entry);
        found.entries = found.entries.filter(({ id }) => id !== entry);
        if (to.kind === "position") found.entries.splice(to.position - 1, 0, moved);
        else insert(found.entries, moved, to.kind === "before" ? to.entry : null);
        return this.#desk(found);
      }),
    issue_remove: ({ issue, entry }) =>
      this.#write("issue_remove", this.#nameOf(issue, entry), { issues: [issue], items: [entry] }, () => {
        const found = this.#issue(issue);
        found.entries = found.entries.filter(({ id }) => id !== entry);
        const item = this.content.items.find(({ id }) => id === entry);
        if (item) item.issue = null;
        return this.#desk(found);
      }),
    issue_transfer: ({ issue, entry, to }) =>
      this.#write("issue_transfer", this.#nameOf(issue, entry), { issues: [issue, to], items: [entry] }, () => {
        const found = this.#issue(issue);
        const moved = this.#find(found.entries, entry);
        found.entries = found.entries.filter(({ id }) => id !== entry);
        this.#issue(to).entries.push(moved);
        return this.#desk(found);
      }),
    section_rename: ({ issue, section, title }) =>
      this.#write("section_rename", title, { issues: [issue] }, () => {
        Object.assign(this.#find(this.#issue(issue).entries, section), { title });
        return this.#desk(this.#issue(issue));
      }),
    issue_parse: ({ from }) => parse(from.kind === "text" ? from.text : `The file\n1. ${from.path}\nIts words.`),
    issue_keep: ({ publication, issue: parsed }) =>
      this.#write("issue_import", parsed.title, {}, () => {
        const entries = parsed.entries.map((entry) => {
          const id = this.#id();
          if (entry.kind === "section") return { kind: "section" as const, id, title: entry.title };
          this.content.items.push({ ...blankItem(id), kicker: entry.kicker, headline: entry.headline, dek: entry.dek, body: entry.body, sources: entry.sources, words: words(entry.body) });
          return { kind: "item" as const, id };
        });
        const { notes: _notes, entries: _entries, ...own } = parsed;
        const issue: FakeIssue = { ...blankIssue(), ...own, id: this.#id(), publication, entries };
        this.content.issues.unshift(issue);
        return this.#desk(issue);
      }),
    issue_preview: ({ issue }) => this.#preview(this.#issue(issue)),
    issue_export: ({ path, anyway }) => {
      this.#refuseBlocked(anyway);
      return { path, bytes: 1200, hash: "00", images: [] };
    },
    export_list: () => [],
    issue_seal: ({ issue }) =>
      this.#write("issue_seal", this.#row(this.#issue(issue)).publication_name, { issues: [issue] }, () => {
        const found = this.#issue(issue);
        found.state = "sealed";
        return { entry: this.#archived(found), changed_since_export: false, desk: this.#desk(found) };
      }),
    archive_list: ({ publication }) => this.content.issues.filter((issue) => ["sealed", "corrected"].includes(issue.state) && (!publication || issue.publication === publication)).map((issue) => this.#archived(issue)),
    archive_show: ({ issue }) => ({ entry: this.#archived(this.#issue(issue)), seal: 1, seals: 1, html: this.#preview(this.#issue(issue)).html, text: null, exports: [] }),
    archive_compare: () => ({ differences: [], note_headline: "", note: "", next: null }),
    archive_correct: ({ issue }) =>
      this.#write("archive_correct", "", { issues: [issue] }, () => {
        const found = this.#issue(issue);
        found.state = "corrected";
        return this.#desk(found);
      }),
    issue_check: () => ({ findings: this.findings }),
    issue_clipboard: ({ issue, anyway }) => {
      this.#refuseBlocked(anyway);
      return this.#preview(this.#issue(issue));
    },
    issue_copied: ({ issue, anyway }) => {
      this.#refuseBlocked(anyway);
      this.#issue(issue).state = "exported";
      return [];
    },
    target_list: () => TARGETS,
    theme_list: () => this.content.themes.map(({ tokens: _tokens, contrasts: _contrasts, ...row }) => ({ ...row, swatch: ["#F4F1EA", "#FFFFFF", "#1B1A17", "#C2371C"] })),
    theme_show: ({ theme }) => this.#theme(theme),
    theme_file: ({ theme }) => ({ content: JSON.stringify(this.#theme(theme)) }),
    theme_export: ({ theme }) => ({ content: JSON.stringify(this.#theme(theme)) }),
    theme_copy: ({ theme, name }) =>
      this.#write("theme_copy", name ?? "", { themes: ["new"] }, () => {
        const from = this.#theme(theme);
        const made: ThemeView = { ...structuredClone(from), slug: `own-${this.#next++}`, name: name ?? `${from.name} 2`, shipped: false, used_by: [] };
        this.content.themes.push(made);
        return made;
      }),
    theme_import: ({ content }) =>
      this.#write("theme_import", "", { themes: ["new"] }, () => {
        const made: ThemeView = { ...(JSON.parse(content) as ThemeView), slug: `own-${this.#next++}`, shipped: false, used_by: [] };
        this.content.themes.push(made);
        return made;
      }),
    theme_remove: ({ theme }) =>
      this.#write("theme_remove", this.#theme(theme).name, { themes: [theme] }, () => {
        this.content.themes = this.content.themes.filter(({ slug }) => slug !== theme);
        return this.content.themes.map(({ tokens: _tokens, contrasts: _contrasts, ...row }) => ({ ...row, swatch: [] }));
      }),
    theme_set: ({ theme, token, value }) =>
      this.#write("theme_set", "", { themes: [theme] }, () => {
        const found = this.#theme(theme);
        const said = found.tokens.find(({ name }) => name === token);
        if (!said || (said.kind.kind === "colour" && !/^#[0-9a-f]{6}$/i.test(value))) throw invalid(`“${token}” takes a colour of six hex digits like #1B1A17, not “${value}”.`);
        said.value = value;
        if (token === "name") found.name = value;
        return found;
      }),
    item_show: ({ item }) => this.#find(this.content.items, item),
    item_held: () =>
      this.content.items
        .filter(({ id }) => !this.content.issues.some(({ entries }) => entries.some((entry) => entry.id === id)))
        .map((item) => ({ ...card(item), position: 0, number: null })),
    item_set: ({ item, field, value }) =>
      this.#write(`item_${field}`, this.#find(this.content.items, item).headline, { items: [item] }, () => Object.assign(this.#find(this.content.items, item), { [field]: value, version: String(++this.#version) })),
    item_save: ({ item, delta, threads }) => {
      const touched = { items: [item], threads: [] as string[] };
      return this.#write("item_body", this.#find(this.content.items, item).headline, touched, () => {
        const found = this.#find(this.content.items, item);
        Object.assign(found, { body: delta, words: words(delta), version: String(++this.#version) });
        touched.threads = followSave(this.content, { item, issue: null, part: "body" }, threads ?? []);
        return { version: found.version, delta: null, words: found.words };
      });
    },
    item_sources: ({ item, sources }) =>
      this.#write("item_sources", this.#find(this.content.items, item).headline, { items: [item] }, () => Object.assign(this.#find(this.content.items, item), { sources })),
    suggestion_list: ({ of }) =>
      this.content.items
        .filter(({ id, issue }) => id === of || issue === of || this.content.issues.some((one) => one.id === of && one.entries.some((entry) => entry.id === id)))
        .flatMap(({ id, headline, body }) =>
          suggestionsOf(fromDelta(body)).map(({ from, to, ...one }) => ({ ...one, of: { kind: "item", item: id } as const, headline, start: from, end: to })),
        ),
    suggestion_decide: ({ of, which, verdict }) => {
      const item = of.kind === "item" ? of.item : "";
      return this.#write(`suggestion_${verdict}`, this.#find(this.content.items, item).headline, { items: [item] }, () => {
        const found = this.#find(this.content.items, item);
        const state = EditorState.create({ doc: fromDelta(found.body) });
        const delta = toDelta(state.apply(decision(state, which, verdict)).doc);
        Object.assign(found, { body: delta, words: words(delta), version: String(++this.#version) });
        return { version: found.version, delta, words: found.words };
      });
    },
    outlet_list: () => this.content.outlets,
    outlet_create: ({ name }) =>
      this.#write("outlet_create", name, { outlets: ["new"] }, () => {
        if (this.content.outlets.some((outlet) => outlet.name === name)) throw invalid(`There is an outlet “${name}” already.`);
        const made: OutletView = { id: this.#id(), name, credit: "", home: "", domains: [], language: "", kind: "newspaper", paywall: "unknown", trust_note: "", stories: 0 };
        this.content.outlets.push(made);
        return made;
      }),
    outlet_set: ({ outlet, field, value }) =>
      this.#write("outlet_set", this.#find(this.content.outlets, outlet).name, { outlets: [outlet] }, () => {
        if (field === "name" && this.content.outlets.some(({ id, name }) => id !== outlet && name === value)) throw invalid(`There is an outlet “${value}” already.`);
        const domains = value.split(/[\s,]+/).filter((domain) => domain !== "");
        return Object.assign(this.#find(this.content.outlets, outlet), { [field]: field === "domains" ? domains : value });
      }),
    story_list: ({ text, order, after, limit, count }) => {
      const found = this.#listed(text ?? "");
      if (order === "oldest") found.reverse();
      if (order === "title") found.sort((a, b) => (a.title < b.title ? -1 : 1));
      const start = after ? found.findIndex(({ id }) => id === after) + 1 : 0;
      const page = found.slice(start, start + (limit ?? 50));
      return { stories: page.map(rowOf), next: start + page.length < found.length ? (page.at(-1)?.id ?? null) : null, total: count === "apart" && page.length < found.length ? null : Math.min(found.length, 1001), finds: [] };
    },
    story_count: ({ text }) => ({ total: Math.min(this.#listed(text ?? "").length, 1001) }),
    story_facets: () => {
      const tally = (values: (string | null)[]): Map<string, number> => {
        const counts = new Map<string, number>();
        for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
        return counts;
      };
      const facets = (counts: Map<string, number>, label: (value: string) => string = (value) => value): { value: string; label: string; count: number }[] => [...counts].map(([value, count]) => ({ value, label: label(value), count }));
      const { outlets } = this.content;
      const stories = this.content.stories.filter(({ shelf }) => shelf === "library");
      return {
        states: facets(tally(stories.map(({ state }) => state))),
        tags: facets(tally(stories.flatMap(({ tags }) => tags))),
        outlets: facets(tally(stories.map(({ outlet_id }) => outlet_id)), (id) => outlets.find((outlet) => outlet.id === id)?.name ?? id),
      };
    },
    story_show: ({ story }) => this.#find(this.content.stories, story),
    story_create: ({ title, url, outlet, language, date, tags }) =>
      this.#write("story_create", title, {}, () => {
        const made: StoryView = { id: this.#id(), title, state: "inbox", outlet: outlet ?? null, outlet_id: null, url: url ?? null, language: language ?? null, date: date ?? null, tags, ran: [], notes: "", clippings: [], shelf: "library", merged_into: null, merged: [] };
        this.content.stories.unshift(made);
        return made;
      }),
    story_set: ({ story, field, value }) =>
      this.#write(field === "state" ? "story_state" : field === "tags" ? "story_tags" : "story_set", this.#find(this.content.stories, story).title, { stories: [story] }, () =>
        Object.assign(this.#find(this.content.stories, story), { [field]: field === "tags" ? value.split(/\s*,\s*/).filter((tag) => tag !== "") : value }),
      ),
    story_change: ({ stories, deed }) =>
      this.#write({ tag: "story_tags", untag: "story_tags", state: "story_state", outlet: "story_set", trash: "story_trash", restore: "story_restore" }[deed.kind], stories.length === 1 ? this.#find(this.content.stories, stories[0]!).title : String(stories.length), { stories }, () =>
        stories.map((id) => {
          const story = this.#find(this.content.stories, id);
          if (deed.kind === "tag") story.tags = [...new Set([...story.tags, ...deed.tags])].sort();
          else if (deed.kind === "untag") story.tags = story.tags.filter((tag) => !deed.tags.includes(tag));
          else if (deed.kind === "state") story.state = deed.state;
          else if (deed.kind === "outlet") story.outlet = deed.outlet || null;
          else story.shelf = deed.kind === "trash" ? "trash" : "library";
          return rowOf(story);
        }),
      ),
    story_merge: ({ into, stories }) =>
      this.#write("story_merge", this.#find(this.content.stories, into).title, { stories: [into, ...stories] }, () => {
        const kept = this.#find(this.content.stories, into);
        for (const id of stories) Object.assign(this.#find(this.content.stories, id), { shelf: "merged", merged_into: into });
        kept.merged = [...kept.merged, ...stories];
        return kept;
      }),
    story_part: ({ story }) =>
      this.#write("story_part", this.#find(this.content.stories, story).title, { stories: [story] }, () => {
        const part = this.#find(this.content.stories, story);
        const whole = this.content.stories.find(({ id }) => id === part.merged_into);
        if (whole) whole.merged = whole.merged.filter((id) => id !== story);
        return Object.assign(part, { shelf: "library", merged_into: null });
      }),
    story_duplicates: ({ story }) => {
      const { title } = this.#find(this.content.stories, story);
      return this.content.stories.filter((one) => one.id !== story && one.shelf === "library" && one.title.toLowerCase() === title.toLowerCase()).map((one) => ({ story: rowOf(one), by: "headline" as const, likeness: 100 }));
    },
    story_groups: () => {
      const groups = new Map<string, StoryRow[]>();
      for (const story of this.content.stories) if (story.shelf === "library") groups.set(story.title.toLowerCase(), [...(groups.get(story.title.toLowerCase()) ?? []), rowOf(story)]);
      return [...groups.values()].filter(({ length }) => length > 1);
    },
    used_before: () => this.ran,
    story_import: () => this.imported,
    issue_import_all: () => ({ issues: [{ file: "12.txt", issue: "one", number: 12, date: null, items: 5, findings: 0 }], refused: [{ file: "13.txt", message: "This file is not text." }], stopped: false }),
    story_export: ({ path, query }) => ({ path, stories: this.content.stories.filter((story) => answers(story, query ?? "")).length }),
    search_parse: ({ query }) => ({ fault: faultIn(query) }),
    snippet_list: () => [],
    dictionary_list: () => [],
    spelling_check: () => ({ wrong: [] }),
    issue_find: () => [],
    issue_count: ({ issue }) => this.#counts(this.#issue(issue)),
    saved_search_list: () => this.#savedSearches(),
    saved_search_create: ({ name, query }) =>
      this.#write("saved_search_create", name, { saved_searches: ["new"] }, () => {
        const fault = faultIn(query);
        if (fault) throw invalid(fault.message);
        if (this.content.saved.some((saved) => saved.name === name)) throw invalid(`There is a saved search “${name}” already.`);
        this.content.saved.push({ id: this.#id(), name, query });
        return this.#savedSearches();
      }),
    saved_search_set: ({ saved, name, query }) =>
      this.#write("saved_search_set", name ?? "", { saved_searches: [saved] }, () => {
        const found = this.#find(this.content.saved, saved);
        Object.assign(found, { name: name ?? found.name, query: query ?? found.query });
        return this.#savedSearches();
      }),
    saved_search_move: ({ saved, before }) =>
      this.#write("saved_search_move", this.#find(this.content.saved, saved).name, { saved_searches: [saved] }, () => {
        const moved = this.#find(this.content.saved, saved);
        this.content.saved = this.content.saved.filter(({ id }) => id !== saved);
        insert(this.content.saved, moved, before);
        return this.#savedSearches();
      }),
    saved_search_remove: ({ saved }) =>
      this.#write("saved_search_remove", this.#find(this.content.saved, saved).name, { saved_searches: [saved] }, () => {
        this.content.saved = this.content.saved.filter(({ id }) => id !== saved);
        return this.#savedSearches();
      }),
    feed_list: () => this.#feeds(),
    feed_add: ({ url, title, folder, home }) =>
      this.#write("feed_add", url, { feeds: ["new"] }, () => {
        const known = this.content.feeds.find((feed) => feed.url === url);
        if (known) return { feed: known, already: true };
        const feed: FeedView = { ...blankFeed(), id: this.#id(), name: title || url, title: title ?? null, url, home: home ?? null, folder: folder ?? null };
        this.content.feeds.push(feed);
        return { feed, already: false };
      }),
    feed_set: ({ feeds, field, value }) =>
      this.#write("feed_set", "", { feeds }, () => {
        for (const id of feeds) Object.assign(this.#find(this.content.feeds, id), { [field]: field === "paused" ? value === "yes" : value || null });
        return this.#feeds();
      }),
    feed_remove: ({ feeds }) =>
      this.#write("feed_remove", "", { feeds }, () => {
        this.content.feeds = this.content.feeds.filter(({ id }) => !feeds.includes(id));
        return this.#feeds();
      }),
    feed_folder_rename: ({ folder, name }) =>
      this.#write("feed_folder_rename", folder, { feeds: this.content.feeds.map(({ id }) => id) }, () => {
        for (const feed of this.content.feeds) if (feed.folder === folder) feed.folder = name || null;
        return this.#feeds();
      }),
    feed_discover: ({ url }) => this.#job("feed_discover", url, { kind: "feed_discover", feeds: url.includes("none") ? [] : [{ url: `https://${url}/feed`, title: "Found", home: `https://${url}/`, entries: 3, headlines: ["One", "Two"], feed: null }] }),
    feed_refresh: () => this.#job("feed_refresh", "", { kind: "feed_refresh", result: { asked: this.content.feeds.length, changed: 1, unchanged: 0, failed: 0, waiting: 0, stories: 2, joined: 0, updated: 0, faults: [] } }),
    feed_setting_show: () => ({ every: this.every }),
    feed_setting_set: ({ every }) => ({ every: (this.every = every) }),
    opml_import: () => this.#write("opml_import", "", { feeds: ["new"] }, () => ({ added: [], already: 2, refused: ["An outline has no address."] })),
    opml_export: ({ path }) => ({ text: "<opml/>", path: path ?? null, feeds: this.content.feeds.length }),
    inbox_list: ({ feed, folder, state, after, limit }) => {
      const found = this.content.stories.filter((story) => story.shelf === "library" && story.state === (state ?? "inbox") && (!feed || this.seenIn(story.id) === feed) && (!folder || this.content.feeds.find(({ id }) => id === this.seenIn(story.id))?.folder === folder));
      const start = after ? found.findIndex(({ id }) => id === after) + 1 : 0;
      const page = found.slice(start, start + (limit ?? 50));
      return { rows: page.map((story) => this.#arrived(story)), next: start + page.length < found.length ? (page.at(-1)?.id ?? null) : null, total: Math.min(found.length, 1001) };
    },
    inbox_triage: ({ stories, verdict }) =>
      this.#write({ shortlist: "inbox_shortlist", hold: "inbox_hold", spike: "inbox_spike", inbox: "inbox_return" }[verdict], stories.length === 1 ? this.#find(this.content.stories, stories[0]!).title : String(stories.length), { stories }, () =>
        stories.map((id) => rowOf(Object.assign(this.#find(this.content.stories, id), { state: verdict === "spike" ? "spiked" : verdict }))),
      ),
    rule_list: () => this.content.rules,
    rule_add: ({ words }) =>
      this.#write("rule_add", words.name, { rules: ["new"] }, () => {
        const rule: RuleView = { id: this.#id(), words, name: words.name || words.words.join(", "), effects: 0 };
        this.content.rules.push(rule);
        return rule;
      }),
    rule_set: ({ rule, words }) => this.#write("rule_set", words.name, { rules: [rule] }, () => Object.assign(this.#find(this.content.rules, rule), { words })),
    rule_remove: ({ rule }) => this.#write("rule_remove", "", { rules: [rule] }, () => (this.content.rules = this.content.rules.filter(({ id }) => id !== rule))),
    rule_apply: ({ rule }) => this.#write("rule_apply", "", { rules: [rule] }, () => ({ rule: this.#find(this.content.rules, rule), stories: 2 })),
    rule_revert: ({ rule }) => this.#write("rule_revert", "", { rules: [rule] }, () => ({ rule: this.#find(this.content.rules, rule), stories: 2 })),
    links_check: ({ query }) =>
      this.#job("links", query ?? "", {
        kind: "links",
        sound: 3,
        broken: [{ url: "https://example.com/gone", message: "The page is gone (it answers 404).", stories: this.content.stories.slice(0, 1).map(({ id, title }) => ({ id, title })) }],
        unknown: [{ url: "https://example.com/busy", message: "It answers 503 just now.", stories: [] }],
        of: 5,
      }),
    clip_read: ({ from }) => this.#job("clip", from.kind === "address" ? from.url : "", { kind: "clip_draft", draft: 1, title: this.drafted.title }),
    clip_show: () => this.drafted,
    clip_keep: ({ into, title, tags }) =>
      this.#write("clip_keep", title ?? this.drafted.title, {}, () => {
        if (into.kind === "story") return { deed: "clipping" as const, story: this.#find(this.content.stories, into.story), clipping: "c" };
        const made: StoryView = { id: this.#id(), title: title ?? this.drafted.title, state: "inbox", outlet: null, outlet_id: null, url: this.drafted.url, language: null, date: null, tags, ran: [], notes: "", clippings: [], shelf: "library", merged_into: null, merged: [] };
        this.content.stories.unshift(made);
        return { deed: "story" as const, story: made, clipping: "c" };
      }),
    clip_link: ({ link }) => ({ kind: "address", url: decodeURIComponent(link.split("url=")[1] ?? "") }),
    clip_bookmarklet: () => ({ address: "javascript:void 0" }),
    host_list: () => this.hosts,
    host_allow: ({ host }) => (this.hosts = [...this.hosts.filter((one) => one.host !== host), { host, allowed: true }]),
    host_forget: ({ host }) => (this.hosts = this.hosts.filter((one) => one.host !== host)),
    job_show: ({ job }) => this.#jobs.find((one) => one.job === job)!,
    url_rules: () => this.rules,
    url_rules_shipped: () => [{ host: "", parameter: "utm_*", verdict: "drop" }],
    url_rules_set: ({ rules }) => {
      if (rules.some(({ parameter }) => parameter.replace("*", "") === "")) throw invalid("A rule names a parameter, or how its name begins.");
      return (this.rules = rules);
    },
    url_clean: ({ url }) => {
      if (!/^https?:\/\/[^/]/.test(url)) throw invalid(`“${url}” is not an address of the web.`);
      return { url: url.replace(/[?&]utm_[^&]*/g, "") };
    },
    contact_list: () => [{ host: "mail.example.com", purpose: "test_mail", first_at: "2026-11-20T09:00:00Z", last_at: "2026-11-20T09:00:00Z", count: 2 }],
    outlet_merge: ({ into, outlet }) =>
      this.#write("outlet_merge", this.#find(this.content.outlets, into).name, { outlets: [into, outlet] }, () => {
        this.content.outlets = this.content.outlets.filter(({ id }) => id !== outlet);
        return this.#find(this.content.outlets, into);
      }),
    body_parse: ({ text }) => ({ delta: [{ insert: `${text.replace(/<[^>]*>/g, "")}\n` }] }),
  };

  /** In which feed a story was seen: every other one in the first. */
  seenIn(story: string): string | null {
    return (this.content.feeds[Number(/\d+$/.exec(story)?.[0] ?? 0) % 2] ?? this.content.feeds[0])?.id ?? null;
  }

  #arrived(story: StoryView): InboxRow {
    const feed = this.content.feeds.find(({ id }) => id === this.seenIn(story.id));
    return { ...rowOf(story), arrived_at: "2026-11-20T09:00:00Z", summary: `The beginning of ${story.title}.`, author: null, feeds: feed ? [{ feed: feed.id, name: feed.name }] : [], rules: [] };
  }

  #feeds(): FeedListView {
    const waiting = (feed: string): number => this.content.stories.filter((story) => story.state === "inbox" && story.shelf === "library" && this.seenIn(story.id) === feed).length;
    const feeds = this.content.feeds.map((feed) => ({ ...feed, waiting: waiting(feed.id) }));
    const folders = [...new Set(feeds.flatMap(({ folder }) => (folder === null ? [] : [folder])))].sort();
    return {
      feeds,
      folders: folders.map((folder) => ({ folder, feeds: feeds.filter((feed) => feed.folder === folder).length, waiting: feeds.filter((feed) => feed.folder === folder).reduce((sum, feed) => sum + feed.waiting, 0) })),
      waiting: this.content.stories.filter((story) => story.state === "inbox" && story.shelf === "library").length,
      faults: feeds.filter(({ fault }) => fault !== null).length,
    };
  }

  /** A job that has ended when it is asked for. */
  #refuseBlocked(anyway: string | null | undefined): void {
    if (!anyway && this.findings.some(({ severity }) => severity === "block")) throw new Refusal({ code: "blocked", message: "This issue cannot go out yet.", hint: null });
  }

  #job(kind: JobView["kind"], subject: string, outcome: JobOutcome): JobView {
    const job: JobView = { job: this.#jobs.length + 1, kind, subject, state: "done", step: "fetching", done: 1, total: 1, outcome, failure: null };
    this.#jobs.push(job);
    return job;
  }

  #savedSearches(): SavedSearchView[] {
    return this.content.saved.map((saved) => ({ ...saved, total: this.content.stories.filter((story) => answers(story, saved.query)).length }));
  }

  #counts({ intro, outro, entries }: FakeIssue): PartCountView[] {
    const part = (item: string | null, body: Delta): PartCountView => {
      const count = countOf(wordsOf(body));
      return { item, ...count, seconds: seconds(count), missing: markersIn(wordsOf(body)).length };
    };
    const items = entries.filter(({ kind }) => kind === "item").map(({ id }) => part(id, this.#find(this.content.items, id).body));
    return [part(null, intro), ...items, part(null, outro)];
  }

  #write<T>(verb: string, subject: string, touched: Partial<Touched>, change: () => T): Changed<T> {
    const before = structuredClone(this.content);
    const value = change();
    this.#done.push({ label: { verb, subject }, content: before });
    this.#undone.length = 0;
    return this.#changed(value, { ...touched, issues: [...(touched.issues ?? []), ...lapse(this.content)] });
  }

  #reverse(from: Step[], to: Step[]): Changed<ActionLabel | null> {
    const last = from.pop();
    if (!last) return this.#changed(null, {});
    to.push({ label: last.label, content: this.content });
    this.content = last.content;
    this.#version++;
    for (const item of this.content.items) item.version = `${item.version}.${this.#version}`;
    return this.#changed(last.label, {
      issues: this.content.issues.map(({ id }) => id),
      items: this.content.items.map(({ id }) => id),
      stories: this.content.stories.map(({ id }) => id),
      publications: this.content.publications.map(({ id }) => id),
      outlets: [...last.content.outlets, ...this.content.outlets].map(({ id }) => id),
      themes: [...last.content.themes, ...this.content.themes].map(({ slug }) => slug),
      feeds: [...last.content.feeds, ...this.content.feeds].map(({ id }) => id),
      rules: [...last.content.rules, ...this.content.rules].map(({ id }) => id),
      people: [...last.content.people, ...this.content.people].map(({ id }) => id),
      threads: [...last.content.threads, ...this.content.threads].map(({ id }) => id),
      saved_searches: [...last.content.saved, ...this.content.saved].map(({ id }) => id),
    });
  }

  #changed<T>(value: T, touched: Partial<Touched>): Changed<T> {
    return {
      value,
      touched: { publications: [], issues: [], items: [], stories: [], outlets: [], themes: [], saved_searches: [], feeds: [], rules: [], people: [], threads: [], snippets: [], words: [], ...touched },
      undo: this.#done.at(-1)?.label ?? null,
      redo: this.#undone.at(-1)?.label ?? null,
    };
  }

  #history(): ActionView[] {
    const at = "2026-11-20T09:00:00Z";
    return [
      ...this.#undone.map(({ label }, index) => ({ id: this.#done.length + this.#undone.length - index, label, made_at: at, state: "undone" as const, person: null })).reverse(),
      ...this.#done.map(({ label }, index) => ({ id: index + 1, label, made_at: at, state: "done" as const, person: null })).reverse(),
    ];
  }

  #id(): string {
    return `new-${this.#next++}`;
  }

  #issue(id: string): FakeIssue {
    return this.#find(this.content.issues, id);
  }

  #listed(query: string): StoryView[] {
    const fault = faultIn(query);
    if (fault) throw invalid(fault.message);
    return this.content.stories.filter((story) => answers(story, query));
  }

  #find<T extends { id: string }>(all: T[], id: string): T {
    const found = all.find((one) => one.id === id) ?? all.find((one) => "slug" in one && one.slug === id);
    if (!found) throw new Refusal({ code: "not_found", message: `There is no “${id}” in this library.`, hint: null });
    return found;
  }

  #theme(slug: string): ThemeView {
    const found = this.content.themes.find((theme) => theme.slug === slug);
    if (!found) throw new Refusal({ code: "not_found", message: `There is no theme “${slug}” in this library.`, hint: null });
    return found;
  }

  #nameOf(issue: string, entry: string): string {
    const found = this.#find(this.#issue(issue).entries, entry);
    return found.kind === "section" ? found.title : this.#find(this.content.items, found.id).headline;
  }

  #row(issue: FakeIssue): IssueRow {
    const publication = this.#find(this.content.publications, issue.publication);
    return { id: issue.id, publication: publication.slug, publication_name: publication.name, number: issue.number, date: issue.date, title: issue.title || null, state: issue.state, items: issue.entries.filter(({ kind }) => kind === "item").length };
  }

  #desk(issue: FakeIssue): IssueDesk {
    const publication = this.#find(this.content.publications, issue.publication);
    let position = 0;
    const entries: EntryView[] = issue.entries.map((entry) => {
      if (entry.kind === "section") return entry;
      position++;
      const number = publication.recipe.numbering === "off" ? null : position;
      return { kind: "item", ...card(this.#find(this.content.items, entry.id)), position, number };
    });
    return { ...issue, masthead: issue.masthead || publication.masthead || publication.name, version: String(this.#version), publication, entries, findings: this.findings };
  }

  #archived(issue: FakeIssue): ArchiveEntry {
    const { id, number, date, subject, state } = issue;
    const { publication, publication_name } = this.#row(issue);
    const at = "2026-11-20T09:00:00Z";
    return { issue: id, publication, publication_name, number, date, title: `${publication_name} No. ${number}`, subject, state, target: "plain", theme: "plain", hash: "00", exported_at: at, sealed_at: at, corrections: 0, damage: null };
  }

  #preview(issue: FakeIssue): Commands["issue_preview"][1] {
    const desk = this.#desk(issue);
    const items = desk.entries.map((entry) => (entry.kind === "item" ? `<h2>${entry.number ?? ""} ${escape(entry.headline)}</h2><p>${escape(wordsOf(this.#find(this.content.items, entry.id).body))}</p>` : `<h3>${escape(entry.title)}</h3>`));
    const html = `<!doctype html><html lang="en"><title>${escape(issue.subject)}</title><body style="font:16px Georgia;max-width:600px;margin:24px auto"><h1>${escape(desk.publication.name)}</h1><p>${escape(wordsOf(issue.intro))}</p>${items.join("")}</body></html>`;
    return { html, text: `${desk.publication.name}\n\n${wordsOf(issue.intro)}`, bytes: html.length, size: { html: html.length, overhead: 0, total: html.length, warn: 80_000, block: 100_000 }, findings: this.findings };
  }
}

/** Two mail tools. */
const TARGETS: TargetInfo[] = [
  { target: "plain", label: "No mail tool", form: "document", tokens: [], brings_footer: false, strips: [], overhead_fixed: 0, overhead_per_link: 0 },
  { target: "mailchimp", label: "Mailchimp", form: "document", tokens: [{ place: "unsubscribe", words: "*|UNSUB|*" }], brings_footer: false, strips: ["comments"], overhead_fixed: 1200, overhead_per_link: 80 },
];

/** A theme that comes with Galley. */
export function plainTheme(): ThemeView {
  return {
    slug: "plain", name: "Plain", shipped: true, used_by: [],
    tokens: [
      { name: "name", kind: { kind: "words", most: 60 }, value: "Plain" },
      { name: "light.ink", kind: { kind: "colour" }, value: "#1B1A17" },
      { name: "light.paper", kind: { kind: "colour" }, value: "#FFFFFF" },
      { name: "dark.ink", kind: { kind: "colour" }, value: "#ECE8E1" },
      { name: "type.text_font", kind: { kind: "fonts" }, value: "Georgia, serif" },
      { name: "type.text.size", kind: { kind: "length", least: 14, most: 24 }, value: "17" },
      { name: "header.image", kind: { kind: "picture" }, value: "" },
      { name: "style.button", kind: { kind: "choice", of: ["link", "filled", "outlined"] }, value: "link" },
    ],
    contrasts: [{ scheme: "light", text: "ink", ground: "paper", ratio: 16.9, needed: 4.5, holds: true }],
  };
}

/** Who sends nothing, to nobody. */
export const NO_IMPRINT: ImprintView = { postal_address: "", reason: "", unsubscribe_url: "", browser_url: "", home_url: "", sender: "", image_url: "" };

/** A feed of which nothing is known yet. */
export function blankFeed(): FeedView {
  return { id: "", name: "", title: null, url: "", home: null, folder: null, outlet: null, outlet_id: null, language: null, paused: false, waiting: 0, stories: 0, asked_at: null, answered_at: null, changed_at: null, next_at: null, fault: null };
}

/** An issue with nothing in it. */
export function blankIssue(): FakeIssue {
  return { id: "", publication: "", number: null, date: null, title: "", masthead: "", state: "open", subject: "", preheader: "", topic_line: "", intro: [], outro_heading: "", outro: [], call_to_action: { text: "", label: "", url: "" }, entries: [] };
}

/** An item with nothing in it. */
export function blankItem(id: string): ItemView {
  return { id, issue: null, story: null, version: "0", kicker: "", headline: "", dek: "", body: [], text: "", html: "", words: 0, sources: [] };
}

function card({ id, kicker, headline, dek, words, story, sources }: ItemView): Omit<EntryView & { kind: "item" }, "kind" | "position" | "number"> {
  return { id, kicker, headline, dek, words, story, sources };
}

function rowOf({ notes: _notes, clippings: _clippings, ...row }: StoryView): StoryRow {
  return row;
}

function insert<T extends { id: string }>(entries: T[], entry: T, before: string | null | undefined): void {
  const at = before ? entries.findIndex(({ id }) => id === before) : -1;
  entries.splice(at < 0 ? entries.length : at, 0, entry);
}

function words(delta: Delta): number {
  return countWords(wordsOf(delta));
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function invalid(message: string): Refusal {
  return new Refusal({ code: "invalid", message, hint: null });
}

function parse(text: string): ParsedIssue {
  const issue: ParsedIssue = { masthead: "", topic_line: "", title: "", number: null, date: null, subject: "", preheader: "", intro: [], entries: [], outro_heading: "", outro: [], call_to_action: { text: "", label: "", url: "" }, notes: [] };
  for (const line of text.split("\n").filter((line) => line.trim() !== "")) {
    const headline = /^\d+[.)]\s+(.*)/.exec(line)?.[1];
    const last = issue.entries.at(-1);
    const paragraph: Delta = [{ insert: `${line}\n` }];
    if (headline !== undefined) issue.entries.push({ kind: "item", number: issue.entries.length + 1, kicker: "", headline, dek: "", body: [], words: 0, sources: [] });
    else if (last?.kind === "item") Object.assign(last, { body: [...last.body, ...paragraph], words: words([...last.body, ...paragraph]) });
    else issue.intro = [...issue.intro, ...paragraph];
  }
  return issue;
}
