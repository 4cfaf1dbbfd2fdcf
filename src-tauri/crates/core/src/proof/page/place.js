// Finds words by their positions in the mail, and positions by the words. The mail says where its words come from
// by `data-place`; between two marks characters are counted.

/** Characters that are passed over in counting: they only say where a line may end. */
const UNCOUNTED = /[\u200B\u2060\u00AD]/;

/**
 * A piece of text or a picture of the mail.
 * @typedef {{ node: Text | HTMLElement, key: string, start: number, length: number }} Run
 */

/** @type {Run[]} */
let runs = [];

/** @param {string} words */
function count(words) {
  let counted = 0;
  for (const character of words) if (!UNCOUNTED.test(character)) counted += 1;
  return counted;
}

/** Reads the marks of a document. @param {Document} doc */
function readRuns(doc) {
  runs = [];
  let key = "";
  let at = 0;
  /** @param {Node} node @param {number} length */
  const push = (node, length) => {
    if (key === "" || length === 0) return;
    runs.push({ node: /** @type {Text | HTMLElement} */ (node), key, start: at, length });
    at += length;
  };
  /** @param {Node} node */
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return push(node, count(/** @type {Text} */ (node).data));
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    const here = /** @type {HTMLElement} */ (node);
    if (here.hasAttribute("data-added")) return;
    if (here.nodeName === "IMG") return push(here, 1);
    const outer = key;
    const place = here.getAttribute("data-place");
    if (place !== null) {
      const cut = place.lastIndexOf("/");
      key = passages[Number(place.slice(0, cut))] ?? place.slice(0, cut);
      at = Number(place.slice(cut + 1));
    }
    here.childNodes.forEach(walk);
    key = outer;
  };
  walk(doc.body);
}

/**
 * The words that a selection holds. Those past the passage it begins in are left out, which `clipped` tells.
 * @param {Range} range
 * @returns {(Span & { clipped: boolean }) | null}
 */
function spanOfRange(range) {
  /** @type {(Span & { clipped: boolean }) | null} */
  let span = null;
  for (const { node, key, start, length } of runs) {
    if (!range.intersectsNode(node)) continue;
    let [from, to] = [start, start + length];
    if (node.nodeType === Node.TEXT_NODE) {
      const words = /** @type {Text} */ (node).data;
      if (node === range.startContainer) from = start + count(words.slice(0, range.startOffset));
      if (node === range.endContainer) to = start + count(words.slice(0, range.endOffset));
    }
    if (to <= from) continue;
    if (span === null) span = { key, start: from, end: to, clipped: false };
    else if (span.key === key) span.end = Math.max(span.end, to);
    else span.clipped = true;
  }
  return span && trimmed(span);
}

/**
 * A range without the white space around it; none where nothing is left.
 * @template {Span} T
 * @param {T} span
 * @returns {T | null}
 */
function trimmed(span) {
  const text = texts.get(span.key) ?? [];
  let { start, end } = span;
  while (start < end && /^\s?$/.test(text[start] ?? "")) start += 1;
  while (end > start && /^\s?$/.test(text[end - 1] ?? "")) end -= 1;
  return start < end ? { ...span, start, end } : null;
}

/** The offset in a text at which so many characters were counted. @param {string} words @param {number} wanted */
function offsetOf(words, wanted) {
  let counted = 0;
  let offset = 0;
  for (const character of words) {
    if (counted >= wanted && !UNCOUNTED.test(character)) break;
    if (!UNCOUNTED.test(character)) counted += 1;
    offset += character.length;
  }
  return offset;
}

/** The ranges of the mail's document that show some words. @param {Span} span @returns {Range[]} */
function rangesOf(span) {
  /** @type {Range[]} */
  const ranges = [];
  for (const { node, key, start, length } of runs) {
    if (key !== span.key || start >= span.end || start + length <= span.start) continue;
    const range = /** @type {Document} */ (node.ownerDocument).createRange();
    if (node.nodeType === Node.TEXT_NODE) {
      const words = /** @type {Text} */ (node).data;
      range.setStart(node, offsetOf(words, Math.max(0, span.start - start)));
      range.setEnd(node, span.end >= start + length ? words.length : offsetOf(words, span.end - start));
    } else {
      range.selectNode(node);
    }
    ranges.push(range);
  }
  return ranges;
}

/** The boxes in which some words are shown, in the mail's own pixels. @param {Span} span @returns {DOMRect[]} */
const boxesOf = (span) => rangesOf(span).flatMap((range) => Array.from(range.getClientRects()).filter(({ width, height }) => width > 0 && height > 0));

/** The words of a text, by their positions in it. @param {string[]} text @param {number} from @param {number} to @returns {{ start: number, end: number }[]} */
function wordsIn(text, from, to) {
  const words = text.slice(from, to).join("");
  /** @type {{ start: number, end: number }[]} */
  const found = [];
  let at = from;
  if (typeof Intl !== "undefined" && "Segmenter" in Intl) {
    for (const { segment, isWordLike } of new Intl.Segmenter(payload.language || "en", { granularity: "word" }).segment(words)) {
      const length = Array.from(segment).length;
      if (isWordLike) found.push({ start: at, end: at + length });
      at += length;
    }
  } else {
    for (const piece of words.split(/([\s\p{P}]+)/u)) {
      const length = Array.from(piece).length;
      if (/[\p{L}\p{N}]/u.test(piece)) found.push({ start: at, end: at + length });
      at += length;
    }
  }
  return found;
}
