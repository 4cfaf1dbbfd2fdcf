// What goes to the clipboard: real nested lists, quotes and code blocks, as other programs expect.
//
// Galley's own pasting finds the exact lines again (`Copied`), because HTML would lose what only our
// model knows, such as pictures kept in the library.

import { DOMSerializer, Fragment, Slice, type Node } from "prosemirror-model";

import { toDelta, type Delta } from "./delta";
import { schema, type ListKind } from "./schema";

const inner = DOMSerializer.fromSchema(schema);

/** Serializes flat lines as nested HTML. */
class NestedSerializer extends DOMSerializer {
  override serializeFragment(fragment: Fragment, options: { document?: Document } = {}, target?: HTMLElement | DocumentFragment): HTMLElement | DocumentFragment {
    const document = options.document ?? window.document;
    const out = target ?? document.createDocumentFragment();
    const lists: { element: HTMLElement; kind: ListKind; indent: number }[] = [];
    let run: { element: HTMLElement; kind: "quote" | "code" } | null = null;
    fragment.forEach((node) => {
      if (node.type !== schema.nodes.list_line) lists.length = 0;
      const runKind = node.type === schema.nodes.quote_line ? "quote" : node.type === schema.nodes.code_line ? "code" : null;
      if (runKind !== run?.kind) run = null;
      if (node.type === schema.nodes.list_line) {
        const { kind, indent } = node.attrs as { kind: ListKind; indent: number };
        while (lists.length > 0 && deeper(lists.at(-1)!, kind, indent)) lists.pop();
        if (lists.length === 0 || lists.at(-1)!.indent < indent) {
          const element = document.createElement(kind === "bullet" ? "ul" : "ol");
          (lists.at(-1)?.element.lastElementChild ?? out).appendChild(element);
          lists.push({ element, kind, indent });
        }
        const entry = lists.at(-1)!.element.appendChild(document.createElement("li"));
        inner.serializeFragment(node.content, { document }, entry);
      } else if (runKind !== null) {
        if (run === null) {
          const element = document.createElement(runKind === "quote" ? "blockquote" : "pre");
          run = { element: out.appendChild(element), kind: runKind };
          inner.serializeFragment(node.content, { document }, runKind === "quote" ? element.appendChild(document.createElement("p")) : element);
        } else if (runKind === "quote") {
          inner.serializeFragment(node.content, { document }, run.element.appendChild(document.createElement("p")));
        } else {
          run.element.append("\n");
          inner.serializeFragment(node.content, { document }, run.element);
        }
      } else {
        out.appendChild(inner.serializeNode(node, { document }));
      }
    });
    return out;
  }
}

function deeper(list: { kind: ListKind; indent: number }, kind: ListKind, indent: number): boolean {
  return list.indent > indent || (list.indent === indent && list.kind !== kind);
}

/** The serializer for copying and dragging out. */
export const clipboardSerializer: DOMSerializer = new NestedSerializer(inner.nodes, inner.marks);

/** The text of a slice, for programs that take only text: one line a line, list marks as typed. */
export function clipboardText(slice: Slice): string {
  const numbers: number[] = [];
  const lines: string[] = [];
  slice.content.forEach((node) => {
    if (node.isInline) {
      lines.push(textOf(node));
      return;
    }
    const indent = Number(node.attrs["indent"] ?? 0);
    const kind = node.type === schema.nodes.list_line ? (node.attrs["kind"] as ListKind) : null;
    numbers.length = kind === "ordered" ? indent + 1 : Math.min(numbers.length, indent);
    if (kind === "ordered") numbers[indent] = (numbers[indent] ?? 0) + 1;
    const sign = kind === "ordered" ? `${numbers[indent]}. ` : kind === "bullet" ? "- " : "";
    const text = node.type === schema.nodes.rule ? "—" : textOf(node);
    const follows = lines.length > 0 && kind === null && node.type !== schema.nodes.code_line;
    lines.push(`${follows ? "\n" : ""}${"  ".repeat(kind === null ? 0 : indent)}${sign}${text}`);
  });
  return slice.content.firstChild?.isInline ? lines.join("") : lines.join("\n");
}

function textOf(node: Node): string {
  if (node.isText) return node.text ?? "";
  if (node.type === schema.nodes.image) return node.attrs["alt"] as string;
  if (node.type === schema.nodes.hard_break) return "\n";
  let text = "";
  node.forEach((child) => (text += textOf(child)));
  return text;
}

/** What was last copied from an editor of this window, to be found again by its text. */
export class Copied {
  #last: { text: string; delta: Delta; inline: boolean } | null = null;

  /** Remembers what goes out. */
  keep(slice: Slice, text: string): void {
    const content = slice.content.firstChild?.isInline ? Fragment.from(schema.nodes.paragraph.create(null, slice.content)) : slice.content;
    this.#last = { text, delta: toDelta(schema.nodes.doc.create(null, content)), inline: slice.openStart > 0 };
  }

  /** The lines that went out as that text, if nothing was copied elsewhere since. */
  find(text: string): { delta: Delta; inline: boolean } | null {
    return this.#last !== null && this.#last.text === text ? this.#last : null;
  }
}

/** One for the window: what is copied in one editor is pasted into another. */
export const copied = new Copied();
