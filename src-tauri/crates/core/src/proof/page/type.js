// The shapes that the pieces of the page share. Nothing of this file is left in the page.

/**
 * A passage as the page is given it: its owner, by number (0 for the issue, then what stands in the rundown), its part,
 * its length, the characters that the mail does not say, and where the mail says others.
 * @typedef {[owner: number, part: string, length: number, rest: string, wrong?: number[]]} Passage
 * A section, or an item; an item without a title is called by its headline.
 * @typedef {{ id: string, kind: "item" | "section", title?: string }} Place
 * @typedef {{
 *   format: 1, library: string, proof: string, number: number, hash: string, made_at: string, language: string,
 *   publication: string, issue: { id: string, title: string, number: number | null, date: string | null },
 *   subject: string, preheader: string, passages: Passage[], entries: Place[], mail?: string,
 *   served: null | { base: string }
 * }} Payload
 */

/**
 * What a reviewer left: a comment, or a suggestion of other words. Without a part it is about the whole item or issue.
 * @typedef {{
 *   id: string, owner: string, part: string | null, start: number | null, end: number | null,
 *   quote: string, prefix: string, suffix: string, body: string, replacement: string | null, at: string
 * }} Entry
 */

/**
 * A range of words: a passage by owner and part, and positions that count Unicode scalar values.
 * @typedef {{ key: string, start: number, end: number }} Span
 */

/** @typedef {null | "approve" | "request_changes"} Verdict */

/**
 * All that a reviewer did. `saved` is what was in the last review file, to tell whether something came after it.
 * @typedef {{ entries: Entry[], verdict: Verdict, remark: string, name: string, saved: string }} Work
 */

/**
 * Where the work is kept: in this browser, or with a host that serves the page.
 * @typedef {{
 *   load: () => Promise<Work>,
 *   put: (entry: Entry) => Promise<void>,
 *   remove: (id: string) => Promise<void>,
 *   finish: (work: Work) => Promise<void>,
 *   trouble: () => string
 * }} Store
 */
