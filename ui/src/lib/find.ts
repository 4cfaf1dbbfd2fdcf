// Finding by a few letters: which of many names are meant, the likeliest first.

/** How well words fit what was typed: the smaller the better; null where they do not fit at all. */
export function fitOf(typed: string, words: string): number | null {
  const wanted = folded(typed).split(/\s+/u).filter((word) => word !== "");
  const name = folded(words);
  let sum = 0;
  for (const word of wanted) {
    const at = name.indexOf(word);
    if (at < 0) return null;
    // The beginning of the name, the beginning of a word, the inside of one.
    sum += at === 0 ? 0 : /[^\p{L}\p{N}]/u.test(name[at - 1]!) ? 1 : 2;
  }
  return sum;
}

/** What fits, the best first and otherwise in its order. */
export function fitting<T>(typed: string, all: readonly T[], wordsOf: (one: T) => string): T[] {
  return all
    .map((one) => ({ one, fit: fitOf(typed, wordsOf(one)) }))
    .filter((found): found is { one: T; fit: number } => found.fit !== null)
    .sort((a, b) => a.fit - b.fit)
    .map(({ one }) => one);
}

/** Without case, accents and width, in which people type names or not. */
function folded(words: string): string {
  return words.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
}
