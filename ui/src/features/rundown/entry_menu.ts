// The menu of an entry of the rundown.

import { newItem, newSection } from "../../lib/actions";
import type { EntryView } from "../../lib/bindings/galley";
import { issueName } from "../../lib/language/format";
import { say } from "../../lib/language/language.svelte";
import type { Newsroom } from "../../lib/state/newsroom.svelte";
import type { MenuEntry } from "../../parts/menu";

/** How many issues the menu offers to move to. */
const OFFERED = 12;

/** What can be done with an entry. */
export function entryMenu(room: Newsroom, entry: EntryView): MenuEntry[] {
  const words = say().rundown;
  const { desk } = room;
  if (!desk) return [];
  const at = desk.entries.findIndex(({ id }) => id === entry.id);
  const last = desk.entries.length - 1;
  const line = (id: string): MenuEntry => ({ kind: "line", id });
  const verb = (id: string, label: string, run: () => Promise<void>, more: Partial<MenuEntry & { kind: "entry" }> = {}): MenuEntry => ({
    kind: "entry",
    id,
    label,
    run: () => void room.attempt(run),
    ...more,
  });
  return [
    verb("up", words.moveUp, () => room.moveBy(entry, -1), { shortcut: "Alt+ArrowUp", disabled: at <= 0 }),
    verb("down", words.moveDown, () => room.moveBy(entry, 1), { shortcut: "Alt+ArrowDown", disabled: at >= last }),
    verb("top", words.moveTop, () => room.moveTo(entry, "top"), { disabled: at <= 0 }),
    verb("bottom", words.moveBottom, () => room.moveTo(entry, "bottom"), { disabled: at >= last }),
    line("line-1"),
    ...(entry.kind === "item"
      ? [
          { kind: "menu", id: "transfer", label: words.transfer, entries: transferEntries(room, entry) } satisfies MenuEntry,
          line("line-2"),
          verb("item-below", words.itemBelow, async () => {
            await room.choose(entry.id);
            await newItem(room);
          }),
        ]
      : []),
    verb("section-above", words.sectionAbove, () => newSection(room, entry.id)),
    line("line-3"),
    verb("remove", entry.kind === "item" ? words.hold : words.dissolve, () => room.remove(entry), { shortcut: "Delete", danger: true }),
  ];
}

function transferEntries(room: Newsroom, entry: EntryView): MenuEntry[] {
  const here = room.desk?.issue.id;
  return room.register.issues
    .filter(({ id, state }) => id !== here && ["planned", "open", "proof"].includes(state))
    .slice(0, OFFERED)
    .map((issue) => ({ kind: "entry", id: issue.id, label: issueName(issue), run: () => void room.attempt(() => room.transfer(entry, issue.id)) }));
}
