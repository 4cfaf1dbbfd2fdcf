// Sentences with places in them: the core's English with the same sentence in Chinese, found by the English.
// A place is `{name}` in both; a bracket of the sentence's own is doubled, as in the core.

/** A sentence as the core writes it, and as Chinese says it. */
export type Pair = readonly [english: string, chinese: string];

/** A text in Chinese, with how many of its characters were known: more are a better likeness. */
export interface Told {
  readonly words: string;
  readonly likeness: number;
}

/** How the words in a place of that name are said; null if they are none that can stand there. */
export type Filling = (place: string, words: string) => Told | null;

/** Finds the template that a text was made of and says it in Chinese; null if there is none. */
export type Teller = (text: string, fill: Filling) => Told | null;

interface Pieces {
  /** What stands before, between and behind the places. */
  readonly literals: readonly string[];
  readonly places: readonly string[];
}

interface Template {
  readonly english: Pieces;
  readonly chinese: Pieces;
  readonly likeness: number;
}

/** Takes a template apart at its places. */
export function pieces(template: string): Pieces {
  const literals = [""];
  const places: string[] = [];
  for (const [piece, place] of template.matchAll(/\{\{|\}\}|\{([a-z_]+)\}|[^{}]+|[{}]/g)) {
    if (place !== undefined) {
      places.push(place);
      literals.push("");
    } else literals[literals.length - 1] += piece === "{{" ? "{" : piece === "}}" ? "}" : piece;
  }
  return { literals, places };
}

/**
 * Knows these sentences. Templates are kept by their first word, so that a text is held against few of them;
 * of several that it may have been made of, the one counts that leaves the least to names.
 */
export function teller(pairs: readonly Pair[]): Teller {
  const shelves = new Map<string, Template[]>();
  for (const [english, chinese] of pairs) {
    const source = pieces(english);
    const template = { english: source, chinese: pieces(chinese), likeness: source.literals.join("").length };
    const word = firstWord(source.literals[0] ?? "", source.places.length > 0);
    const shelf = shelves.get(word);
    if (shelf) shelf.push(template);
    else shelves.set(word, [template]);
  }
  return (text, fill) => {
    let best: Told | null = null;
    // What begins with a place, or with a word that a place goes on, is on the shelf without a word.
    for (const word of new Set([firstWord(text, false), text.startsWith("“") ? "“" : "", ""])) {
      for (const template of shelves.get(word) ?? []) {
        const told = tell(template, text, fill);
        if (told !== null && told.likeness > (best?.likeness ?? -1)) best = told;
      }
    }
    return best;
  };
}

/** The word that a template stands under: none if a place may go on with it, “ if it only opens a quotation. */
function firstWord(words: string, goesOn: boolean): string {
  const space = words.indexOf(" ");
  if (space > 0) return words.slice(0, space);
  return goesOn ? (words.startsWith("“") ? "“" : "") : words;
}

function tell(template: Template, text: string, fill: Filling): Told | null {
  const found = wordsIn(template.english, text);
  if (found === null) return null;
  const said = new Map<string, string>();
  let { likeness } = template;
  for (const [index, place] of template.english.places.entries()) {
    const filled = fill(place, found[index] ?? "");
    if (filled === null) return null;
    said.set(place, filled.words);
    likeness += filled.likeness;
  }
  const { literals, places } = template.chinese;
  const words = literals.reduce((sum, literal, index) => joined(joined(sum, said.get(places[index - 1] ?? "") ?? ""), literal));
  return { words, likeness };
}

/** Puts words behind others, with a space where Chinese meets Latin letters or digits. */
function joined(before: string, behind: string): string {
  const meet = /\p{Script=Han}$/u.test(before) ? /^[A-Za-z0-9]/ : /[A-Za-z0-9]$/.test(before) ? /^\p{Script=Han}/u : null;
  return meet?.test(behind) ? `${before} ${behind}` : before + behind;
}

/**
 * The words in the places of a text. The text must begin and end as the template does; what stands between
 * places is taken where it comes first, which finds a way through if there is one, in one pass.
 */
function wordsIn({ literals }: Pieces, text: string): string[] | null {
  const head = literals[0] ?? "";
  if (literals.length === 1) return text === head ? [] : null;
  const tail = literals[literals.length - 1] ?? "";
  const end = text.length - tail.length;
  if (!text.startsWith(head) || !text.endsWith(tail) || end < head.length) return null;
  const words: string[] = [];
  let at = head.length;
  for (const literal of literals.slice(1, -1)) {
    const next = text.indexOf(literal, at);
    if (next < 0 || next + literal.length > end) return null;
    words.push(text.slice(at, next));
    at = next + literal.length;
  }
  words.push(text.slice(at, end));
  return words;
}
