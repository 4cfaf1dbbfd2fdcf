// The editor's document to and from the Delta form, which is what crosses the wire.
//
// Both directions give the canonical form of the core (`body/delta.rs`): equal neighbours joined, a
// rule alone on its line, nothing at all for an empty body. Merging two versions is the core's business.

import { type Mark, type Node } from "prosemirror-model";

import { MAX_INDENT, SIMPLE_MARKS, schema, type ImageAttrs } from "./schema";
import { decidable, isNothing, sameSuggested, suggestedOf, type Suggested, type SuggestionMark } from "./suggestion/mark";

/** A body as inserts. `[]` is the empty body. */
export type Delta = DeltaOperation[];

/** One insert. */
export interface DeltaOperation {
  insert: string | { image: DeltaImage } | { rule: boolean };
  attributes?: Attributes;
}

/** A picture in the Delta form. */
export interface DeltaImage {
  src: string;
  alt: string;
  width?: number;
  height?: number;
}

/** Marks belong to words, `line` and `indent` to a `\n`; what is suggested, to anything. */
export interface Attributes {
  strong?: boolean;
  em?: boolean;
  underline?: boolean;
  strike?: boolean;
  code?: boolean;
  sub?: boolean;
  sup?: boolean;
  link?: string;
  line?: string;
  indent?: number;
  insertion?: SuggestionMark;
  deletion?: SuggestionMark;
}

/** A hard line break inside a line. */
const BREAK = "\u2028";

// What has no place in a newsletter's text, as in the core: C0 but tab, DEL, C1, U+FFFC, U+2029.
const FORBIDDEN = /[\u0000-\u0008\u000A-\u001F\u007F-\u009F\uFFFC\u2029]/gu;

const LONE_SURROGATE = /\p{Surrogate}/gu;

/** The Delta of a document. */
export function toDelta(doc: Node): Delta {
  const delta: Delta = [];
  if (isEmpty(doc)) return delta;
  doc.forEach((line, _, index) => {
    const end = decidable(doc, index);
    if (line.type === schema.nodes.rule) {
      delta.push(isNothing(end) ? { insert: { rule: true } } : { insert: { rule: true }, attributes: { ...end } });
    } else {
      for (const one of within(line)) {
        if (typeof one.insert === "string") pushText(delta, one.insert, one.attributes);
        else delta.push(one);
      }
    }
    pushText(delta, "\n", lineAttributes(line, end));
  });
  return delta;
}

/** Whether a document holds nothing, so that its Delta is `[]`. */
export function isEmpty(doc: Node): boolean {
  const only = doc.childCount === 1 ? doc.firstChild : null;
  return only !== null && only.type === schema.nodes.paragraph && only.childCount === 0;
}

/** The document of a Delta. */
export function fromDelta(delta: Delta): Node {
  const lines: Node[] = [];
  let inline: Node[] = [];
  const endLine = (attributes: Attributes): void => {
    lines.push(lineNode(attributes, inline));
    inline = [];
  };
  let afterRule = false;
  for (const { insert, attributes = {} } of delta) {
    if (typeof insert === "string") {
      const parts = insert.split("\n");
      parts.forEach((part, index) => {
        if (part !== "") afterRule = false;
        inline.push(...textNodes(part, attributes));
        if (index === parts.length - 1) return;
        // The rule has already ended its line.
        if (afterRule) afterRule = false;
        else endLine(attributes);
      });
    } else if ("image" in insert) {
      afterRule = false;
      inline.push(imageNode(insert.image, attributes));
    } else {
      if (inline.length > 0) endLine({});
      lines.push(schema.nodes.rule.create({ suggested: suggestedAttribute(attributes) }));
      afterRule = true;
    }
  }
  if (inline.length > 0) endLine({});
  if (lines.length === 0) lines.push(schema.nodes.paragraph.create());
  const all = { childCount: lines.length, child: (index: number): Node => lines[index]! };
  return schema.nodes.doc.create(
    null,
    lines.map((line, index) => {
      const end = decidable(all, index);
      return sameSuggested(end, suggestedOf(line)) ? line : line.type.create({ ...line.attrs, suggested: isNothing(end) ? null : end }, line.content);
    }),
  );
}

function suggestedAttribute({ insertion, deletion }: Attributes): Suggested | null {
  const suggested = { ...(insertion && { insertion: { id: insertion.id, by: insertion.by } }), ...(deletion && { deletion: { id: deletion.id, by: deletion.by } }) };
  return isNothing(suggested) ? null : suggested;
}

/** Whether two Deltas say the same, in whatever order their attributes stand. */
export function sameDelta(one: Delta, other: Delta): boolean {
  return one === other || fromDelta(one).eq(fromDelta(other));
}

/** The words of a Delta as it would be: what is counted and searched. */
export function wordsOf(delta: Delta): string {
  return delta
    .map(({ insert, attributes }) => (attributes?.deletion ? "" : typeof insert === "string" ? insert.replaceAll(BREAK, " ") : "image" in insert ? insert.image.alt : ""))
    .join("");
}

// Lines never change; what was written of one is known as long as the line is, and most of a text is as it was saved before.
const written = new WeakMap<Node, Delta>();

/** What stands within a line. */
function within(line: Node): Delta {
  let known = written.get(line);
  if (known === undefined) {
    const delta: Delta = [];
    line.forEach((inline) => pushInline(delta, inline));
    written.set(line, (known = delta));
  }
  return known;
}

