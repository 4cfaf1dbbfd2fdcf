// Keys as people read them. A shortcut is written once, in the form of tinykeys (`$mod+Shift+K`).

const MAC = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.platform);

const SIGNS: Record<string, string> = MAC
  ? { $mod: "⌘", Control: "⌃", Alt: "⌥", Shift: "⇧", Meta: "⌘", ArrowUp: "↑", ArrowDown: "↓", Enter: "↵", Escape: "esc", Backspace: "⌫", Delete: "⌦" }
  : { $mod: "Ctrl", Control: "Ctrl", ArrowUp: "↑", ArrowDown: "↓", Enter: "Enter", Escape: "Esc", Delete: "Del" };

/** The keys of a shortcut, each as its sign. */
export function signsOf(shortcut: string): string[] {
  return shortcut.split("+").map((key) => {
    const name = key.replace(/^Key|^Digit/, "");
    return SIGNS[name] ?? (name.length === 1 ? name.toUpperCase() : name);
  });
}

/** The shortcut as a native menu wants it. */
export function acceleratorOf(shortcut: string): string {
  return shortcut
    .split("+")
    .map((key) => (key === "$mod" ? "CmdOrCtrl" : key.replace(/^Key|^Digit/, "")))
    .map((key) => (key.length === 1 ? key.toUpperCase() : key))
    .join("+");
}

/** Whether a keystroke belongs to a field in which somebody writes. */
export function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !["button", "checkbox", "radio", "range", "submit"].includes(target.type);
}
