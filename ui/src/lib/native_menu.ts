// The native menu, made from the same actions as everything else.

import { acceleratorOf } from "../parts/keys";
import { actionsOf, type Action, type ActionGroup } from "./actions";
import type { NativeMenuBar, NativeMenuEntry } from "./backend/backend";
import { language, say } from "./language/language.svelte";
import type { Newsroom } from "./state/newsroom.svelte";

/** What stands in which menu; null is a line. */
const MENUS: Record<ActionGroup, readonly (string | null)[]> = {
  file: ["issue_new", "issue_import", "issues_in", "issue_archive_in", null, "publication_new", "publication_settings", "publication_theme", null, "issue_export", "issue_test", "issue_push", "issue_seal", null, "quit"],
  edit: ["undo", "redo", null, "find", "replace", "find_next", "find_previous", null, "spelling_next", "missing_next", "missing_previous", null, "snippet_new", "curl_item", "curl_issue", "straight_item", "straight_issue", null, "item_copy_rich", "item_copy_text", null, "suggest", null, "suggestion_accept", "suggestion_reject", "suggestion_next", "suggestion_previous"],
  item: ["item_new", "section_new", "item_pick", null, "entry_up", "entry_down", "entry_top", "entry_bottom", null, "quote", "item_story", null, "entry_hold"],
  review: ["proof_make", "review_open", "review_import", null, "comment_add", "comment_item", "comment_issue", null, "comment_next", "comment_previous", null, "comment_reply", "comment_resolve", "comment_place", null, "comment_accept", "comment_reject"],
  story: ["story_new", "clip", "stories_in", "story_folder_in", "stories_out", null, "story_add", "story_shortlist", "story_hold", "story_spike", null, "story_tags", "story_outlet", "story_merge", "story_trash", "story_restore", null, "links_check", "search_save", "library_groups", "library_trash", null, "outlet_new", "outlet_merge"],
  inbox: ["feed_new", "feeds_refresh", null, "inbox_shortlist", "inbox_hold", "inbox_spike", "inbox_return", null, "rule_new", null, "opml_in", "opml_out"],
  view: ["view_issues", "view_desk", "view_library", "view_inbox", "view_outlets", "archive", "library_find", null, "settings_people", "settings_feeds", "settings_rules", "settings_clipping", "settings_addresses", "settings_hosts", "settings_snippets", "settings_dictionary", null, "sheet_preview", "sheet_findings", "sheet_comments", "sheet_suggestions", "sheet_source", "sheet_history", null, "calm", "focus_rundown", "focus_text", null, "look_light", "look_dark", "look_system", "language"],
  help: ["palette", "shortcuts"],
};

/** The menu bar as it should stand now. */
export function nativeMenu(room: Newsroom): NativeMenuBar {
  const actions = new Map(actionsOf(room).map((action) => [action.id, action]));
  const menus = (Object.keys(MENUS) as ActionGroup[]).map((group) => ({
    label: say().action.groups[group],
    entries: MENUS[group].map((id) => entryOf(id, actions)),
  }));
  return { language: language.tag, menus };
}

function entryOf(id: string | null, actions: Map<string, Action>): NativeMenuEntry {
  // Quitting is the shell's own: it must work while the page does not.
  if (id === "quit") return { action: id, label: say().action.quit, shortcut: "CmdOrCtrl+Q", enabled: true };
  const action = id === null ? undefined : actions.get(id);
  if (!action) return {};
  const { label, shortcut, native, enabled } = action;
  return { action: action.id, label, enabled, ...(shortcut && native !== false && shortcut.includes("$mod") ? { shortcut: acceleratorOf(shortcut) } : {}) };
}
