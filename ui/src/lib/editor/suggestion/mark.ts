// What can be suggested, as values: the mark of one suggestion, and what is suggested of a piece of text.
//
// Words and pictures carry marks of the schema; the end of a line carries the same in the line's attribute
// `suggested`, so that no sign has to stand in the text for it. What it all means is told in `body/suggestion.rs`.

import type { Mark, Node } from "prosemirror-model";

/** The mark of one suggestion: what was suggested in one go has one id. */
export interface SuggestionMark {
  id: string;
  /** The person's id; empty for a desk that does not say who it is. */
  by: string;
}

/** What is suggested of a piece. */
export interface Suggested {
  insertion?: SuggestionMark;
  deletion?: SuggestionMark;
}

/** Who suggests. */
export interface Author {
  /** The person's id; empty for this desk. */
  id: string;
  name: string;
  /** A colour of six hex digits; empty for one of the palette. */
  color: string;
}

/** Which suggestions are meant. */
export type Which = { kind: "one"; id: string } | { kind: "by"; person: string } | { kind: "all" };

/** What becomes of them. */
export type Verdict = "accept" | "reject";

/** How many colours there are for people who have none of their own. */
export const HANDS = 6;

/** The palette's colour of a person, the same on every desk; 0 is this desk's. */
export function handOf(by: string): string {
  if (by === "") return "0";
  let sum = 0;
  for (const sign of by) sum = (sum * 31 + sign.charCodeAt(0)) % 65_521;
  return String(1 + (sum % HANDS));
}

/** What is suggested of a piece of a line, or of a line's end. */
export function suggestedOf(node: Node): Suggested {
  if (!node.isInline) return (node.attrs["suggested"] as Suggested | null) ?? {};
  const found: Suggested = {};
  for (const mark of node.marks) {
    if (mark.type.name === "insertion" || mark.type.name === "deletion") found[mark.type.name] = markOf(mark);
  }
  return found;
}

/** The value of a mark of the schema. */
export function markOf(mark: Mark): SuggestionMark {
  return { id: mark.attrs["id"] as string, by: mark.attrs["by"] as string };
}

/** Whether nothing is suggested. */
export function isNothing({ insertion, deletion }: Suggested): boolean {
  return insertion === undefined && deletion === undefined;
}

/** Whether two marks are of one suggestion. */
export function sameMark(one: SuggestionMark | undefined, other: SuggestionMark | undefined): boolean {
  return one === other || (one !== undefined && other !== undefined && one.id === other.id && one.by === other.by);
}

/** Whether a choice of suggestions means this one. */
export function isMeant(which: Which, mark: SuggestionMark | undefined): boolean {
  if (mark === undefined) return false;
  if (which.kind === "one") return mark.id === which.id;
  return which.kind === "all" || mark.by === which.person;
}

/** What is left to decide of a piece; null where the piece goes. */
export function decided({ insertion, deletion }: Suggested, which: Which, verdict: Verdict): Suggested | null {
  const inserted = isMeant(which, insertion);
  const deleted = isMeant(which, deletion);
  if (verdict === "accept" ? deleted : inserted) return null;
  return { ...(insertion && !inserted ? { insertion } : {}), ...(deletion && !deleted ? { deletion } : {}) };
}

/** Whether the same is suggested of two pieces. */
export function sameSuggested(one: Suggested, other: Suggested): boolean {
  return sameMark(one.insertion, other.insertion) && sameMark(one.deletion, other.deletion);
}

/**
 * What is suggested of the end of the line of that number, as far as it could be decided (`body/suggestion.rs`): the last
 * end has nothing to join, and one before rules goes only together with all of them.
 */
export function decidable(lines: { childCount: number; child: (index: number) => Node }, index: number): Suggested {
  const line = lines.child(index);
  let { insertion, deletion } = suggestedOf(line);
  if (line.type.name === "rule" || (!insertion && !deletion)) return suggestedOf(line);
  if (index + 1 === lines.childCount) return {};
  for (let next = index + 1; next < lines.childCount && lines.child(next).type.name === "rule"; next++) {
    const bound = suggestedOf(lines.child(next));
    if (!sameMark(insertion, bound.insertion)) insertion = undefined;
    if (!sameMark(deletion, bound.deletion)) deletion = undefined;
  }
  return { ...(insertion && { insertion }), ...(deletion && { deletion }) };
}
