// Which lines of a text are new since before: what does not change keeps its node, so a look at both ends is enough.

import type { Node } from "prosemirror-model";

/** A run of lines in the newer document, by its ends there. */
export interface ChangedLines {
  from: number;
  to: number;
  lines: { node: Node; pos: number }[];
}

/** The lines that stand in `after` and did not stand there in `before`. */
export function changedLines(before: Node, after: Node): ChangedLines {
  let start = 0;
  const least = Math.min(before.childCount, after.childCount);
  while (start < least && before.child(start) === after.child(start)) start++;
  let end = 0;
  while (end < least - start && before.child(before.childCount - 1 - end) === after.child(after.childCount - 1 - end)) end++;
  const lines: ChangedLines["lines"] = [];
  let pos = 0;
  let from = 0;
  for (let at = 0; at < after.childCount - end; at++) {
    const node = after.child(at);
    if (at === start) from = pos;
    if (at >= start) lines.push({ node, pos });
    pos += node.nodeSize;
  }
  return { from: lines.length === 0 ? pos : from, to: pos, lines };
}

/** The text of a line with one character for each place in it: a break or a picture is U+FFFC. */
export function lineText(line: Node): string {
  return line.textBetween(0, line.content.size, undefined, "\uFFFC");
}
