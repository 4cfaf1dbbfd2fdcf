// Quotation marks and dashes set while somebody types, as the core sets them in a whole text (`quotation.rs`). Backspace
// or undo right after takes them back.

import { InputRule, inputRules, undoInputRule } from "prosemirror-inputrules";
import { keymap } from "prosemirror-keymap";
import { Plugin, type EditorState, type Transaction } from "prosemirror-state";

import { isIdeograph } from "../count";

/** What a language prints. */
export interface QuotationStyle {
  double: readonly [string, string];
  single: readonly [string, string];
  /** Whether a narrow space stands within the outer marks, and before high signs. */
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

/**
 * Where the high sign at the end of those words of a line is to have its narrow space, and how many plain ones it has
 * there; null where it stays: within times, addresses and smiles, or where a space stands already.
 */
export function highSign(before: string): { at: number; spaces: number } | null {
  const found = /([^\s([{</\-–—―=“‘„‚«‹"'\uFFFC;:!?])( ?)([;:!?]+)((?:[\u202F\u00A0]?[»”’›"'\])])*)$/u.exec(before);
  if (!found) return null;
  const [, on = "", spaces = "", signs = "", closing = ""] = found;
  if (/[;:]$/.test(signs) && closing.startsWith(")")) return null;
  const at = found.index + on.length;
  return isKept(before.slice(0, at)) ? null : { at, spaces: spaces.length };
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
  // Whether a sign belongs to a time or an address is known only once something else follows.
  const high = new InputRule(
    /[;:!?](?:[^\s;:!?]|[\u202F\u00A0]){0,4}(\s)$/u,
    (state, match, _start, end) => {
      const line = lineBefore(state.doc.resolve(end));
      const set = styleOf(language()).spaced ? highSign(line) : null;
      if (!set) return null;
      const at = end - line.length + set.at;
      return state.tr.insertText(NARROW, at, at + set.spaces).insertText(match[1]!);
    },
    { inCodeMark: false },
  );
  return [
    inputRules({ rules: [mark('"'), mark("'"), dash(/([^\s-])--$/u), dash(/(\s)--(\s)$/u), high] }),
    new Plugin({
      props: {
        handleKeyDown: (view, event) => {
          // The end of a line follows a sign as much as a space does.
          if (event.key === "Enter" && !event.isComposing && styleOf(language()).spaced) setAtEnd(view);
          return false;
        },
      },
    }),
    // A mark is taken back before what was typed ahead of it.
    keymap({ "Mod-z": undoInputRule }),
  ];
}

function setAtEnd({ state, dispatch }: { state: EditorState; dispatch: (tr: Transaction) => void }): void {
  const { empty, $from } = state.selection;
  if (!empty || $from.parent.type.spec.code || $from.marks().some(({ type }) => type.spec.code)) return;
  const line = lineBefore($from);
  const set = highSign(line);
  if (set) dispatch(state.tr.insertText(NARROW, $from.pos - line.length + set.at, $from.pos - line.length + set.at + set.spaces));
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
