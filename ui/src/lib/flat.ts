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

/** A stretch of a field that somebody marked, in UTF-16 units. */
export interface MarkedStretch {
  id: string;
  from: number;
  to: number;
}

/** Where stretches of a field stand after it was written in; what was written over whole is gone. */
export function followField<T extends MarkedStretch>(stretches: readonly T[], before: string, after: string): T[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < before.length - head && tail < after.length - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  const [cut, put] = [before.length - tail, after.length - tail];
  return stretches.flatMap((stretch) => {
    const from = stretch.from < head ? stretch.from : stretch.from >= cut ? stretch.from - cut + put : put;
    const to = stretch.to <= head ? stretch.to : stretch.to > cut || (stretch.to === cut && stretch.from < head) ? stretch.to - cut + put : head;
    // At its very end nothing is taken in; written within, it grows.
    return from < to ? [{ ...stretch, from, to: stretch.to === cut && stretch.to === head ? stretch.to : to }] : [];
  });
}

/** A field cut at the ends of its stretches: every piece with the stretches that lie over it. */
export function piecesOf<T extends MarkedStretch>(value: string, stretches: readonly T[]): { words: string; over: T[] }[] {
  const cuts = [...new Set([0, value.length, ...stretches.flatMap(({ from, to }) => [from, to])])].filter((at) => at >= 0 && at <= value.length).sort((one, other) => one - other);
  return cuts.slice(0, -1).map((from, index) => {
    const to = cuts[index + 1]!;
    return { words: value.slice(from, to), over: stretches.filter((stretch) => stretch.from <= from && to <= stretch.to) };
  });
}
