// What helps in writing, as actions; see `actions.ts`.

import type { Action } from "./actions";
import { say } from "./language/language.svelte";
import type { Newsroom } from "./state/newsroom.svelte";

/** The actions of writing as they stand now. */
export function writingActions(room: Newsroom): Action[] {
  const { writing, desk, view } = room;
  const words = say().writing;
  const { actions } = words;
  const onDesk = view === "desk" && desk !== null;
  const open = onDesk && desk.issue.state !== "sealed";
  const onItem = onDesk && desk.item !== null && desk.entry?.kind === "item";
  const inText = onDesk && (onItem || desk.part === "intro" || desk.part === "outro");
  return [
    { id: "calm", group: "view", label: actions.calm, shortcut: "F9", enabled: inText, run: () => writing.setCalm(!writing.calm) },
    { id: "find", group: "edit", label: actions.find, shortcut: "$mod+f", native: false, enabled: onDesk, run: () => writing.openFind("find") },
    { id: "replace", group: "edit", label: actions.replace, shortcut: "$mod+h", native: false, enabled: open, run: () => writing.openFind("replace") },
    { id: "find_next", group: "edit", label: actions.findNext, shortcut: "F3", enabled: onDesk && (writing.rows?.length ?? 0) > 0, run: () => writing.step(1) },
    { id: "find_previous", group: "edit", label: actions.findPrevious, shortcut: "Shift+F3", enabled: onDesk && (writing.rows?.length ?? 0) > 0, run: () => writing.step(-1) },
    { id: "missing_next", group: "edit", label: actions.nextMissing, shortcut: "F8", enabled: onDesk, run: () => writing.stepMissing(1) },
    { id: "missing_previous", group: "edit", label: actions.previousMissing, shortcut: "Shift+F8", enabled: onDesk, run: () => writing.stepMissing(-1) },
    { id: "spelling_next", group: "edit", label: actions.spelling, shortcut: "F7", enabled: inText && open, run: () => writing.nextMisspelling() },
    { id: "quote", group: "item", label: actions.quote, shortcut: "$mod+Shift+b", enabled: onItem && open && room.source.value !== null, run: () => quoteSelected(room) },
    { id: "item_story", group: "item", label: actions.chooseStory, enabled: onItem && open, run: () => (room.dialog = "source") },
    { id: "snippet_new", group: "edit", label: actions.makeSnippet, enabled: inText, run: () => writing.startSnippet() },
    { id: "settings_snippets", group: "view", label: actions.snippets, enabled: room.ready, run: () => room.showSettings("snippets") },
    { id: "settings_dictionary", group: "view", label: actions.dictionary, enabled: room.ready, run: () => room.showSettings("dictionary") },
    { id: "curl_item", group: "edit", label: actions.curlItem, enabled: onItem && open, run: () => writing.setQuotes("curled", "item") },
    { id: "curl_issue", group: "edit", label: actions.curlIssue, enabled: open, run: () => writing.setQuotes("curled", "issue") },
    { id: "straight_item", group: "edit", label: actions.straightItem, enabled: onItem && open, run: () => writing.setQuotes("straight", "item") },
    { id: "straight_issue", group: "edit", label: actions.straightIssue, enabled: open, run: () => writing.setQuotes("straight", "issue") },
    { id: "item_copy_rich", group: "edit", label: actions.copyRich, enabled: onItem, run: () => writing.copyItem("rich") },
    { id: "item_copy_text", group: "edit", label: actions.copyText, enabled: onItem, run: () => writing.copyItem("text") },
    // Each snippet is an action of its own, so that the palette finds it by its name.
    ...writing.snippets.map((snippet): Action => ({ id: `snippet_${snippet.id}`, group: "edit", label: words.snippetAction(snippet.name), enabled: inText && open, run: () => writing.insertSnippet(snippet) })),
  ];
}

/** Quotes the words that are selected in a clipping. */
async function quoteSelected(room: Newsroom): Promise<void> {
  const selected = room.writing.selected();
  if (selected) await room.writing.quote(selected.clipping, selected.words);
  else room.told(say().writing.nothingSelected, false);
}
