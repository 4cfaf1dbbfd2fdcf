// Everything that a person can do, as values: palette, native menu, shortcut list and buttons share
// them, so they cannot disagree about words, keys, or whether something is possible now.

import { isWriting } from "../parts/keys";
import { decideHere, nextSuggestion } from "./editor/suggestion/decide";
import { focusOn } from "./focus";
import { say, language } from "./language/language.svelte";
import type { Newsroom, Sheet } from "./state/newsroom.svelte";
import type { Owner } from "./state/threads.svelte";
import { writingActions } from "./writing_actions";

/** Where an action stands in menus. */
export type ActionGroup = "file" | "edit" | "item" | "review" | "story" | "inbox" | "view" | "help";

/** Something a person can do. */
export interface Action {
  id: string;
  group: ActionGroup;
  label: string;
  /** In the form of tinykeys. */
  shortcut?: string;
  /** Further keys that are not shown. */
  also?: string;
  /** Whether the native menu may take the keys; not those that a text needs itself. */
  native?: boolean;
  enabled: boolean;
  run: () => unknown;
}

/** The actions as they stand now. */
export function actionsOf(room: Newsroom): Action[] {
  const words = say();
  const { action } = words;
  const { desk, door, view } = room;
  const onDesk = view === "desk" && desk !== null;
  const entry = onDesk ? desk.entry : null;
  const { review } = room;
  const thread = onDesk ? review.threads.find(review.chosen) : null;
  // What is sealed is talked about no more.
  const remarkable = onDesk && desk.issue.state !== "sealed";
  const some = view === "library" && room.libraryPane === "stories" && room.shelf.targets.length > 0;
  const waiting = view === "inbox" && room.inbox.targets.length > 0;
  // What was thrown away is brought back before anything else.
  const sorted = some && !room.shelf.inTrash;
  const at = entry && desk ? desk.entries.indexOf(entry) : -1;
  const sheet = (name: Sheet) => async (): Promise<void> => {
    await room.go("desk");
    room.showSheet(name);
  };
  const named = (label: typeof door.undo, form: (deed: string) => string, bare: string): string => (label ? form(words.deed(label.verb, label.subject)) : bare);

  return [
    { id: "issue_new", group: "file", label: action.newIssue, shortcut: "$mod+n", enabled: room.publication !== "", run: () => room.createIssue() },
    { id: "publication_new", group: "file", label: action.newPublication, enabled: room.ready, run: () => (room.dialog = "publication") },
    { id: "publication_settings", group: "file", label: action.publicationSettings, enabled: room.publication !== "", run: () => room.showPublication("recipe").then(() => focusOn("recipe")) },
    { id: "publication_theme", group: "file", label: action.publicationTheme, enabled: room.publication !== "", run: () => room.showPublication("theme").then(() => focusOn("theme")) },
    { id: "issue_import", group: "file", label: action.importPast, shortcut: "$mod+Shift+o", enabled: room.publication !== "", run: () => room.startImport() },
    { id: "issue_export", group: "file", label: action.export, shortcut: "$mod+Shift+e", enabled: onDesk, run: () => (room.dialog = "export") },

    { id: "issue_test", group: "file", label: action.testMail, shortcut: "$mod+Shift+t", enabled: onDesk, run: () => (room.dialog = "test") },
    { id: "issue_push", group: "file", label: action.push, enabled: onDesk, run: () => (room.dialog = "push") },

    { id: "issue_seal", group: "file", label: action.seal, enabled: onDesk && desk.issue.state !== "sealed", run: () => (room.dialog = "seal") },
    { id: "archive", group: "view", label: action.archive, enabled: room.publication !== "", run: () => room.showPublication("archive") },

    { id: "undo", group: "edit", label: named(door.undo, words.undoDeed, action.undo), shortcut: "$mod+z", native: false, enabled: door.undo !== null || room.saving.state !== "saved", run: () => room.undo() },
    { id: "redo", group: "edit", label: named(door.redo, words.redoDeed, action.redo), shortcut: "$mod+Shift+z", also: "$mod+y", native: false, enabled: door.redo !== null, run: () => room.redo() },

    { id: "suggest", group: "edit", label: room.suggesting.on ? action.suggestStop : action.suggest, shortcut: "$mod+Shift+g", enabled: onDesk, run: () => room.suggest(!room.suggesting.on) },
    { id: "suggestion_accept", group: "edit", label: action.suggestionAccept, shortcut: "$mod+Alt+a", native: false, enabled: onDesk && room.body?.format?.suggestion != null, run: () => room.body?.editor.run(decideHere("accept")) },
    { id: "suggestion_reject", group: "edit", label: action.suggestionReject, shortcut: "$mod+Alt+r", native: false, enabled: onDesk && room.body?.format?.suggestion != null, run: () => room.body?.editor.run(decideHere("reject")) },
    { id: "suggestion_next", group: "edit", label: action.suggestionNext, shortcut: "$mod+Alt+ArrowDown", native: false, enabled: onDesk && room.body !== null, run: () => room.body?.editor.run(nextSuggestion(1)) },
    { id: "suggestion_previous", group: "edit", label: action.suggestionPrevious, shortcut: "$mod+Alt+ArrowUp", native: false, enabled: onDesk && room.body !== null, run: () => room.body?.editor.run(nextSuggestion(-1)) },
    ...writingActions(room),

    { id: "item_new", group: "item", label: action.newItem, shortcut: "$mod+Shift+n", enabled: onDesk, run: () => newItem(room) },
    { id: "section_new", group: "item", label: action.newSection, enabled: onDesk, run: () => newSection(room, null) },
    { id: "item_pick", group: "item", label: action.addFromLibrary, shortcut: "$mod+Shift+l", enabled: onDesk, run: () => (room.dialog = "pick") },
    { id: "entry_up", group: "item", label: action.moveUp, shortcut: "Alt+ArrowUp", native: false, enabled: entry !== null, run: () => entry && room.moveBy(entry, -1) },
    { id: "entry_down", group: "item", label: action.moveDown, shortcut: "Alt+ArrowDown", native: false, enabled: entry !== null, run: () => entry && room.moveBy(entry, 1) },
    { id: "entry_top", group: "item", label: action.moveTop, shortcut: "Alt+Shift+ArrowUp", native: false, enabled: at > 0, run: () => entry && room.moveTo(entry, "top") },
    { id: "entry_bottom", group: "item", label: action.moveBottom, shortcut: "Alt+Shift+ArrowDown", native: false, enabled: at >= 0 && desk !== null && at < desk.entries.length - 1, run: () => entry && room.moveTo(entry, "bottom") },
    { id: "entry_hold", group: "item", label: action.hold, enabled: entry?.kind === "item", run: () => entry && room.remove(entry) },

    { id: "comment_add", group: "review", label: action.commentAdd, shortcut: "$mod+Alt+KeyM", enabled: remarkable && review.selected !== null, run: () => review.begin() },
    { id: "comment_item", group: "review", label: action.commentItem, enabled: remarkable && entry?.kind === "item", run: () => entry && commentOn(room, { item: entry.id, issue: null }) },
    { id: "comment_issue", group: "review", label: action.commentIssue, enabled: remarkable, run: () => desk && commentOn(room, { item: null, issue: desk.issue.id }) },
    { id: "comment_next", group: "review", label: action.commentNext, shortcut: "$mod+Alt+KeyN", enabled: onDesk && review.inOrder.length > 0, run: () => review.step(1) },
    { id: "comment_previous", group: "review", label: action.commentPrevious, shortcut: "$mod+Alt+KeyP", enabled: onDesk && review.inOrder.length > 0, run: () => review.step(-1) },
    { id: "comment_reply", group: "review", label: action.commentReply, shortcut: "$mod+Alt+KeyY", enabled: onDesk && thread !== null, run: () => focusOn("reply") },
    { id: "comment_resolve", group: "review", label: thread?.state === "resolved" ? action.commentReopen : action.commentResolve, shortcut: "$mod+Alt+KeyE", enabled: onDesk && thread !== null, run: () => thread && (thread.state === "resolved" ? review.reopen(thread.id) : review.resolve(thread.id)) },
    { id: "comment_place", group: "review", label: action.commentPlace, enabled: onDesk && thread !== null && thread.state === "lost" && review.canPlace(thread), run: () => thread && review.place(thread.id) },
    { id: "comment_accept", group: "review", label: action.commentAccept, enabled: onDesk && thread?.replacement != null && thread.state === "open", run: () => thread && review.decide(thread.id, "accept") },
    { id: "comment_reject", group: "review", label: action.commentReject, enabled: onDesk && thread?.replacement != null && thread.state !== "resolved", run: () => thread && review.decide(thread.id, "reject") },
    { id: "proof_make", group: "review", label: action.proofMake, enabled: onDesk && desk.issue.state !== "sealed", run: () => room.reviewing.makeProof() },
    { id: "review_open", group: "review", label: action.reviewOpen, shortcut: "$mod+Shift+p", enabled: onDesk, run: () => room.reviewing.open() },
    { id: "review_import", group: "review", label: action.reviewImport, enabled: room.ready, run: () => ((room.proofs.brought = null), (room.dialog = "reviews")) },

    { id: "story_new", group: "story", label: action.newStory, enabled: room.ready, run: () => (room.dialog = "story") },
    { id: "story_add", group: "story", label: action.storyAdd, shortcut: "a", enabled: sorted && desk !== null, run: () => room.curation.place() },
    { id: "story_hold", group: "story", label: action.storyHold, shortcut: "h", enabled: sorted, run: () => room.curation.sort("hold") },
    { id: "story_spike", group: "story", label: action.storySpike, shortcut: "s", enabled: sorted, run: () => room.curation.sort("spiked") },
    { id: "story_shortlist", group: "story", label: action.storyShortlist, shortcut: "l", enabled: sorted, run: () => room.curation.sort("shortlist") },
    { id: "story_tags", group: "story", label: action.storyTags, shortcut: "t", enabled: some, run: () => (room.dialog = "tags") },
    { id: "story_outlet", group: "story", label: action.storyOutlet, shortcut: "o", enabled: some, run: () => (room.dialog = "attribute") },
    { id: "story_merge", group: "story", label: action.storyMerge, shortcut: "m", enabled: sorted && room.shelf.targets.length > 1, run: () => compare(room) },
    { id: "story_all", group: "story", label: action.storyAll, enabled: some, run: () => room.curation.chooseAll() },
    { id: "story_trash", group: "story", label: action.storyTrash, shortcut: "Delete", native: false, enabled: sorted, run: () => room.curation.trash() },
    { id: "story_restore", group: "story", label: action.storyRestore, enabled: some && room.shelf.inTrash, run: () => room.curation.restore() },
    { id: "stories_in", group: "story", label: action.storiesIn, enabled: room.ready, run: () => room.intake.carryIn("stories") },
    { id: "story_folder_in", group: "story", label: action.storyFolderIn, enabled: room.ready, run: () => room.intake.carryIn("story_folder") },
    { id: "stories_out", group: "story", label: action.storiesOut, enabled: room.ready, run: () => (room.dialog = "stories_out") },
    { id: "search_save", group: "story", label: action.saveSearch, shortcut: "$mod+Shift+s", enabled: view === "library" && room.shelf.narrowed && room.shelf.fault === null, run: () => ((room.editedSearch = null), (room.dialog = "save_search")) },
    { id: "library_groups", group: "story", label: action.duplicates, enabled: room.ready, run: () => room.go("library").then(() => (room.libraryPane = "groups")) },
    { id: "library_trash", group: "story", label: action.trash, enabled: room.ready, run: () => room.curation.search("in:trash") },
    { id: "outlet_merge", group: "story", label: action.outletMerge, enabled: view === "outlets" && room.outlets.current !== null && room.register.outlets.length > 1, run: () => (room.dialog = "outlet_merge") },
    { id: "issues_in", group: "file", label: action.issuesIn, enabled: room.publication !== "", run: () => room.intake.carryIn("issue_folder") },
    { id: "settings_people", group: "view", label: action.people, enabled: room.ready, run: () => room.showSettings("people") },
    { id: "issue_archive_in", group: "file", label: action.issueArchiveIn, enabled: room.publication !== "", run: () => room.intake.carryIn("issue_archive") },
    { id: "links_check", group: "story", label: action.checkLinks, enabled: room.ready, run: () => (room.dialog = "links") },
    { id: "settings_addresses", group: "view", label: action.addresses, enabled: room.ready, run: () => room.showSettings("addresses") },
    { id: "settings_hosts", group: "view", label: action.hosts, enabled: room.ready, run: () => room.showSettings("hosts") },

    { id: "inbox_shortlist", group: "inbox", label: action.inboxShortlist, shortcut: "a", enabled: waiting, run: () => room.inbox.triage("shortlist") },
    { id: "inbox_hold", group: "inbox", label: action.inboxHold, shortcut: "h", enabled: waiting, run: () => room.inbox.triage("hold") },
    { id: "inbox_spike", group: "inbox", label: action.inboxSpike, shortcut: "s", enabled: waiting, run: () => room.inbox.triage("spike") },
    { id: "inbox_return", group: "inbox", label: action.inboxReturn, shortcut: "r", enabled: waiting && room.inbox.scope.kind === "spiked", run: () => room.inbox.triage("inbox") },
    { id: "inbox_undo", group: "inbox", label: action.inboxUndo, shortcut: "u", enabled: view === "inbox" && door.undo !== null, run: () => room.undo() },
    { id: "inbox_open", group: "inbox", label: action.inboxOpen, shortcut: "o", enabled: view === "inbox" && room.inbox.story !== null, run: () => focusOn("reader") },
    { id: "feeds_refresh", group: "inbox", label: action.feedsRefresh, shortcut: "$mod+r", native: false, enabled: room.ready && room.feeds.list.feeds.length > 0 && room.feeds.job === null, run: () => room.intake.refresh() },
    { id: "feed_new", group: "inbox", label: action.feedNew, enabled: room.ready, run: () => (room.dialog = "feed_new") },
    { id: "opml_in", group: "inbox", label: action.opmlIn, enabled: room.ready, run: () => room.intake.takeOpml() },
    { id: "opml_out", group: "inbox", label: action.opmlOut, enabled: room.feeds.list.feeds.length > 0, run: () => room.intake.writeOpml() },
    { id: "rule_new", group: "inbox", label: action.ruleNew, enabled: room.ready, run: () => ((room.editedRule = null), (room.dialog = "rule")) },
    { id: "clip", group: "story", label: action.clip, shortcut: "$mod+Shift+c", enabled: room.ready, run: () => room.intake.startClip() },
    { id: "settings_feeds", group: "view", label: action.feedSettings, enabled: room.ready, run: () => room.showSettings("feeds") },
    { id: "settings_rules", group: "view", label: action.rules, enabled: room.ready, run: () => room.showSettings("rules") },
    { id: "settings_clipping", group: "view", label: action.clipping, enabled: room.ready, run: () => room.showSettings("clipping") },
    { id: "outlet_new", group: "story", label: action.newOutlet, enabled: room.ready, run: () => (room.dialog = "outlet") },

    { id: "view_issues", group: "view", label: action.issues, shortcut: "$mod+1", enabled: room.ready, run: () => room.showPublication("issues") },
    { id: "view_desk", group: "view", label: action.desk, shortcut: "$mod+2", enabled: desk !== null, run: () => room.go("desk") },
    { id: "view_library", group: "view", label: action.library, shortcut: "$mod+3", enabled: room.ready, run: () => room.go("library") },
    { id: "view_inbox", group: "view", label: action.inbox, shortcut: "$mod+5", enabled: room.ready, run: () => room.go("inbox").then(() => focusOn("list")) },
    { id: "view_outlets", group: "view", label: action.outlets, shortcut: "$mod+4", enabled: room.ready, run: () => room.go("outlets").then(() => focusOn("outlet-search")) },
    { id: "library_find", group: "view", label: action.find, shortcut: "$mod+Shift+f", enabled: room.ready, run: () => room.go("library").then(() => focusOn("library-search")) },
    { id: "sheet_preview", group: "view", label: action.preview, shortcut: "$mod+Shift+Digit1", enabled: desk !== null, run: sheet("preview") },
    { id: "sheet_findings", group: "view", label: action.findings, shortcut: "$mod+Shift+Digit4", enabled: desk !== null, run: sheet("findings") },
    { id: "sheet_suggestions", group: "view", label: action.suggestions, shortcut: "$mod+Shift+Digit6", enabled: desk !== null, run: sheet("suggestions") },
    { id: "sheet_comments", group: "view", label: action.comments, shortcut: "$mod+Shift+Digit5", enabled: desk !== null, run: () => sheet("comments")().then(() => focusOn("comments")) },
    { id: "sheet_source", group: "view", label: action.source, shortcut: "$mod+Shift+Digit2", enabled: desk !== null, run: sheet("source") },
    { id: "sheet_history", group: "view", label: action.history, shortcut: "$mod+Shift+Digit3", enabled: desk !== null, run: sheet("history") },
    { id: "focus_rundown", group: "view", label: action.rundown, shortcut: "F6", enabled: onDesk, run: () => focusOn("rundown") },
    { id: "focus_text", group: "view", label: action.editor, shortcut: "Shift+F6", enabled: onDesk, run: () => focusOn("text") },
    { id: "look_light", group: "view", label: `${action.look}: ${action.light}`, enabled: room.settings.theme !== "light", run: () => (room.settings.theme = "light") },
    { id: "look_dark", group: "view", label: `${action.look}: ${action.dark}`, enabled: room.settings.theme !== "dark", run: () => (room.settings.theme = "dark") },
    { id: "look_system", group: "view", label: `${action.look}: ${action.system}`, enabled: room.settings.theme !== "system", run: () => (room.settings.theme = "system") },
    { id: "language", group: "view", label: `${action.languages}: ${action.language}`, enabled: true, run: () => (language.tag = language.tag === "en" ? "zh" : "en") },

    { id: "palette", group: "help", label: action.palette, shortcut: "$mod+k", enabled: room.ready, run: () => (room.dialog = room.dialog === "palette" ? null : "palette") },
    { id: "shortcuts", group: "help", label: action.shortcuts, shortcut: "?", also: "Shift+?", enabled: true, run: () => (room.dialog = "shortcuts") },
  ];
}

