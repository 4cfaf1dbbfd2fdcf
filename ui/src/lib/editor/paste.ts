// Pasting. Foreign HTML is cleaned by the core and comes back as lines; nothing of it is trusted here.
//
// The answer comes a moment later, so the place is kept as a mark in the text that moves along with
// what is typed meanwhile. When the core cannot read it, the plain text is pasted instead.

import type { Node } from "prosemirror-model";
import { Fragment, Slice } from "prosemirror-model";
import { NodeSelection, Plugin, PluginKey, Selection, TextSelection, type EditorState, type Transaction } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";

import { clipboardText, copied } from "./copy";
import { fromDelta, type Delta } from "./delta";
import { picturesIn, type TakePictures } from "./picture";
import { isAddress, schema } from "./schema";

/** Cleans foreign HTML into lines. */
export type ParseHtml = (html: string) => Promise<Delta>;

interface Waiting {
  id: number;
  from: number;
  to: number;
}

const waiting = new PluginKey<readonly Waiting[]>("paste");

/** The transaction that puts lines into a range. One plain line goes into the line that is there. */
export function insertLines(state: EditorState, from: number, to: number, delta: Delta): Transaction {
  const tr = state.tr;
  const lines = fromDelta(delta).content;
  const only = lines.childCount === 1 ? lines.firstChild : null;
  if (delta.length === 0) return tr.delete(from, to);
  if (only && only.type === schema.nodes.paragraph) {
    tr.replace(from, to, new Slice(only.content, 0, 0));
    return caretAt(tr, tr.mapping.map(to));
  }
  tr.delete(from, to);
  const $at = tr.doc.resolve(tr.mapping.map(from));
  if ($at.depth > 0 && $at.parent.isTextblock && $at.parent.content.size === 0) {
    const start = $at.before();
    tr.replaceWith(start, $at.after(), lines);
    return caretAt(tr, start + lines.size - 1);
  }
  const open = (node: Node | null | undefined): number => (node?.isTextblock ? 1 : 0);
  const end = $at.pos;
  tr.replace(end, end, new Slice(lines, open(lines.firstChild), open(lines.lastChild)));
  return caretAt(tr, tr.mapping.slice(tr.steps.length - 1).map(end));
}

/** The lines of plain text: each line a paragraph, or a line of code inside code. */
export function linesOfText(text: string, inCode: boolean): Delta {
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  if (inCode) {
    if (lines.length === 1) return [{ insert: text }];
    return lines.flatMap((line) => [{ insert: line }, { insert: "\n", attributes: { line: "code" } }]);
  }
  const full = lines.filter((line) => line.trim() !== "");
  return full.length === 0 ? [] : [{ insert: `${full.join("\n")}\n` }];
}

