// The window's whole state, and what its person can do: each verb is one intent, carried out by the
// surface that it belongs to, and told to the person in words.

import { tick } from "svelte";

import { announcer } from "../../parts/announce.svelte";
import { toaster } from "../../parts/toast.svelte";
import { failureOf, type Backend } from "../backend/backend";
import { presentationOf } from "../backend/failure";
import type { ActionLabel, Addition, ClipFrom, Decision, EntryView, ExportFormat, Failure, FeedView, FindingView, ImagesView, IssueDesk, IssueStateView, Place, Preset, RuleView, SavedSearchView, SuggestionView, TargetView, TextOf, ThemeView, WhichView } from "../bindings/galley";
import type { Delta } from "../editor/delta";
import type { Author } from "../editor/suggestion/mark";
import { selectSuggestion } from "../editor/suggestion/decide";
import type { ImageAttrs } from "../editor/schema";
import { selectPlain } from "../editor/plain";
import { focusOn } from "../focus";
import { issueName } from "../language/format";
import { say } from "../language/language.svelte";
import { Archive } from "./archive.svelte";
import { Carrying } from "./carrying.svelte";
import { Clip } from "./clip.svelte";
import { Curation } from "./curation.svelte";
import { Desk, type Part } from "./desk.svelte";
import { Door, isUnsavedText, type UnsavedText } from "./door.svelte";
import type { TextDraft, TextSurroundings } from "./draft.svelte";
import { Feeds } from "./feeds.svelte";
import { Importing } from "./importing.svelte";
import { Inbox } from "./inbox.svelte";
import { Intake } from "./intake.svelte";
import { HotKey } from "./hot_key.svelte";
import { Jobs } from "./jobs.svelte";
import { Links } from "./links.svelte";
import { LoadedPictures } from "./loaded.svelte";
import { keep, recall } from "./kept";
import { remedyOf } from "./finding";
import { findingsOf, historyOf, previewOf, sourceOf } from "./looking.svelte";
import { Outlets } from "./outlets.svelte";
import { Outside } from "./outside.svelte";
import { Pictures } from "./pictures.svelte";
import { Proofs } from "./proof.svelte";
import { Register, type PublicationForm } from "./register.svelte";
import { Review } from "./review.svelte";
import { Reviewing } from "./reviewing.svelte";
import { Revisions } from "./revision.svelte";
import { Serving } from "./serving.svelte";
import { Saving } from "./saving.svelte";
import { Suggesting } from "./suggesting.svelte";
import { Settings } from "./settings.svelte";
import { SavedSearches } from "./saved_searches.svelte";
import { Shelf } from "./shelf.svelte";
import { Themes } from "./themes.svelte";
import { Writing } from "./writing.svelte";

/** The views of the window. */
export type View = "issues" | "desk" | "library" | "inbox" | "outlets" | "importing" | "settings";

/** The sheets of the settings. */
export const SETTINGS = ["people", "feeds", "rules", "clipping", "addresses", "hosts", "snippets", "dictionary"] as const;

/** A sheet of the settings. */
export type SettingsSheet = (typeof SETTINGS)[number];

/** The sheets of the inspector. */
export type Sheet = "preview" | "findings" | "comments" | "suggestions" | "source" | "history" | "find";

/** The sheets of a publication. */
export type PublicationSheet = "issues" | "recipe" | "theme" | "archive";

/** What stands over the window. */
export type Dialog = "palette" | "shortcuts" | "export" | "pick" | "publication" | "story" | "outlet" | "test" | "push" | "seal" | "tags" | "attribute" | "save_search" | "compare" | "carry" | "links" | "stories_out" | "outlet_merge" | "source" | "snippet" | "feed_new" | "feed" | "folder" | "rule" | "clip" | "review" | "reviews" | "changes" | "states" | null;

/** How an issue is to be written out. */
export interface ExportForm {
  format: ExportFormat;
  images: ImagesView | null;
  /** Why it goes out although checks block it. */
  anyway: string | null;
}

interface Session {
  view: View;
  publication: string;
  issue: string | null;
  sheet: Sheet;
}

