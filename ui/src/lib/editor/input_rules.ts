// Markdown shortcuts: what turns into form as it is typed. Backspace right after takes it back.

import { InputRule, inputRules } from "prosemirror-inputrules";
import type { Attrs, MarkType } from "prosemirror-model";
import { TextSelection, type EditorState, type Plugin, type Transaction } from "prosemirror-state";

import { chooseLine, finishRule, type LineChoice } from "./line";
import { isAddress, schema } from "./schema";

/** The shortcuts as one plugin. */
export function markdownShortcuts(): Plugin {
  const { strong, em, strike, code } = schema.marks;
  return inputRules({
    rules: [
      lineRule(/^##\s$/, "heading2"),
      lineRule(/^###\s$/, "heading3"),
      lineRule(/^####\s$/, "heading4"),
      lineRule(/^[-*+]\s$/, "bullet"),
      lineRule(/^1[.)]\s$/, "ordered"),
      lineRule(/^[>》]\s$/, "quote"),
      lineRule(/^```$/, "code"),
      ruleRule(/^(?:---|—-|–-|——-|___|\*\*\*)$/),
      markRule(/(^|[^*])\*\*([^\s*](?:[^*]*[^\s*])?)\*\*$/, strong),
      markRule(/(^|[^\p{L}\p{N}_])__([^\s_](?:[^_]*[^\s_])?)__$/u, strong),
      markRule(/(^|[^*])\*([^\s*](?:[^*]*[^\s*])?)\*$/, em),
      markRule(/(^|[^\p{L}\p{N}_])_([^\s_](?:[^_]*[^\s_])?)_$/u, em),
      markRule(/(^|[^~])~~([^\s~](?:[^~]*[^\s~])?)~~$/, strike),
      markRule(/(^|[^`])`([^`]+)`$/, code),
      linkRule(),
    ],
  });
}

function lineRule(pattern: RegExp, choice: LineChoice): InputRule {
  return new InputRule(pattern, (state, _match, start, end) => {
    if (state.doc.resolve(start).parent.type !== schema.nodes.paragraph) return null;
    const tr = state.tr.delete(start, end);
    let chosen: Transaction | null = null;
    // The command is asked on the line without the typed signs, and its steps follow the deletion.
    chooseLine(choice)(state.apply(tr), (made) => (chosen = made));
    if (!chosen) return null;
    for (const step of (chosen as Transaction).steps) tr.step(step);
    return tr;
  });
}

function ruleRule(pattern: RegExp): InputRule {
  return new InputRule(pattern, (state, _match, start, end) => {
    const $start = state.doc.resolve(start);
    // Only where nothing else stands on the line.
    if ($start.parent.type !== schema.nodes.paragraph || $start.parent.content.size !== end - start) return null;
    const tr = state.tr.replaceWith($start.before(), $start.after(), schema.nodes.rule.create());
    finishRule(tr, $start.before(), undefined);
    return tr;
  });
}

/** `before` + sign + words + sign: group 1 is what stands before, group 2 the words. */
function markRule(pattern: RegExp, mark: MarkType): InputRule {
  return new InputRule(pattern, (state, match, start, end) => setMark(state, match, start, end, mark, null), { inCodeMark: false });
}

function setMark(state: EditorState, match: RegExpMatchArray, start: number, end: number, mark: MarkType, attrs: Attrs | null): Transaction | null {
  const [whole, before = "", words = ""] = match;
  const sign = (whole.length - before.length - words.length) / 2;
  const open = start + before.length;
  const close = open + sign + words.length;
  if (mark !== schema.marks.code && inOpenCode(state, open)) return null;
  // The last character of the closing sign is only being typed: it never enters the text.
  const tr = state.tr.delete(close, end).delete(open, open + sign);
  tr.addMark(open, open + words.length, mark.create(attrs));
  tr.removeStoredMark(mark);
  return tr;
}

function linkRule(): InputRule {
  return new InputRule(
    /\[([^[\]]+)\]\(([^()\s]+)\)$/,
    (state, match, start, end) => {
      const [, words = "", href = ""] = match;
      if (!isAddress(href)) return null;
      const tr = state.tr.delete(start + 1 + words.length, end).delete(start, start + 1);
      tr.addMark(start, start + words.length, schema.marks.link.create({ href }));
      return tr.setSelection(TextSelection.create(tr.doc, start + words.length)).removeStoredMark(schema.marks.link);
    },
    { inCodeMark: false },
  );
}

/** Whether a backtick before that place still waits for its partner: then signs are only signs. */
function inOpenCode(state: EditorState, pos: number): boolean {
  const $pos = state.doc.resolve(pos);
  return $pos.parent.textBetween(0, $pos.parentOffset, "", " ").split("`").length % 2 === 0;
}
