// TK shown in the text: what is missing is seen while it is written. Only the lines that change are looked at.

import type { Node } from "prosemirror-model";
import { Plugin, PluginKey } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";

import { markersIn } from "../marker";
import { changedLines, lineText } from "./changed_lines";

const key = new PluginKey<DecorationSet>("marks_missing");

/** Shows markers of missing facts. */
export function marksMissing(): Plugin {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: (_, { doc }) => DecorationSet.create(doc, all(doc)),
      apply(tr, shown, before) {
        if (!tr.docChanged) return shown;
        const { from, to, lines } = changedLines(before.doc, tr.doc);
        const mapped = shown.map(tr.mapping, tr.doc);
        const was = mapped.find(from, to);
        const now = lines.flatMap(({ node, pos }) => inLine(node, pos));
        // Most keys put in no marker and take none away.
        if (was.length === now.length && now.every((one) => was.some((other) => other.from === one.from && other.to === one.to))) return mapped;
        return mapped.remove(was).add(tr.doc, now);
      },
    },
    props: { decorations: (state) => key.getState(state) },
  });
}

function all(doc: Node): Decoration[] {
  const found: Decoration[] = [];
  doc.forEach((line, pos) => found.push(...inLine(line, pos)));
  return found;
}

function inLine(line: Node, pos: number): Decoration[] {
  if (!line.isTextblock) return [];
  return markersIn(lineText(line)).map(([from, to]) => Decoration.inline(pos + 1 + from, pos + 1 + to, { class: "missing" }));
}