/** The newsroom. */
export class Newsroom {
  readonly backend: Backend;
  readonly door: Door;
  readonly saving = new Saving();
  readonly settings = new Settings();
  readonly register: Register;
  readonly shelf: Shelf;
  readonly curation: Curation;
  readonly saved: SavedSearches;
  readonly carrying: Carrying;
  readonly outlets: Outlets;
  readonly themes: Themes;
  readonly pictures: Pictures;
  readonly suggesting: Suggesting;
  readonly jobs: Jobs;
  readonly loadedPictures: LoadedPictures;
  readonly archive: Archive;
  readonly outside: Outside;
  readonly feeds: Feeds;
  readonly inbox: Inbox;
  readonly clip: Clip;
  readonly links: Links;
  readonly hotKey: HotKey;
  readonly intake: Intake;
  readonly review: Review;
  readonly writing: Writing;
  readonly proofs: Proofs;
  /** Proofs in reviewers' browsers. */
  readonly serving: Serving;
  readonly revisions: Revisions;
  readonly reviewing: Reviewing;
  readonly preview;
  readonly source;
  readonly history;
  readonly findings;

  view = $state<View>("issues");
  sheet = $state<Sheet>("preview");
  publicationSheet = $state<PublicationSheet>("issues");
  /** What the library shows beside its lists. */
  libraryPane = $state<"stories" | "groups">("stories");
  /** The stories that are compared. */
  compared = $state.raw<readonly string[]>([]);
  /** The saved search that is changed; none while a new one is made. */
  editedSearch = $state.raw<SavedSearchView | null>(null);
  /** What is edited in the dialog that stands open. */
  editedFeed = $state.raw<FeedView | null>(null);
  editedFolder = $state<string | null>(null);
  editedRule = $state.raw<RuleView | null>(null);
  /** What is to be read when the dialog for clipping opens. */
  clipped = $state.raw<ClipFrom | null>(null);
  settingsSheet = $state<SettingsSheet>("addresses");
  dialog = $state<Dialog>(null);
  #publication = $state<string | null>(null);
  /** The mail tool that the open issue is for. */
  target = $state<TargetView>("plain");
  desk = $state.raw<Desk | null>(null);
  importing = $state.raw<Importing | null>(null);
  /** Where exports of this run were written, by the hashes of their bytes. */
  written = $state.raw<ReadonlyMap<string, string>>(new Map());
  /** Why there is nothing to show. */
  trouble = $state.raw<Failure | null>(null);
  /** Whether the first view shows data. */
  ready = $state(false);

  #undoNote: number | null = null;