function pushInline(delta: Delta, inline: Node): void {
  if (inline.isText) {
    const text = (inline.text ?? "").replaceAll("\n", BREAK).replace(LONE_SURROGATE, "\uFFFD").replace(FORBIDDEN, "");
    pushText(delta, text, markAttributes(inline.marks));
  } else if (inline.type === schema.nodes.hard_break) {
    pushText(delta, BREAK, markAttributes(inline.marks));
  } else {
    const link = schema.marks.link.isInSet(inline.marks)?.attrs["href"] as string | undefined;
    const { src, alt, width, height } = inline.attrs as ImageAttrs;
    const image: DeltaImage = { src, alt };
    if (width !== null) image.width = width;
    if (height !== null) image.height = height;
    const attributes = { ...(link === undefined ? {} : { link }), ...suggestedOf(inline) };
    delta.push(Object.keys(attributes).length === 0 ? { insert: { image } } : { insert: { image }, attributes });
  }
}

function pushText(delta: Delta, text: string, attributes: Attributes | undefined): void {
  if (text === "") return;
  const last = delta.at(-1);
  if (last && typeof last.insert === "string" && sameAttributes(last.attributes, attributes)) last.insert += text;
  else delta.push(attributes === undefined ? { insert: text } : { insert: text, attributes });
}

function sameAttributes(one: Attributes | undefined, other: Attributes | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  // Both were written by the functions below, so their keys stand in one order.
  return JSON.stringify(one) === JSON.stringify(other);
}

function markAttributes(marks: readonly Mark[]): Attributes | undefined {
  if (marks.length === 0) return undefined;
  const attributes: Attributes = {};
  for (const name of SIMPLE_MARKS) {
    if (schema.marks[name].isInSet(marks)) attributes[name] = true;
  }
  const link = schema.marks.link.isInSet(marks);
  if (link) attributes.link = link.attrs["href"] as string;
  for (const name of ["insertion", "deletion"] as const) {
    const mark = schema.marks[name].isInSet(marks);
    if (mark) attributes[name] = { id: mark.attrs["id"] as string, by: mark.attrs["by"] as string };
  }
  return attributes;
}

function lineAttributes(line: Node, end: Suggested): Attributes | undefined {
  const kind = lineName(line);
  const indent = Number(line.attrs["indent"] ?? 0);
  if (kind === undefined && indent === 0 && isNothing(end)) return undefined;
  return { ...(kind === undefined ? {} : { line: kind }), ...(indent === 0 ? {} : { indent }), ...end };
}

/** The name of a line's kind in the Delta form; a paragraph has none. */
export function lineName(line: Node): string | undefined {
  switch (line.type) {
    case schema.nodes.heading:
      return `heading${line.attrs["level"]}`;
    case schema.nodes.list_line:
      return line.attrs["kind"] as string;
    case schema.nodes.quote_line:
      return "quote";
    case schema.nodes.code_line:
      return "code";
    default:
      return undefined;
  }
}

function lineNode(attributes: Attributes, inline: Node[]): Node {
  const indent = Math.min(attributes.indent ?? 0, MAX_INDENT);
  const suggested = suggestedAttribute(attributes);
  switch (attributes.line) {
    case "heading2":
    case "heading3":
    case "heading4":
      return schema.nodes.heading.create({ level: Number(attributes.line.slice(-1)), suggested }, inline);
    case "bullet":
    case "ordered":
      return schema.nodes.list_line.create({ kind: attributes.line, indent, suggested }, inline);
    case "quote":
      return schema.nodes.quote_line.create({ suggested }, inline);
    case "code":
      return schema.nodes.code_line.create({ suggested }, inline);
    default:
      // A kind that only a newer Galley knows is shown as a paragraph, so that its text stays.
      return schema.nodes.paragraph.create({ indent, suggested }, inline);
  }
}

function textNodes(text: string, attributes: Attributes): Node[] {
  const marks = marksOf(attributes);
  return text
    .replace(FORBIDDEN, "")
    .split(BREAK)
    .flatMap((part, index) => [
      ...(index > 0 ? [schema.nodes.hard_break.create(null, null, marks)] : []),
      ...(part === "" ? [] : [schema.text(part, marks)]),
    ]);
}

function imageNode({ src, alt, width, height }: DeltaImage, attributes: Attributes): Node {
  const { link, insertion, deletion } = attributes;
  const marks = marksOf({ ...(link === undefined ? {} : { link }), ...(insertion && { insertion }), ...(deletion && { deletion }) });
  return schema.nodes.image.create({ src, alt: alt ?? "", width: width ?? null, height: height ?? null }, null, marks);
}

function marksOf(attributes: Attributes): readonly Mark[] {
  let marks: readonly Mark[] = [];
  for (const name of SIMPLE_MARKS) {
    if (attributes[name]) marks = schema.marks[name].create().addToSet(marks);
  }
  if (attributes.link !== undefined) marks = schema.marks.link.create({ href: attributes.link }).addToSet(marks);
  for (const name of ["insertion", "deletion"] as const) {
    const mark = attributes[name];
    if (mark) marks = schema.marks[name].create({ id: mark.id, by: mark.by }).addToSet(marks);
  }
  return marks;
}
