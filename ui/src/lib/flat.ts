// Fields of one line, counted as the library counts them: in Unicode scalar values of the words as they are kept, where
// space is one space and none stands at the ends.

/** A stretch of a field. */
export interface Stretch {
  start: number;
  end: number;
  quote: string;
}

/** The selected stretch of a field; null where nothing but space is selected. */
export function stretchOf(value: string, from: number, to: number): Stretch | null {
  const selected = value.slice(from, to);
  const first = from + selected.length - selected.trimStart().length;
  const last = first + selected.trim().length;
  if (last <= first) return null;
  const kept = (until: number): string => value.slice(0, until).replace(/\s+/gu, " ").trimStart();
  const quote = value.slice(first, last).replace(/\s+/gu, " ");
  const start = scalars(kept(first));
  return { start, end: start + scalars(quote), quote };
}

/** Where a stretch begins and ends in UTF-16 units. */
export function unitsOf(value: string, start: number, end: number): [number, number] {
  const all = [...value];
  const from = all.slice(0, start).join("").length;
  return [from, from + all.slice(start, end).join("").length];
}

/** How many scalars words have. */
export function scalars(words: string): number {
  return [...words].length;
}
