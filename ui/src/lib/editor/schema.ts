// The ProseMirror schema, whole: a body is a run of flat lines, as in the core (`body.rs`).
//
// Every line is a sibling block; lists and quotes are attributes of a line and never nest, so that a
// line here is a line there. How a run of lines looks (numbers, bullets, margins) is the style
// sheet's business; real lists exist only in what is copied out (`copy.ts`).

import { Schema, type DOMOutputSpec, type MarkSpec, type Node, type NodeSpec } from "prosemirror-model";

import { handOf, type Suggested } from "./suggestion/mark";

/** The deepest indent of a line. */
export const MAX_INDENT = 5;

/** The kind of a list line. */
export type ListKind = "bullet" | "ordered";

/** Whether an address may stand in a newsletter. */
export function isAddress(href: string): boolean {
  return /^(https?:\/\/[^\s/]|mailto:[^\s@]+@)/i.test(href);
}

function indentOf(element: HTMLElement): number {
  const indent = Number(element.dataset["indent"] ?? 0);
  return Number.isInteger(indent) ? Math.min(Math.max(indent, 0), MAX_INDENT) : 0;
}

function indented(node: Node): Record<string, string> {
  return node.attrs["indent"] > 0 ? { "data-indent": String(node.attrs["indent"]) } : {};
}

/** What is suggested of a line's end, for the style sheet. */
function ended(node: Node): Record<string, string> {
  const { insertion, deletion } = (node.attrs["suggested"] as Suggested | null) ?? {};
  const mark = deletion ?? insertion;
  if (mark === undefined) return {};
  return { "data-end": deletion ? "deletion" : "insertion", "data-suggestion": mark.id, "data-by": mark.by, "data-hand": handOf(mark.by) };
}

/** Every line has an end, and something may be suggested of it; of a rule, of the whole line. */
const suggested = { suggested: { default: null } };

/** Words that somebody would put in or take out. What is typed beside them is not part of them. */
function suggestionMark(name: "insertion" | "deletion", tag: "ins" | "del"): MarkSpec {
  return {
    attrs: { id: { validate: "string" }, by: { default: "", validate: "string" } },
    inclusive: false,
    parseDOM: [
      {
        tag: `${tag}[data-suggestion]`,
        priority: 60,
        getAttrs: (element) => ({ id: element.dataset["suggestion"] ?? "", by: element.dataset["by"] ?? "" }),
      },
    ],
    toDOM: ({ attrs }): DOMOutputSpec => [tag, { class: name, "data-suggestion": attrs["id"] as string, "data-by": attrs["by"] as string, "data-hand": handOf(attrs["by"] as string) }, 0],
  };
}

function listRule(kind: ListKind): { tag: string; getAttrs: (element: HTMLElement) => object } {
  return { tag: `p[data-line=${kind}]`, getAttrs: (element) => ({ kind, indent: indentOf(element) }) };
}

const paragraph: NodeSpec = {
  group: "line",
  content: "inline*",
  attrs: { indent: { default: 0, validate: "number" }, ...suggested },
  parseDOM: [{ tag: "p", priority: 40, getAttrs: (element) => ({ indent: indentOf(element) }) }, { tag: "div", priority: 10 }],
  toDOM: (node): DOMOutputSpec => ["p", { ...indented(node), ...ended(node) }, 0],
};

const heading: NodeSpec = {
  group: "line",
  content: "inline*",
  defining: true,
  attrs: { level: { default: 2, validate: "number" }, ...suggested },
  parseDOM: [2, 3, 4].map((level) => ({ tag: `h${level}`, attrs: { level } })),
  toDOM: (node): DOMOutputSpec => [`h${node.attrs["level"]}`, ended(node), 0],
};

const listLine: NodeSpec = {
  group: "line",
  content: "inline*",
  defining: true,
  attrs: { kind: { default: "bullet", validate: "string" }, indent: { default: 0, validate: "number" }, ...suggested },
  parseDOM: [listRule("bullet"), listRule("ordered")],
  toDOM: (node): DOMOutputSpec => ["p", { "data-line": node.attrs["kind"] as string, ...indented(node), ...ended(node) }, 0],
};

