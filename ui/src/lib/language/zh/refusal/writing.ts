// Writing: snippets, the dictionary.

import type { Pair } from "./template";

export const writing: readonly Pair[] = [
  ["A snippet needs a text.", "常用语需要文字。"],
  ["A snippet needs a name.", "常用语需要名称。"],
  ["There is a snippet “{name}” already.", "已有名为“{name}”的常用语。"],
  ["The dictionary takes one word at a time.", "词典一次只收一个词。"],
];