/** The plugin that takes over pasting and dropping from outside. */
export function pasting(parse: ParseHtml, pictures: TakePictures, pictured: () => void): Plugin<readonly Waiting[]> {
  let plain = false;
  let next = 0;

  const take = (view: EditorView, data: DataTransfer, from: number, to: number, asText: boolean): boolean => {
    const text = data.getData("text/plain");
    const html = asText ? "" : data.getData("text/html");
    const own = asText ? null : copied.find(text);
    const inCode = view.state.doc.resolve(from).parent.type === schema.nodes.code_line;
    const files = picturesIn(data);
    if (files.length > 0 && !inCode) {
      putPictures(view, files, from, to);
      return true;
    }
    if (own && !inCode) {
      dispatchPaste(view, insertLines(view.state, from, to, own.inline && isOneLine(own.delta) ? asInline(own.delta) : own.delta));
    } else if (html !== "" && !inCode) {
      const id = next++;
      view.dispatch(view.state.tr.setMeta(waiting, { add: { id, from, to } }));
      parse(html)
        .catch(() => linesOfText(text, false))
        .then((delta) => {
          const place = waiting.getState(view.state)?.find((one) => one.id === id);
          // The editor may be gone, or have been given another text.
          if (view.isDestroyed || !place) return;
          const lines = delta.length === 0 ? linesOfText(text, false) : delta;
          dispatchPaste(view, insertLines(view.state, place.from, place.to, lines).setMeta(waiting, { done: id }));
        });
    } else if (text !== "") {
      if (from < to && isAddress(text.trim()) && !/\s/.test(text.trim()) && view.state.doc.resolve(from).sameParent(view.state.doc.resolve(to))) {
        dispatchPaste(view, view.state.tr.addMark(from, to, schema.marks.link.create({ href: text.trim() })));
      } else {
        dispatchPaste(view, insertLines(view.state, from, to, linesOfText(text, inCode)));
      }
    } else {
      return false;
    }
    return true;
  };

  /** Pictures come in one after the other at the place that they were given to, wherever that is by then. */
  const putPictures = (view: EditorView, files: readonly File[], from: number, to: number): void => {
    const id = next++;
    view.dispatch(view.state.tr.setMeta(waiting, { add: { id, from, to } }));
    void pictures(files).then((taken) => {
      const place = waiting.getState(view.state)?.find((one) => one.id === id);
      if (view.isDestroyed || !place) return;
      const tr = view.state.tr.setMeta(waiting, { done: id });
      if (taken.length > 0) tr.replaceRange(place.from, place.to, new Slice(Fragment.from(taken.map((attrs) => schema.nodes.image.create(attrs))), 0, 0));
      const last = lastPicture(tr);
      if (last !== null) tr.setSelection(NodeSelection.create(tr.doc, last));
      dispatchPaste(view, tr);
      if (last !== null) pictured();
    });
  };

  return new Plugin<readonly Waiting[]>({
    key: waiting,
    state: {
      init: () => [],
      apply(tr, places) {
        const meta = tr.getMeta(waiting) as { add?: Waiting; done?: number } | undefined;
        const moved = places
          .filter(({ id }) => id !== meta?.done)
          .map(({ id, from, to }) => ({ id, from: tr.mapping.map(from), to: tr.mapping.map(to, -1) }))
          .map((place) => ({ ...place, to: Math.max(place.from, place.to) }));
        return meta?.add ? [...moved, meta.add] : moved;
      },
    },
    props: {
      clipboardTextSerializer: (slice) => {
        const text = clipboardText(slice);
        copied.keep(slice, text);
        return text;
      },
      handleDOMEvents: {
        keydown: (_view, event) => {
          if (event.key.toLowerCase() === "v") plain = event.shiftKey && (event.ctrlKey || event.metaKey);
          return false;
        },
        paste: (view, event) => {
          if (!event.clipboardData || !view.editable) return false;
          const { from, to } = view.state.selection;
          const asText = plain;
          plain = false;
          if (!take(view, event.clipboardData, from, to, asText)) return false;
          event.preventDefault();
          return true;
        },
        drop: (view, event) => {
          // Dragging inside the editor is ProseMirror's own.
          if (!event.dataTransfer || view.dragging || !view.editable) return false;
          const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
          if (!at || !take(view, event.dataTransfer, at.pos, at.pos, false)) return false;
          event.preventDefault();
          view.focus();
          return true;
        },
      },
    },
  });
}

/** Where the last picture stands that a transaction put in. */
function lastPicture(tr: Transaction): number | null {
  let found: number | null = null;
  tr.mapping.maps.forEach((map, index) =>
    map.forEach((_from, _to, start, end) => {
      const later = tr.mapping.slice(index + 1);
      tr.doc.nodesBetween(later.map(start), later.map(end), (node, at) => {
        if (node.type === schema.nodes.image) found = at;
      });
    }),
  );
  return found;
}

function isOneLine(delta: Delta): boolean {
  return fromDelta(delta).childCount === 1;
}

/** A part of one line goes into the line that is there, whatever line it was cut from. */
function asInline(delta: Delta): Delta {
  const line = fromDelta(delta).firstChild;
  const content = line?.isTextblock ? line.content : Fragment.empty;
  return content.size === 0 ? [] : delta.map((operation) => (operation.insert === "\n" ? { insert: "\n" } : operation));
}

function caretAt(tr: Transaction, pos: number): Transaction {
  const $pos = tr.doc.resolve(Math.min(Math.max(pos, 0), tr.doc.content.size));
  return tr.setSelection($pos.parent.inlineContent ? TextSelection.create(tr.doc, $pos.pos) : Selection.near($pos, -1));
}

function dispatchPaste(view: EditorView, tr: Transaction): void {
  view.dispatch(tr.scrollIntoView().setMeta("paste", true).setMeta("uiEvent", "paste"));
}