const quoteLine: NodeSpec = {
  group: "line",
  content: "inline*",
  defining: true,
  attrs: suggested,
  parseDOM: [{ tag: "p[data-line=quote]" }],
  toDOM: (node): DOMOutputSpec => ["p", { "data-line": "quote", ...ended(node) }, 0],
};

const codeLine: NodeSpec = {
  group: "line",
  content: "inline*",
  code: true,
  defining: true,
  attrs: suggested,
  parseDOM: [{ tag: "p[data-line=code]", preserveWhitespace: "full" }],
  toDOM: (node): DOMOutputSpec => ["p", { "data-line": "code", spellcheck: "false", ...ended(node) }, 0],
};

const rule: NodeSpec = {
  group: "line",
  attrs: suggested,
  parseDOM: [{ tag: "hr" }],
  toDOM: (node): DOMOutputSpec => ["hr", ended(node)],
};

const image: NodeSpec = {
  inline: true,
  group: "inline",
  draggable: true,
  attrs: {
    src: { validate: "string" },
    alt: { default: "", validate: "string" },
    width: { default: null, validate: "number|null" },
    height: { default: null, validate: "number|null" },
  },
  parseDOM: [
    {
      tag: "img[src]",
      getAttrs: (element) => ({
        src: element.getAttribute("src") ?? "",
        alt: element.getAttribute("alt") ?? "",
        width: pixels(element.getAttribute("width")),
        height: pixels(element.getAttribute("height")),
      }),
    },
  ],
  toDOM: (node): DOMOutputSpec => {
    const { src, alt, width, height } = node.attrs as ImageAttrs;
    return [
      "img",
      { src, alt, ...(width === null ? {} : { width: String(width) }), ...(height === null ? {} : { height: String(height) }) },
    ];
  },
};

/** The attributes of an image node. */
export interface ImageAttrs {
  src: string;
  alt: string;
  width: number | null;
  height: number | null;
}

function pixels(value: string | null): number | null {
  const number = Number(value);
  return value !== null && Number.isInteger(number) && number > 0 ? number : null;
}

/** The one schema. */
export const schema = new Schema({
  nodes: {
    doc: { content: "line+" },
    paragraph,
    heading,
    list_line: listLine,
    quote_line: quoteLine,
    code_line: codeLine,
    rule,
    text: { group: "inline" },
    hard_break: {
      inline: true,
      group: "inline",
      selectable: false,
      parseDOM: [{ tag: "br" }],
      toDOM: (): DOMOutputSpec => ["br"],
      leafText: () => "\n",
    },
    image,
  },
  marks: {
    insertion: suggestionMark("insertion", "ins"),
    deletion: suggestionMark("deletion", "del"),
    link: {
      attrs: { href: { validate: "string" } },
      inclusive: false,
      parseDOM: [
        {
          tag: "a[href]",
          getAttrs: (element) => {
            const href = element.getAttribute("href") ?? "";
            return isAddress(href) ? { href } : false;
          },
        },
      ],
      toDOM: (mark): DOMOutputSpec => ["a", { href: mark.attrs["href"] as string, rel: "noopener noreferrer" }, 0],
    },
    strong: { parseDOM: [{ tag: "strong" }, { tag: "b" }], toDOM: (): DOMOutputSpec => ["strong", 0] },
    em: { parseDOM: [{ tag: "em" }, { tag: "i" }], toDOM: (): DOMOutputSpec => ["em", 0] },
    underline: { parseDOM: [{ tag: "u" }], toDOM: (): DOMOutputSpec => ["u", 0] },
    strike: { parseDOM: [{ tag: "s" }, { tag: "del" }], toDOM: (): DOMOutputSpec => ["s", 0] },
    sub: { parseDOM: [{ tag: "sub" }], toDOM: (): DOMOutputSpec => ["sub", 0] },
    sup: { parseDOM: [{ tag: "sup" }], toDOM: (): DOMOutputSpec => ["sup", 0] },
    code: { code: true, parseDOM: [{ tag: "code" }], toDOM: (): DOMOutputSpec => ["code", { spellcheck: "false" }, 0] },
  },
});

/** Names of the marks that are simply on or off. */
export const SIMPLE_MARKS = ["strong", "em", "underline", "strike", "code", "sub", "sup"] as const;

/** The name of a mark that is on or off. */
export type SimpleMark = (typeof SIMPLE_MARKS)[number];
