// Differences word by word, as one text or as two beside each other.

import type { StretchView } from "./bindings/galley";

/** One side of a difference. */
export type Side = "before" | "after";

/** The stretches that one side of a difference says. */
export function sideOf(stretches: readonly StretchView[], side: Side): StretchView[] {
  const other = side === "before" ? "added" : "removed";
  return stretches.filter((stretch) => stretch.side !== other);
}

/** A character that stands for a picture. */
const OBJECT = /\uFFFC/g;

/** Words for people: a picture by its name. */
export function shown(text: string, picture: string): string {
  return text.replace(OBJECT, picture);
}

/** The words of a text around what changed, so that a long one is read at a glance: stretches of more than `most` lines
 * without a change are shortened to the lines next to it; null stands for what was left out. */
export function shortened(stretches: readonly StretchView[], around = 2, most = 6): (StretchView | null)[] {
  return stretches.flatMap((stretch, at): (StretchView | null)[] => {
    if (stretch.side !== "same") return [stretch];
    const lines = stretch.text.split("\n");
    if (lines.length <= most) return [stretch];
    const [first, last] = [at === 0, at === stretches.length - 1];
    const head = first ? [] : [{ ...stretch, text: `${lines.slice(0, around).join("\n")}\n` }];
    const tail = last ? [] : [{ ...stretch, text: lines.slice(-around).join("\n") }];
    return [...head, null, ...tail];
  });
}
