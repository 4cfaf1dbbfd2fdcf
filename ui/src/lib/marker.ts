// TK, the marker for a fact still missing, found as the core's check finds it (`check/marker.rs`). One file of cases
// holds both to it.

import { isIdeograph } from "./count";

const OF_WORD = /[\p{Alphabetic}\p{N}\p{M}]/u;

/** Where markers stand, in UTF-16 units: `TK`, `TKTK` …, in capitals and as a word of their own. */
export function markersIn(text: string): [number, number][] {
  const found: [number, number][] = [];
  // Most texts have none, and are asked on every key.
  if (!text.includes("TK")) return found;
  for (const match of text.matchAll(/(?:TK)+/g)) {
    const from = match.index;
    const to = from + match[0].length;
    const before = [...text.slice(Math.max(0, from - 2), from)].at(-1);
    const behind = [...text.slice(to, to + 2)][0];
    if (joins(before) || joins(behind) || text.slice(to).trimStart().startsWith("Maxx")) continue;
    found.push([from, to]);
  }
  return found;
}

function joins(character: string | undefined): boolean {
  return character !== undefined && OF_WORD.test(character) && !isIdeograph(character);
}
