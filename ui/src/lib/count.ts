// How long a text is, counted as the core counts (`body/count.rs`), while somebody types. One file of cases holds both
// to it.

import type { Node } from "prosemirror-model";

import { suggestedOf } from "./editor/suggestion/mark";

/** The length of a text. */
export interface Count {
  /** Runs of letters and digits, and every Han, Kana or Hangul character as one. */
  words: number;
  /** Characters that leave something on paper. */
  characters: number;
  /** Those of the words that are one Han, Kana or Hangul character. */
  ideographs: number;
}

/** No text. */
export const NOTHING: Count = { words: 0, characters: 0, ideographs: 0 };

const IDEOGRAPH = /[\u1100-\u11FF\u2E80-\u2FDF\u3005-\u3007\u3021-\u3029\u3040-\u30FF\u3100-\u318F\u31A0-\u31FF\u3400-\u4DBF\u4E00-\u9FFF\uA960-\uA97F\uAC00-\uD7FF\uF900-\uFAFF\uFF66-\uFF9F\u{20000}-\u{323AF}]/u;
const LETTER = /[\p{Alphabetic}\p{N}]/u;
const JOINT = /['’‘\-.,$€£¥&@_\p{M}]/u;
const BLANK = /[\s\u0085\u200B-\u200D\u2060\uFEFF\p{M}]/u;

/** Whether a character is written without spaces between words. */
export function isIdeograph(character: string): boolean {
  return character > "\u10FF" && IDEOGRAPH.test(character);
}

/** Whether a character is a letter or a digit. */
export function isLetter(character: string): boolean {
  return LETTER.test(character);
}

/** The length of some words. */
export function countOf(text: string): Count {
  let words = 0;
  let characters = 0;
  let ideographs = 0;
  let inside = false;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (code < 0x80) {
      // Nearly everything in a Latin text, without a pattern.
      const letter = (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39);
      if (code > 0x20) characters++;
      if (letter) {
        if (!inside) words++;
        inside = true;
      } else if (!(inside && JOINT.test(character))) inside = false;
      continue;
    }
    if (!BLANK.test(character)) characters++;
    if (isIdeograph(character)) {
      words++;
      ideographs++;
      inside = false;
    } else if (LETTER.test(character)) {
      if (!inside) words++;
      inside = true;
    } else if (!(inside && JOINT.test(character))) inside = false;
  }
  return { words, characters, ideographs };
}

/** Two lengths together. */
export function sum(one: Count, other: Count): Count {
  return { words: one.words + other.words, characters: one.characters + other.characters, ideographs: one.ideographs + other.ideographs };
}

/** How long it takes to read, in seconds: 230 words of an alphabet or 400 Han characters a minute. */
export function seconds({ words, ideographs }: Count): number {
  return Math.ceil((Math.max(0, words - ideographs) * 60) / 230) + Math.ceil((ideographs * 60) / 400);
}

// A line that has not changed is the same node, so a key counts one line anew.
const counted = new WeakMap<Node, Count>();

/** The length of a document as it would be if every suggestion were accepted, which is what is printed and checked. */
export function countDoc(doc: Node): Count {
  let all = NOTHING;
  // Words of lines whose ends are suggested to go: they run on into the next line.
  let open = "";
  doc.forEach((line) => {
    if (suggestedOf(line).deletion) {
      open += lineWords(line);
      return;
    }
    let count = open === "" ? counted.get(line) : undefined;
    if (!count) {
      count = countOf(open + lineWords(line));
      if (open === "") counted.set(line, count);
    }
    open = "";
    all = sum(all, count);
  });
  return open === "" ? all : sum(all, countOf(open));
}

/** The words of a line as they are counted: breaks as spaces, pictures as their words, and nothing that is suggested to go. */
function lineWords(line: Node): string {
  let words = "";
  line.forEach((inline) => {
    if (suggestedOf(inline).deletion) return;
    words += inline.isText ? (inline.text ?? "") : inline.type.name === "image" ? String(inline.attrs["alt"]) : " ";
  });
  return words;
}
