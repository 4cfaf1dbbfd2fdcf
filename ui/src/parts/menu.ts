// What a menu shows: entries, lines between groups, and menus inside it.

/** One line of a menu. */
export type MenuEntry =
  | { kind: "entry"; id: string; label: string; shortcut?: string | undefined; disabled?: boolean; danger?: boolean; checked?: boolean; run: () => void }
  | { kind: "menu"; id: string; label: string; entries: MenuEntry[] }
  | { kind: "line"; id: string };
