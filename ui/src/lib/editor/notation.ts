// Texts written as lines, for tests: `p words`, `p1 words`, `h2 words`, `b0 words`, `o1 words`,
// `q words`, `c words`, `---`. `|` is the caret, `‹` and `›` the ends of a selection.

import type { Node } from "prosemirror-model";
import { EditorState, TextSelection, type Command, type Plugin } from "prosemirror-state";

import { schema } from "./schema";

const KINDS: Record<string, (indent: number, content: Node[]) => Node> = {
  p: (indent, content) => schema.nodes.paragraph.create({ indent }, content),
  h: (level, content) => schema.nodes.heading.create({ level }, content),
  b: (indent, content) => schema.nodes.list_line.create({ kind: "bullet", indent }, content),
  o: (indent, content) => schema.nodes.list_line.create({ kind: "ordered", indent }, content),
  q: (_, content) => schema.nodes.quote_line.create(null, content),
  c: (_, content) => schema.nodes.code_line.create(null, content),
};

/** A state with that text and selection. */
export function stateOf(text: string, plugins: Plugin[] = []): EditorState {
  let pos = 0;
  const found: Record<string, number> = {};
  const lines = text.split("\n").map((line) => {
    const written = line.trim();
    if (written === "---") {
      pos += 1;
      return schema.nodes.rule.create();
    }
    const [, kind = "p", number = "0", raw = ""] = /^([phboqc])(\d?) ?(.*)$/u.exec(written) ?? [];
    let plain = "";
    for (const sign of raw) {
      if ("|‹›".includes(sign)) found[sign] = pos + 1 + plain.length;
      else plain += sign;
    }
    const node = KINDS[kind]!(Number(number), plain === "" ? [] : [schema.text(plain)]);
    pos += node.nodeSize;
    return node;
  });
  const doc = schema.nodes.doc.create(null, lines);
  const anchor = found["|"] ?? found["‹"] ?? 1;
  const selection = TextSelection.create(doc, anchor, found["›"] ?? anchor);
  return EditorState.create({ doc, selection, plugins });
}

/** The text and selection of a state, in the same notation. */
export function written(state: EditorState): string {
  const { from, to, empty } = state.selection;
  const lines: string[] = [];
  state.doc.forEach((node, offset) => {
    if (node.type === schema.nodes.rule) {
      lines.push("---");
      return;
    }
    const sign = { paragraph: "p", heading: "h", quote_line: "q", code_line: "c", list_line: node.attrs["kind"] === "ordered" ? "o" : "b" }[node.type.name]!;
    const number = node.attrs["level"] ?? node.attrs["indent"] ?? 0;
    const shown = sign === "q" || sign === "c" || (sign === "p" && number === 0) ? "" : String(number);
    let words = node.textBetween(0, node.content.size, "", (leaf) => (leaf.type === schema.nodes.hard_break ? "⏎" : "▣"));
    const put = (pos: number, mark: string): void => {
      const at = pos - offset - 1;
      if (at >= 0 && at <= node.content.size) words = words.slice(0, at) + mark + words.slice(at);
    };
    if (empty) put(from, "|");
    else {
      put(to, "›");
      put(from, "‹");
    }
    lines.push(`${sign}${shown} ${words}`.trimEnd());
  });
  return lines.join("\n");
}

/** The state after a command; the same state where it did not apply. */
export function after(state: EditorState, command: Command): EditorState {
  let next = state;
  command(state, (tr) => (next = state.apply(tr)));
  return next;
}
