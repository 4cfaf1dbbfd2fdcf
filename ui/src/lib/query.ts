// The query language as far as the page needs it: where its terms stand, so that filters can be shown as
// chips and written by a click, and so that what is typed can be completed. What a query means is the
// core's business, which also says what cannot be read.

/** A piece of a query with its place, in UTF-16 units. */
export interface Term {
  from: number;
  to: number;
  /** `tag` of `tag:finance`; null of words. */
  name: string | null;
  /** What stands behind the colon, or the words, without quotation marks. */
  value: string;
  /** Whether it is left out (`-tag:finance`). */
  negated: boolean;
}

/** Names that narrow by one of a few values, or by a value of the library. */
export const NAMES = ["tag", "outlet", "state", "is", "in", "lang", "before", "after", "age", "publication", "issue", "url"] as const;

/** A name that narrows. */
export type Name = (typeof NAMES)[number];

const QUOTES: Record<string, string> = { '"': '"', "“": "”", "„": "“", "「": "」", "『": "』", "«": "»", "＂": "＂" };
const CLOSERS = new Set(['"', "”", "“", "」", "』", "»", "＂"]);

/** The terms of a query in their order; brackets and OR are none. */
export function termsOf(query: string): Term[] {
  const terms: Term[] = [];
  let at = 0;
  while (at < query.length) {
    if (/[\s()（）]/u.test(query[at]!)) {
      at++;
      continue;
    }
    const from = at;
    const negated = /[-−－]/u.test(query[at]!) && at + 1 < query.length && !/\s/u.test(query[at + 1]!);
    if (negated) at++;
    const name = /^([a-zA-Z]+)[:：]/u.exec(query.slice(at));
    if (name) at += name[0].length;
    const [value, to] = valueAt(query, at);
    at = Math.max(to, from + 1);
    const words = query.slice(from, at);
    if (words === "OR") continue;
    terms.push({ from, to: at, name: name ? name[1]!.toLowerCase() : null, value, negated });
  }
  return terms;
}

function valueAt(query: string, from: number): [string, number] {
  const close = QUOTES[query[from] ?? ""];
  if (close !== undefined) {
    const end = query.indexOf(close, from + 1);
    return end < 0 ? [query.slice(from + 1), query.length] : [query.slice(from + 1, end), end + 1];
  }
  let to = from;
  while (to < query.length && !/[\s()（）]/u.test(query[to]!)) to++;
  return [query.slice(from, to), to];
}

/** The terms that narrow, apart from words. */
export function chipsOf(query: string): Term[] {
  return termsOf(query).filter(({ name, value }) => name !== null && value !== "" && (NAMES as readonly string[]).includes(name));
}

/** A term as it is written: in quotation marks where it needs them. */
export function written(name: string, value: string): string {
  const clean = [...value].map((sign) => (CLOSERS.has(sign) ? " " : sign)).join("").trim();
  return /^[^\s()（）:：]+$/u.test(clean) ? `${name}:${clean}` : `${name}:"${clean}"`;
}

/** The query without a term. */
export function without(query: string, term: Pick<Term, "from" | "to">): string {
  // OR that joined it to another goes with it.
  const before = query.slice(0, term.from).replace(/\s*\bOR\s*$/u, " ");
  const after = query.slice(term.to);
  const rest = before === query.slice(0, term.from) ? after.replace(/^\s*OR\b/u, "") : after;
  return `${before.trimEnd()} ${rest.trimStart()}`.trim();
}

/** The query narrowed to this value of a name, in the place of another; not narrowed by it for an empty value. */
export function narrowed(query: string, name: Name, value: string): string {
  let rest = query;
  for (let term = termOf(rest, name); term; term = termOf(rest, name)) rest = without(rest, term);
  return value === "" ? rest : `${rest} ${written(name, value)}`.trim();
}

/** The first term of a name that is not left out. */
export function termOf(query: string, name: Name): Term | undefined {
  return termsOf(query).find((term) => term.name === name && !term.negated);
}

/** What stands for words to look for, which alone can be ranked by how well they match. */
export function hasWords(query: string): boolean {
  return termsOf(query).some(({ name, negated, value }) => !negated && value !== "" && (name === null || !(NAMES as readonly string[]).includes(name)));
}

/** A way to go on with what is typed. */
export interface Completion {
  /** What is written in the place of the range. */
  text: string;
  label: string;
  /** What it means. */
  hint: string;
  from: number;
  to: number;
}

/** The values that a name may have, with their words. */
export type Values = (name: Name) => readonly { value: string; label: string; hint?: string }[];

/** How what stands before the caret can go on: names, or the values of the name before it. */
export function completionsOf(query: string, caret: number, names: Readonly<Record<Name, string>>, values: Values): Completion[] {
  const term = termsOf(query).find(({ from, to }) => from < caret && caret <= to);
  if (!term || caret < term.to) return [];
  const from = term.from + (term.negated ? 1 : 0);
  if (term.name !== null) {
    const name = NAMES.find((one) => one === term.name);
    if (!name) return [];
    const typed = term.value.toLowerCase();
    return values(name)
      .filter(({ value, label }) => value.toLowerCase().includes(typed) || label.toLowerCase().includes(typed))
      .filter(({ value }) => value.toLowerCase() !== typed)
      .slice(0, 8)
      .map(({ value, label, hint }) => ({ text: `${written(name, value)} `, label: written(name, value), hint: hint ?? (label === value ? "" : label), from, to: term.to }));
  }
  if (!/^[a-z]+$/iu.test(term.value)) return [];
  const typed = term.value.toLowerCase();
  return NAMES.filter((name) => name.startsWith(typed)).map((name) => ({ text: `${name}:`, label: `${name}:`, hint: names[name], from, to: term.to }));
}