  constructor(backend: Backend) {
    this.backend = backend;
    this.door = new Door(backend);
    this.register = new Register(this.door);
    this.shelf = new Shelf(this.door);
    this.curation = new Curation({
      door: this.door,
      shelf: this.shelf,
      desk: () => this.desk,
      visit: () => this.go("library"),
      told: (words) => this.told(words, true),
    });
    this.saved = new SavedSearches(this.door);
    this.outlets = new Outlets(this.door, this.register);
    this.themes = new Themes(this.door);
    this.pictures = new Pictures(this.door);
    this.suggesting = new Suggesting(this.door);
    this.jobs = new Jobs(this.door, backend);
    this.loadedPictures = new LoadedPictures(this.door, this.jobs);
    this.carrying = new Carrying(this.door, backend, this.jobs);
    this.archive = new Archive(this.door);
    this.outside = new Outside(this.door);
    this.feeds = new Feeds(this.door, this.jobs, (job) => this.intake.told(job));
    this.inbox = new Inbox(this.door);
    this.clip = new Clip(this.door, this.jobs);
    this.links = new Links(this.door, this.jobs);
    this.hotKey = new HotKey(backend);
    this.intake = new Intake(this);
    this.review = new Review({
      door: this.door,
      desk: () => this.desk,
      choose: (part) => this.choose(part),
      showComments: () => this.showSheet("comments"),
      listed: () => this.sheet === "comments",
      told: (words, undoable) => this.told(words, undoable),
    });
    this.writing = new Writing(this);
    this.proofs = new Proofs(this.door);
    this.serving = new Serving(this.door, backend);
    this.revisions = new Revisions(this.door);
    this.reviewing = new Reviewing(this);
    this.preview = previewOf(this.door);
    this.source = sourceOf(this.door);
    this.history = historyOf(this.door);
    this.findings = findingsOf(this.door);
    // A note that offers to undo means the change it names; after another change it means nothing.
    this.door.hear(() => {
      if (this.#undoNote !== null) toaster.close(this.#undoNote);
      this.#undoNote = null;
    });
  }

  /** The slug of the chosen publication; it stays chosen under whatever name, and gone it is the first. */
  get publication(): string {
    const { publications } = this.register;
    return (publications.find(({ id }) => id === this.#publication) ?? publications[0])?.slug ?? "";
  }

  /** The open issue by its name. */
  get issueName(): string | null {
    return this.desk ? nameOf(this.desk.issue) : null;
  }

  /** Opens the library and goes back to where the person was. */
  async start(): Promise<void> {
    try {
      const status = await this.door.ask("library_status", {});
      this.door.undo = status.undo;
      this.door.redo = status.redo;
      await this.#handIn();
      await this.register.load();
      await this.feeds.open();
      await this.writing.loadSnippets();
      await this.#resume();
      this.trouble = null;
      this.ready = true;
      void this.attempt(() => this.hotKey.begin());
    } catch (thrown) {
      this.trouble = failureOf(thrown);
    }
  }

  /** Does something and shows what went wrong with it. True if nothing did. */
  async attempt(deed: () => Promise<unknown>): Promise<boolean> {
    try {
      await deed();
      return true;
    } catch (thrown) {
      this.show(failureOf(thrown));
      return false;
    }
  }

  /** Shows a failure where it belongs. */
  show(failure: Failure): void {
    const { place, tone } = presentationOf(failure);
    if (place === "screen") this.trouble = failure;
    else toaster.show({ words: failure.message === "" ? say().fault : say().told(failure.message), hint: failure.hint === null ? null : say().told(failure.hint), tone });
  }

  /** Goes to a view. */
  async go(view: View): Promise<void> {
    this.writing.calm = false;
    if (view === this.view) return;
    // What was written is sent on its way before the place is left.
    void this.saving.flush().catch(() => undefined);
    if (view === "desk" && !this.desk) view = "issues";
    if (this.view === "library") this.#leaveLibrary();
    if (this.view === "inbox") this.inbox.close();
    this.view = view;
    if (view === "inbox") await Promise.all([this.feeds.open(), this.inbox.open()]);
    if (view === "library") await Promise.all([this.shelf.open(), this.saved.open()]);
    if (view === "settings") await Promise.all([this.outside.open(), this.feeds.load(), this.review.people.load()]);
    this.#remember();
  }

  /** Opens an issue on the desk. */
  async openIssue(issue: string): Promise<void> {
    await this.#seat(await this.door.ask("issue_open", { issue }));
  }

  /** Begins a new issue of the chosen publication. */
  async createIssue(): Promise<void> {
    const publication = this.publication;
    if (publication === "") return;
    const issue = await this.door.change("issue_create", { publication });
    await this.#seat(issue);
    this.told(say().issues.created(nameOf(issue)), true);
  }

  /** Makes a publication and goes to its (still empty) list of issues. */
  async createPublication(name: string, preset: Preset, language: string): Promise<void> {
    const made = await this.register.createPublication(name, preset, language);
    this.choosePublication(made.slug);
    this.publicationSheet = "issues";
    if (this.view !== "issues") await this.go("issues");
    this.told(say().publication.created(made.name), true);
  }

  /** Changes some of a publication. */
  async setPublication(publication: string, form: Partial<PublicationForm>): Promise<void> {
    await this.register.setPublication(publication, form);
  }

  /** Shows a sheet of the settings. */
  async showSettings(sheet: SettingsSheet): Promise<void> {
    this.settingsSheet = sheet;
    await this.go("settings");
  }

  /** Shows a sheet of the chosen publication. */
  async showPublication(sheet: PublicationSheet): Promise<void> {
    this.publicationSheet = sheet;
    await this.go("issues");
  }

  /** Asks where to, and writes a theme there. */
  async exportTheme({ slug, name }: Pick<ThemeView, "slug" | "name">): Promise<void> {
    const path = await this.backend.chooseExportFile(name, "theme");
    if (path === null) return;
    await this.door.ask("theme_export", { theme: slug, path });
    toaster.show({ words: say().theme.given(path), act: { label: say().exporting.reveal, run: () => void this.attempt(() => this.backend.revealFile(path)) } });
  }

  /** Gives up the theme that is looked at, and looks at another. */
  async removeTheme(next: string): Promise<void> {
    const name = this.themes.view?.name ?? "";
    await this.themes.remove(next);
    this.told(say().theme.removed(name), true);
  }

  /** Sets where the open issue stands on its way. */
  async setIssueState(state: IssueStateView): Promise<void> {
    const desk = this.desk;
    if (!desk || desk.issue.state === state) return;
    await desk.set("state", state);
    this.told(say().issue.isNow(nameOf(desk.issue), say().issue.states[state]), true);
  }

  /** Opens a part of the issue on the desk. */
  async choose(part: Part): Promise<void> {
    await this.attempt(async () => {
      await this.desk?.choose(part);
      await this.lookAtSource();
    });
  }

  /** Goes to the place that a finding is about. */
  async goTo(finding: FindingView): Promise<void> {
    const remedy = remedyOf(finding);
    if (remedy.kind === "sheet") {
      // Some of what is found is mended in the publication.
      await this.showPublication(remedy.sheet);
      return;
    }
    if (remedy.kind === "review") {
      this.reviewing.open();
      return;
    }
    if (remedy.kind === "part") {
      await this.choose(remedy.part);
      await focusOn(remedy.focus);
      const suggestion = finding.facts["suggestion"];
      if (suggestion !== undefined) this.body?.editor.run(selectSuggestion(suggestion));
      return;
    }
    const { item } = remedy;
    const { range } = finding;
    await this.choose(item);
    const body = this.desk?.item?.id === item ? this.desk.item.body.editor : null;
    const suggestion = finding.facts["suggestion"];
    if (suggestion !== undefined && body) {
      await tick();
      body.run(selectSuggestion(suggestion));
    } else if (range === null || !body) await focusOn("headline");
    else {
      // The text is drawn by now; it takes the focus with the words selected.
      await tick();
      body.run(selectPlain(range[0], range[1]));
    }
  }

  /** The running text that is shown. */
  get body(): TextDraft | null {
    const { desk } = this;
    if (!desk) return null;
    if (desk.part === "intro") return desk.own.intro;
    if (desk.part === "outro") return desk.own.outro;
    return desk.item?.id === desk.part ? desk.item.body : null;
  }

  /** Goes to a suggestion of the open issue. */
  async goToSuggestion({ id, of }: SuggestionView): Promise<void> {
    await this.choose(of.kind === "item" ? of.item : of.part);
    await tick();
    this.body?.editor.run(selectSuggestion(id));
  }

  /** Switches between suggesting and writing. */
  suggest(on: boolean): void {
    this.suggesting.on = on;
    const words = say().suggestion;
    announcer.say(on ? words.wasSuggesting : words.isWriting);
  }

  /** Accepts or rejects suggestions in the shown text, which its own undo takes back; in another by a command. */
  async decideSuggestions(of: TextOf, which: WhichView, verdict: Decision): Promise<void> {
    const shown = of.kind === "item" ? of.item : of.part;
    if (this.desk?.part === shown && this.body) {
      this.body.editor.decide(which, verdict);
      await this.body.flush();
    } else await this.door.change("suggestion_decide", { of, which, verdict, base: null });
  }

  /** Moves an entry and says where it stands now. */
  async move(entry: EntryView, to: Place): Promise<void> {
    const desk = this.desk;
    if (!desk) return;
    await desk.move(entry.id, to);
    const words = say().rundown;
    if (entry.kind === "item") {
      announcer.say(words.moved(headlineOf(entry), desk.items.findIndex(({ id }) => id === entry.id) + 1, desk.items.length));
    } else {
      announcer.say(words.movedSection(headlineOf(entry), desk.entries.findIndex(({ id }) => id === entry.id) + 1, desk.entries.length));
    }
  }

  /** Moves an entry by one step. */
  async moveBy(entry: EntryView, by: 1 | -1): Promise<void> {
    const place = this.desk?.placeBy(entry.id, by);
    if (place) await this.move(entry, place);
    else announcer.say(by < 0 ? say().rundown.atTop(headlineOf(entry)) : say().rundown.atBottom(headlineOf(entry)));
  }

  /** Moves an entry to one end of the rundown. */
  async moveTo(entry: EntryView, end: "top" | "bottom"): Promise<void> {
    const first = this.desk?.entries.find(({ id }) => id !== entry.id);
    await this.move(entry, end === "top" && first ? { kind: "before", entry: first.id } : { kind: "end" });
  }

  /** Takes an entry out: an item goes on hold, a section dissolves. */
  async remove(entry: EntryView): Promise<void> {
    await this.desk?.remove(entry.id);
    await this.lookAtSource();
    this.told(entry.kind === "item" ? say().rundown.held(headlineOf(entry)) : say().rundown.dissolved(headlineOf(entry)), true);
  }

  /** Moves an item to another issue. */
  async transfer(entry: EntryView, to: string): Promise<void> {
    await this.desk?.transfer(entry.id, to);
    await this.lookAtSource();
    const row = this.register.issues.find(({ id }) => id === to);
    this.told(say().rundown.transferred(headlineOf(entry), row ? issueName(row) : ""), true);
  }

  /** Adds something new to the rundown, before an entry or at its end, and opens it. */
  async add(what: Addition, before: string | null = null): Promise<void> {
    const added = await this.desk?.add(what, before);
    if (added) await this.choose(added.entry);
  }

  /** Enters a new outlet and goes to it. */
  async createOutlet(name: string): Promise<void> {
    const made = await this.outlets.create(name);
    if (this.view !== "outlets") await this.go("outlets");
    this.told(say().outlets.created(made.name), true);
  }

  /** Makes one outlet of two. */
  async mergeOutlets(into: string, other: string): Promise<void> {
    const made = await this.outlets.merge(into, other);
    this.told(say().outlets.merged(made.name), true);
  }

  /** Takes back the last change of this library. */
  async undo(): Promise<void> {
    await this.#reverse("undo");
  }

  /** Does again what was taken back. */
  async redo(): Promise<void> {
    await this.#reverse("redo");
  }

  /** Begins an import into the chosen publication. */
  async startImport(): Promise<void> {
    this.importing = new Importing(this.door, this.publication);
    await this.go("importing");
  }

  /** Keeps what was imported and opens it. */
  async keepImport(): Promise<void> {
    const issue = await this.importing?.keep();
    if (!issue) return;
    this.importing = null;
    await this.#seat(issue);
    this.told(say().importing.kept(nameOf(issue)), true);
  }

  /** Asks where to, and writes the open issue there. */
  async export({ format, images, anyway }: ExportForm): Promise<boolean> {
    const desk = this.desk;
    if (!desk) return false;
    await this.saving.flush();
    const { publication, number, date, id } = desk.issue;
    const mark = number !== null ? String(number) : (date ?? id.slice(0, 8));
    const path = await this.backend.chooseExportFile(say().exporting.fileName(publication.slug, mark), format);
    if (path === null) return false;
    const written = await this.door.ask("issue_export", { issue: id, target: this.target, format, images, anyway, path });
    this.written = new Map(this.written).set(written.hash, written.path);
    // It is a record of its own, of which no reply tells.
    this.door.writes++;
    await desk.reload();
    toaster.show({ words: say().exporting.done(written.path, written.images.length), act: { label: say().exporting.reveal, run: () => void this.attempt(() => this.backend.revealFile(written.path)) } });
    return true;
  }

  /** Keeps that the open issue was copied for the mail tool that is chosen: it went out as much as a file would have. */
  async recordCopy(anyway: string | null): Promise<void> {
    const desk = this.desk;
    if (!desk) return;
    await this.door.ask("issue_copied", { issue: desk.issue.id, target: this.target, anyway });
    this.door.writes++;
    await desk.reload();
  }

  /** Freezes the open issue as it went out. */
  async seal(): Promise<void> {
    const desk = this.desk;
    if (!desk) return;
    const changed = await desk.seal();
    this.told(changed ? say().archive.sealedChanged(nameOf(desk.issue)) : say().archive.sealed(nameOf(desk.issue)), true);
  }

  /** Opens a sealed issue for a repair, on the desk. */
  async correct(issue: string): Promise<void> {
    const now = await this.door.change("archive_correct", { issue });
    await this.door.followed();
    if (this.desk?.issue.id === issue) await this.go("desk");
    else await this.#seat(now);
    this.told(say().archive.correcting(nameOf(now)), true);
  }

  /** Makes the note about the open correction an item. */
  async placeNote(): Promise<void> {
    const placed = await this.archive.placeNote();
    if (!placed) return;
    const row = this.register.issues.find(({ id }) => id === placed.issue);
    this.told(say().archive.placed(row ? issueName(row) : null), true);
  }

  /** Goes to an issue in the archive of its publication. */
  async showArchive(issue: string): Promise<void> {
    this.archive.wanted = issue;
    await this.showPublication("archive");
  }

  /** Takes pictures into the library, and tells what was done to them and which were refused. */
  async takePictures(files: readonly File[]): Promise<ImageAttrs[]> {
    const taken: ImageAttrs[] = [];
    for (const file of files) {
      await this.attempt(async () => {
        const { image, changes } = await this.pictures.take(file);
        taken.push({ src: image.src, alt: "", width: image.width, height: image.height });
        if (changes.length > 0) toaster.show({ words: say().editor.pictureChanged(changes) });
      });
    }
    return taken;
  }

  /** Fills an empty library with the sample. */
  async fillWithSample(): Promise<void> {
    await this.door.change("library_sample", {});
    await this.register.load();
    const open = this.register.issues.find(({ state }) => state === "open");
    if (open) await this.openIssue(open.id);
  }

  /** Reads everything again: another process wrote. */
  async readAgain(): Promise<void> {
    await this.register.load();
    await this.desk?.reload();
    await Promise.all([this.review.people.load(), this.review.threads.load()]);
    if (this.view === "library") await Promise.all([this.shelf.load(this.shelf.rows.length), this.saved.load()]);
    if (this.view === "inbox") await Promise.all([this.inbox.load(this.inbox.rows.length), this.feeds.load()]);
    this.door.writes++;
  }

  /** Saves what is in the fingers, then lets the window go. */
  async close(): Promise<void> {
    // A field that is set when it is left is left now.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    await this.door.settled();
    await this.saving.flush().catch(() => undefined);
    // What the library cannot take now is left with this machine, and handed in at the next start.
    keep("unsaved", this.door.unsaved);
    await this.backend.closeWindow();
  }

  /** Chooses a publication. */
  choosePublication(slug: string): void {
    this.#publication = this.register.publications.find((one) => one.slug === slug)?.id ?? null;
    this.#remember();
  }

  /** Chooses the mail tool; the publication keeps to it on this machine. */
  chooseTarget(target: TargetView): void {
    this.target = target;
    if (this.desk) keep(`target.${this.desk.issue.publication.id}`, target);
  }

  /** Shows a sheet of the inspector. */
  showSheet(sheet: Sheet): void {
    this.sheet = sheet;
    this.#remember();
  }

  async #seat(issue: IssueDesk): Promise<void> {
    const left = this.desk;
    const desk = new Desk(issue, this.door, this.saving, (text) => this.#surround(text));
    this.preview.clear();
    this.source.clear();
    this.history.clear();
    this.findings.clear();
    this.suggesting.open.clear();
    this.proofs.clear();
    this.desk = desk;
    this.#publication = issue.publication.id;
    this.target = recall(`target.${issue.publication.id}`, (value): value is TargetView => this.register.targets.some(({ target }) => target === value)) ?? "plain";
    void left?.leave().catch(() => undefined);
    await this.review.open(issue.id);
    await desk.choose(desk.remembered());
    await this.lookAtSource();
    if (this.view === "library") this.#leaveLibrary();
    if (this.view === "inbox") this.inbox.close();
    this.view = "desk";
    this.#remember();
  }

  async #resume(): Promise<void> {
    const session = recall("session", isSession);
    const { issues, publications } = this.register;
    this.sheet = session?.sheet ?? "preview";
    this.#publication = publications.find(({ slug }) => slug === session?.publication)?.id ?? null;
    const last = issues.find(({ id }) => id === session?.issue) ?? issues.find(({ state }) => state === "open");
    const view = session?.view ?? "desk";
    if (last) await this.openIssue(last.id);
    if (view === "library" || view === "outlets" || view === "inbox") await this.go(view);
    else if (!this.desk || view === "issues") this.view = "issues";
  }

  #leaveLibrary(): void {
    this.shelf.close();
    this.saved.close();
  }

  async #reverse(way: "undo" | "redo"): Promise<void> {
    // The last words typed are a change too, and the one that is meant.
    await this.saving.flush();
    const label: ActionLabel | null = await this.door.change(way, {});
    await this.door.followed();
    const words = say();
    if (!label) {
      toaster.show({ words: way === "undo" ? words.nothingToUndo : words.nothingToRedo });
      return;
    }
    const deed = words.deed(label.verb, label.subject);
    this.#undoNote = toaster.show({
      words: way === "undo" ? words.undone(deed) : words.redone(deed),
      act: way === "undo" ? { label: words.redo, run: () => void this.attempt(() => this.redo()) } : null,
    });
  }

  /** Tells what was done, with the way to take it back where there is one. */
  told(words: string, undoable: boolean): void {
    const act = { label: say().undo, run: () => void this.attempt(() => this.undo()) };
    const note = toaster.show({ words, act: undoable ? act : null });
    if (undoable) this.#undoNote = note;
  }

  /** Reads the story behind the chosen item. */
  async lookAtSource(): Promise<void> {
    const story = this.desk?.entry?.kind === "item" ? this.desk.entry.story : null;
    if (story === null) this.source.clear();
    else if (this.source.value?.id !== story) await this.source.look(story);
  }

  #surround(text: "body" | "intro" | "outro"): TextSurroundings {
    const { editor } = say();
    const parse = async (html: string): Promise<Delta> => (await this.door.ask("body_parse", { form: "html", text: html })).delta;
    const follow = (href: string): void => void this.attempt(() => this.backend.openLink(href));
    const picture = (src: string): Promise<string | null> => this.pictures.show(src);
    const pictures = (files: readonly File[]): Promise<ImageAttrs[]> => this.takePictures(files);
    const author = (): Author => this.suggesting.author;
    return { label: editor[text], placeholder: editor[`${text}Here`], parse, follow, picture, pictures, author, plugins: () => this.writing.plugins(text) };
  }

  /** Saves what the last run could not. What meets the same obstacle again stays for the next start. */
  async #handIn(): Promise<void> {
    const texts = recall("unsaved", (value): value is unknown[] => Array.isArray(value))?.filter(isUnsavedText) ?? [];
    if (texts.length === 0) return;
    const left: UnsavedText[] = [];
    for (const text of texts) {
      try {
        await this.door.change(text.name, text.args as never);
      } catch (thrown) {
        const failure = failureOf(thrown);
        // Refused for what it says, or for a text that is gone: no later start would do better.
        if (presentationOf(failure).tone === "broken") left.push(text);
        this.show(failure);
      }
    }
    keep("unsaved", left);
    if (left.length < texts.length) toaster.show({ words: say().saved.handedIn });
  }

  #remember(): void {
    const session: Session = {
      view: this.view === "importing" || this.view === "settings" ? "issues" : this.view,
      publication: this.publication,
      issue: this.desk?.issue.id ?? null,
      sheet: this.sheet,
    };
    keep("session", session);
  }
}

/** An issue on the desk by its name. */
export function nameOf({ publication, number, date, title }: IssueDesk): string {
  return issueName({ publication_name: publication.name, number, date, title: title === "" ? null : title });
}

/** What an entry is called. */
export function headlineOf(entry: EntryView): string {
  return entry.kind === "item" ? entry.headline : entry.title;
}

function isSession(value: unknown): value is Session {
  return typeof value === "object" && value !== null && "view" in value && "sheet" in value && "publication" in value && ["issues", "desk", "library", "inbox", "outlets"].includes(String(value.view)) && ["preview", "findings", "comments", "suggestions", "source", "history", "find"].includes(String(value.sheet));
}
