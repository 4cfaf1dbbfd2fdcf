// Quotation marks and dashes set while somebody types, as the core sets them in a whole text (`quotation.rs`). Backspace
// or undo right after takes them back.

import { InputRule, inputRules, undoInputRule } from "prosemirror-inputrules";
import { keymap } from "prosemirror-keymap";
import type { Plugin } from "prosemirror-state";

import { isIdeograph } from "../count";

/** What a language prints. */
export interface QuotationStyle {
  double: readonly [string, string];
  single: readonly [string, string];
  /** Whether a narrow space stands within the outer marks. */
  spaced: boolean;
  /** What two hyphens become. */
  dash: string;
  /** Whether straight marks become curled ones at all. */
  curls: boolean;
}

const NARROW = "\u202F";

/** What the language of that tag prints. */
export function styleOf(language: string): QuotationStyle {
  const tag = language.toLowerCase().replace(/_/g, "-");
  const base = tag.split("-")[0] ?? "";
  const english: QuotationStyle = { double: ["“", "”"], single: ["‘", "’"], spaced: false, dash: "—", curls: true };
  const guillemets: QuotationStyle = { ...english, double: ["«", "»"], single: ["“", "”"], dash: "–" };
  const swiss = tag.includes("-ch");
  switch (base) {
    case "de":
      if (swiss || tag.includes("-li")) return { ...guillemets, single: ["‹", "›"] };
      return { ...english, double: ["„", "“"], single: ["‚", "‘"], dash: "–" };
    case "cs":
    case "sk":
    case "sl":
      return { ...english, double: ["„", "“"], single: ["‚", "‘"], dash: "–" };
    case "fr":
      return swiss ? { ...guillemets, single: ["‹", "›"] } : { ...guillemets, spaced: true };
    case "es":
    case "it":
    case "ca":
      return guillemets;
    case "pt":
      return tag === "pt-br" ? { ...english, dash: "–" } : guillemets;
    case "nb":
    case "nn":
    case "no":
      return { ...guillemets, single: ["‘", "’"] };
    case "ru":
    case "uk":
    case "be":
      return { ...guillemets, single: ["„", "“"], dash: "—" };
    case "pl":
    case "ro":
    case "hu":
      return { ...english, double: ["„", "”"], single: ["‚", "’"], dash: "–" };
    case "sv":
    case "fi":
      return { ...english, double: ["”", "”"], single: ["’", "’"], dash: "–" };
    case "zh":
      return { ...english, dash: "——" };
    case "ja":
      return { ...english, dash: "――", curls: false };
    case "en":
      return tag === "en" || tag.includes("-us") ? english : { ...english, dash: "–" };
    default:
      return { ...english, dash: "–" };
  }
}

/** What a typed mark becomes behind those words of its line; null where it stays. */
export function typedMark(before: string, mark: '"' | "'", style: QuotationStyle): string | null {
  if (!style.curls || isKept(before)) return null;
  const last = [...before].at(-1);
  const starts = last === undefined || /[\s([{</\-–—―=“‘„‚«‹"'\uFFFC]/u.test(last);
  const wide = last !== undefined && isWide(last);
  const digit = last !== undefined && /[0-9]/.test(last);
  if (mark === '"') {
    const open = openQuotes(before, style.double);
    if (digit && open === 0) return null;
    const opening = wide ? open === 0 : starts;
    if (opening) return style.spaced ? style.double[0] + NARROW : style.double[0];
    return style.spaced && last !== NARROW && last !== "\u00A0" ? NARROW + style.double[1] : style.double[1];
  }
  const open = openSingles(before, style.single);
  if (digit && open === 0) return null;
  if (wide ? open === 0 : starts) return style.single[0];
  return open > 0 ? style.single[1] : "’";
}

/** The rules of a language as one plugin, and the key that takes the last one back. */
export function typography(language: () => string): Plugin[] {
  const mark = (sign: '"' | "'"): InputRule =>
    new InputRule(
      new RegExp(`${sign}$`),
      (state, _match, start, end) => {
        const set = typedMark(lineBefore(state.doc.resolve(start)), sign, styleOf(language()));
        return set === null ? null : state.tr.insertText(set, start, end);
      },
      { inCodeMark: false },
    );
  const dash = (pattern: RegExp): InputRule =>
    new InputRule(
      pattern,
      (state, match, start, end) => {
        const [, before = "", behind = ""] = match;
        if (isKept(lineBefore(state.doc.resolve(start)) + before)) return null;
        return state.tr.insertText(styleOf(language()).dash + behind, start + before.length, end);
      },
      { inCodeMark: false },
    );
  return [
    inputRules({ rules: [mark('"'), mark("'"), dash(/([^\s-])--$/u), dash(/(\s)--(\s)$/u)] }),
    // A mark is taken back before what was typed ahead of it.
    keymap({ "Mod-z": undoInputRule }),
  ];
}

function lineBefore($pos: { parent: { textBetween: (from: number, to: number, block?: string, leaf?: string) => string }; parentOffset: number }): string {
  return $pos.parent.textBetween(0, $pos.parentOffset, undefined, "\uFFFC");
}

/** Whether what is typed now belongs to an address or to a variable. */
function isKept(before: string): boolean {
  const token = /\S*$/u.exec(before)![0];
  if (token.includes("://") || token.includes("www.") || (token.includes("@") && token.includes("."))) return true;
  return before.lastIndexOf("{{") > before.lastIndexOf("}}");
}

function openQuotes(before: string, [left, right]: readonly [string, string]): number {
  let open = 0;
  if (left === right) return [...before].filter((one) => one === left).length % 2;
  for (const one of before) {
    if (one === left) open++;
    else if (one === right) open = Math.max(0, open - 1);
  }
  return open;
}

// An apostrophe within a word closes nothing.
function openSingles(before: string, [left, right]: readonly [string, string]): number {
  let open = 0;
  const all = [...before];
  all.forEach((one, at) => {
    const within = /\p{L}/u.test(all[at - 1] ?? "") && /\p{L}/u.test(all[at + 1] ?? "");
    if (one === left && left !== right) open++;
    else if (one === right && !within) open = Math.max(0, open - 1);
  });
  return open;
}

function isWide(character: string): boolean {
  return isIdeograph(character) || /[\u3000-\u303F\uFF00-\uFF65]/.test(character);
}
