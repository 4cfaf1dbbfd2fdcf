// What can be done to the stories that are chosen: the same for the menu, the keys and the buttons.

import { actionsOf, carryOut } from "../../lib/actions";
import { copyText } from "../../lib/clipboard";
import { say } from "../../lib/language/language.svelte";
import type { Newsroom } from "../../lib/state/newsroom.svelte";
import type { MenuEntry } from "../../parts/menu";

/** The menu of the chosen stories. */
export function storyMenu(room: Newsroom): MenuEntry[] {
  const words = say().library;
  const actions = new Map(actionsOf(room).map((action) => [action.id, action]));
  const { targets } = room.shelf;
  const url = targets.length === 1 ? (targets[0]?.url ?? null) : null;
  const of = (id: string, label: string, danger = false): MenuEntry => {
    const action = actions.get(id);
    return { kind: "entry", id, label, shortcut: action?.shortcut, disabled: action?.enabled !== true, danger, run: () => void carryOut(room, id) };
  };
  const trashed = room.shelf.inTrash;
  return [
    of("story_add", room.issueName ? words.addTo(room.issueName) : words.addToIssue),
    { kind: "line", id: "line-0" },
    of("story_shortlist", words.shortlist),
    of("story_hold", words.hold),
    of("story_spike", words.spike),
    { kind: "line", id: "line-1" },
    of("story_tags", words.tagThem),
    of("story_outlet", words.outletThem),
    of("story_merge", targets.length > 1 ? words.mergeThem : words.compareThem),
    { kind: "line", id: "line-2" },
    ...(url === null
      ? []
      : ([
          { kind: "entry", id: "open", label: words.openAddress, run: () => void room.attempt(() => room.backend.openLink(url)) },
          { kind: "entry", id: "copy", label: words.copyAddress, run: () => void copyText(url) },
        ] satisfies MenuEntry[])),
    of("links_check", say().action.checkLinks),
    of("story_all", words.chooseAll),
    { kind: "line", id: "line-3" },
    trashed ? of("story_restore", words.bringBack) : of("story_trash", words.trashThem, true),
  ];
}