/** Carries out an action, if it is possible now. */
export function carryOut(room: Newsroom, id: string): boolean {
  const action = actionsOf(room).find((one) => one.id === id);
  if (!action?.enabled) return false;
  void room.attempt(async () => await action.run());
  return true;
}

/** Whether an action's keys count where the focus is: a text keeps its own keys, a dialog keeps all but the palette's. */
export function isHeard({ id, shortcut = "" }: Pick<Action, "id" | "shortcut">, event: KeyboardEvent, dialogOpen: boolean): boolean {
  if (event.isComposing || event.defaultPrevented) return false;
  if (dialogOpen) return id === "palette";
  if (!isWriting(event.target)) return true;
  if (id === "undo" || id === "redo") return false;
  return /\$mod|^F\d|Shift\+F\d/.test(shortcut) || shortcut.startsWith("Alt+");
}

/** A new item after the chosen entry, or at the end, with the caret in its headline. */
export async function newItem(room: Newsroom): Promise<void> {
  const { desk } = room;
  if (!desk) return;
  const at = desk.entries.findIndex(({ id }) => id === desk.part);
  await room.add({ kind: "new", headline: "" }, at < 0 ? null : (desk.entries[at + 1]?.id ?? null));
  focusOn("headline");
}

/** Begins a comment on a whole item or issue; it is written where the comments are listed. */
function commentOn(room: Newsroom, owner: Owner): void {
  room.showSheet("comments");
  room.review.beginOn(owner);
}

/** Shows the chosen stories beside each other. */
function compare(room: Newsroom): void {
  room.compared = room.shelf.targets.slice(0, 6).map(({ id }) => id);
  room.dialog = "compare";
}

/** A new section before an entry, or at the end, with the caret in its name. */
export async function newSection(room: Newsroom, before: string | null): Promise<void> {
  await room.add({ kind: "section", title: "" }, before);
  focusOn("headline");
}
