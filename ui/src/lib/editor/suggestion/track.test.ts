// Suggesting, on any text and by any edit: rejecting all gives the text that was, accepting all the one that was meant.

import fc from "fast-check";
import type { Node } from "prosemirror-model";
import { EditorState, TextSelection, type Command, type Transaction } from "prosemirror-state";
import { describe, expect, it } from "vitest";

import { fromDelta, toDelta, type Delta } from "../delta";
import { splitLine, joinAfter, joinBefore, insertRule, chooseLine, insertBreak } from "../line";
import { switchMark } from "../keymap";
import { stateOf, written } from "../notation";
import { insertLines } from "../paste";
import { schema } from "../schema";
import { decide, decision, suggestionsOf } from "./decide";
import { suggestionMode, suggesting, isDecision, isSuggestible } from "./mode";
import { keepEnds, track } from "./track";

const hand = (by = ""): { by: string; newId: () => string } => {
  let next = 0;
  return { by, newId: () => `${by}${++next}` };
};

function applied(state: EditorState, tr: Transaction, by = hand()): EditorState {
  if (isSuggestible(state, tr)) return state.apply(track(state, tr, by));
  if (tr.docChanged && !isDecision(tr)) keepEnds(tr);
  return state.apply(tr);
}

function run(state: EditorState, command: Command, by = hand()): EditorState {
  let next = state;
  command(state, (tr) => (next = applied(state, tr, by)));
  return next;
}

function open(text: string): EditorState {
  return run(stateOf(text, [suggestionMode()]), suggesting(true));
}

const settled = (state: EditorState): EditorState => state.apply(decision(state, { kind: "all" }, "accept"));
const refused = (state: EditorState): EditorState => state.apply(decision(state, { kind: "all" }, "reject"));

const type = (words: string): Command => (state, dispatch) => (dispatch?.(state.tr.insertText(words).scrollIntoView()), true);
const backspace: Command = (state, dispatch) => {
  if (!state.selection.empty) return (dispatch?.(state.tr.deleteSelection()), true);
  if (joinBefore(state, dispatch)) return true;
  const { $from } = state.selection;
  if ($from.parentOffset === 0) return false;
  const size = $from.nodeBefore?.isText && /[\uDC00-\uDFFF]$/.test($from.nodeBefore.text ?? "") ? 2 : 1;
  return (dispatch?.(state.tr.delete($from.pos - size, $from.pos)), true);
};
const del: Command = (state, dispatch) => {
  if (joinAfter(state, dispatch)) return true;
  const { $from } = state.selection;
  if ($from.parentOffset === $from.parent.content.size) return false;
  const size = /^[\uD800-\uDBFF]/.test($from.nodeAfter?.text ?? "") ? 2 : 1;
  return (dispatch?.(state.tr.delete($from.pos, $from.pos + size)), true);
};

/** The text with what is suggested: `+words+`, `-words-`, and the same before a line's end. */
function shown(state: EditorState): string {
  const lines: string[] = [];
  const sign = (suggested: { insertion?: unknown; deletion?: unknown }): string => (suggested.insertion ? "+" : "") + (suggested.deletion ? "-" : "");
  state.doc.forEach((line) => {
    let text = "";
    line.forEach((inline) => {
      const marks = sign(Object.fromEntries(inline.marks.map((mark) => [mark.type.name, true])));
      text += marks + (inline.text ?? "▣") + marks;
    });
    const end = sign((line.attrs["suggested"] as object | null) ?? {});
    lines.push((line.type === schema.nodes.rule ? "---" : text) + (end && ` ${end}¶`));
  });
  return lines.join("\n");
}

describe("while suggesting", () => {
  const check = (text: string, commands: Command[], expected: string, caret?: string): void => {
    const by = hand();
    const state = commands.reduce((now, command) => run(now, command, by), open(text));
    expect(shown(state)).toBe(expected);
    if (caret !== undefined) expect(written(state)).toBe(caret);
  };

  it("typed words are marked, and taken out again for good", () => {
    check("p One| two", [type(" x"), type("y")], "One+ xy+ two", "p One xy| two");
    check("p One| two", [type("x"), backspace], "One two", "p One| two");
  });
  it("deleted words stay and are marked; the caret goes past them", () => {
    check("p One| two", [backspace, backspace], "O-ne- two", "p O|ne two");
    check("p |One two", [del, del], "-On-e two", "p On|e two");
    check("p O‹ne› two", [type("x")], "O-ne-+x+ two", "p Onex| two");
  });
  it("a line is parted and joined at its end", () => {
    check("h2 One| two", [splitLine], "One +¶\n two", "h2 One\np | two");
    check("p One|", [splitLine, type("x")], "One +¶\n+x+", "p One\np x|");
    check("p One\np |two", [backspace], "One -¶\ntwo");
    check("p One\np |two", [backspace, type("x")], "One+x+ -¶\ntwo");
    check("p O‹ne\np tw›o", [type("x")], "O-ne- -¶\n-tw-+x+o", "p One\np twx|o");
    check("p One|", [splitLine, backspace], "One", "p One|");
  });
  it("rules come and go as a whole", () => {
    check("p One|\np two", [insertRule], "One\n--- +¶\ntwo");
    check("p One\n---\np |two", [backspace], "One\n--- -¶\ntwo");
  });
  it("another form of words is a replacement, of a line none", () => {
    check("p One ‹two›", [switchMark("strong")], "One -two-+two+");
    check("p One|", [chooseLine("heading2")], "One", "p One|");
    check("p One|", [splitLine, chooseLine("bullet")], "One +¶\n", "p One\nb0 |");
  });
  it("what others suggested is marked, not taken out", () => {
    let state = run(open("p One| two"), type(" x"), hand("a"));
    state = run(state, backspace, hand("b"));
    expect(shown(state)).toBe("One+ ++-x+- two");
  });
  it("one suggestion goes on where one stays beside it, another elsewhere is another", () => {
    const by = hand();
    let state = run(open("p One| two"), type("x"), by);
    state = run(state, type("y"), by);
    state = run(state.apply(state.tr.setSelection(TextSelection.create(state.doc, 1))), type("z"), by);
    expect(suggestionsOf(state.doc).map(({ id, inserted }) => [id, inserted])).toEqual([["2", "z"], ["1", "xy"]]);
  });
});

describe("without suggesting", () => {
  it("words that are copied are those that would be, without their marks", () => {
    const state = run(open("p O‹ne› two"), type("x"));
    const copied = state.plugins[0]!.props.transformCopied!.call(state.plugins[0]!, state.doc.slice(0, state.doc.content.size), null as never);
    expect(copied.content.firstChild!.textContent).toBe("Ox two");
    expect(copied.content.firstChild!.childCount).toBe(1);
  });
  it("the end of a line keeps what is suggested of it through parting and joining", () => {
    let state = run(open("p One\np |two"), backspace);
    state = run(state, suggesting(false));
    state = state.apply(state.tr.setSelection(TextSelection.create(state.doc, 2)));
    expect(shown((state = run(state, splitLine)))).toBe("O\nne -¶\ntwo");
    expect(shown((state = run(state, backspace)))).toBe("One -¶\ntwo");
    state = state.apply(state.tr.setSelection(TextSelection.create(state.doc, 2)));
    expect(shown(run(state, chooseLine("heading2")))).toBe("One -¶\ntwo");
  });
});

// -- any edit ----------------------------------------------------------------------------------------------------------

const word = fc.constantFrom("a", "b", "ab ", "中", "👩", "x y", "aa");
const marks = fc.constantFrom<Record<string, unknown>>({}, {}, {}, { strong: true }, { em: true }, { link: "https://example.com/" });
const piece = fc.oneof({ weight: 8, arbitrary: fc.record({ insert: word, attributes: marks }) }, { weight: 1, arbitrary: fc.constant({ insert: { image: { src: "https://example.com/i.png", alt: "pic" } } }) });
const lineEnd = fc.constantFrom<Record<string, unknown>>({}, {}, {}, { line: "heading2" }, { line: "bullet" }, { line: "ordered", indent: 1 }, { line: "quote" }, { line: "code" });
const line = fc.oneof(
  { weight: 1, arbitrary: fc.constant([{ insert: { rule: true } }, { insert: "\n" }]) },
  { weight: 8, arbitrary: fc.tuple(fc.array(piece, { maxLength: 4 }), lineEnd).map(([pieces, attributes]) => [...pieces, { insert: "\n", attributes }]) },
);
const body = fc.tuple(fc.array(line, { maxLength: 5 }), fc.tuple(fc.array(piece, { maxLength: 3 }), lineEnd)).map(([lines, [pieces, attributes]]) => [...lines.flat(), ...pieces, { insert: "\n", attributes }] as Delta);

type Edit = { kind: "type" | "backspace" | "delete" | "split" | "break" | "rule" | "strong" | "paste" | "cut" | "replace"; from: number; to: number; words: string };
const edit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom("type", "type", "backspace", "delete", "split", "break", "rule", "strong", "paste", "cut", "replace"),
  from: fc.nat(60),
  to: fc.nat(12),
  words: fc.constantFrom("x", "yy", "a", "b c"),
});

const PASTED: Delta = [{ insert: "one\n", attributes: { line: "heading2" } }, { insert: "two" }, { insert: "\n", attributes: { line: "bullet" } }];

function carryOut(state: EditorState, { kind, from, to, words }: Edit, by: ReturnType<typeof hand>): EditorState {
  const size = state.doc.content.size;
  const near = (pos: number): number => {
    const $pos = state.doc.resolve(Math.min(pos, size));
    // Nobody can put a caret into the middle of a sign.
    return /[\uD800-\uDBFF]$/.test($pos.nodeBefore?.isText ? ($pos.nodeBefore.text ?? "") : "") && $pos.textOffset > 0 ? $pos.pos - 1 : $pos.pos;
  };
  const isRange = kind === "cut" || kind === "strong" || kind === "replace" || to > 9;
  const at = state.doc.resolve(near(from));
  const selection = TextSelection.between(at, isRange ? state.doc.resolve(near(from + to)) : at);
  if (!(selection instanceof TextSelection) || !selection.$from.parent.inlineContent || !selection.$to.parent.inlineContent) return state;
  const now = state.apply(state.tr.setSelection(selection));
  const command: Record<Edit["kind"], Command> = {
    type: type(words),
    replace: type(words),
    backspace,
    delete: del,
    cut: (one, dispatch) => (dispatch?.(one.tr.deleteSelection()), true),
    split: splitLine,
    break: insertBreak,
    rule: insertRule,
    strong: switchMark("strong"),
    paste: (one, dispatch) => (dispatch?.(insertLines(one, one.selection.from, one.selection.to, PASTED)), true),
  };
  return run(now, command[kind], by);
}

/** The text alone: what each line says, without its form. */
function words(doc: Node): string {
  return doc.textBetween(0, doc.content.size, "\n", (leaf) => (leaf.type === schema.nodes.hard_break ? "⏎" : leaf.type === schema.nodes.rule ? "---" : "▣"));
}

const RUNS = Number(process.env["GALLEY_RUNS"] ?? 300);

describe("any edits", () => {
  const start = (delta: Delta): EditorState => {
    const state = EditorState.create({ doc: fromDelta(delta), plugins: [suggestionMode()] });
    return run(state, suggesting(true));
  };

  it("leave, rejected, the text as it was", { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(body, fc.array(edit, { minLength: 1, maxLength: 6 }), (delta, edits) => {
        const first = start(delta);
        const by = hand();
        const last = edits.reduce((state, one) => carryOut(state, one, by), first);
        last.doc.check();
        expect(toDelta(refused(last).doc)).toEqual(toDelta(first.doc));
      }),
      { numRuns: RUNS },
    );
  });

  it("give, accepted, the words that were meant", { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(body, edit, (delta, one) => {
        const first = start(delta);
        const plain = run(first, suggesting(false));
        const suggested = carryOut(first, one, hand());
        const meant = carryOut(plain, one, hand());
        // An empty line that gives way to a rule stays: the end before a rule cannot go without it.
        const full = (doc: Node): string => words(doc).split("\n").filter((text) => text !== "").join("\n");
        expect(full(settled(suggested).doc)).toBe(full(meant.doc));
      }),
      { numRuns: RUNS },
    );
  });

  it("are kept by the wire, and decided the same in any order", { timeout: 600_000 }, () => {
    fc.assert(
      fc.property(body, fc.array(edit, { minLength: 1, maxLength: 8 }), fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }), (delta, edits, verdicts) => {
        const hands = [hand("a"), hand("b")];
        const last = edits.reduce((state, one, index) => carryOut(state, one, hands[index % 2]!), start(delta));
        const wire = toDelta(last.doc);
        expect(toDelta(fromDelta(wire))).toEqual(wire);
        const all = suggestionsOf(fromDelta(wire)).map(({ id }) => id);
        const decideAll = (order: string[]): Node =>
          order.reduce((state, id) => {
            const verdict = verdicts[(Number(id.slice(1)) + id.charCodeAt(0)) % 8] ? "accept" : "reject";
            return run(state, decide({ kind: "one", id }, verdict));
          }, EditorState.create({ doc: fromDelta(wire), plugins: [suggestionMode()] })).doc;
        const straight = decideAll(all);
        expect(decideAll([...all].reverse()).eq(straight)).toBe(true);
        expect(suggestionsOf(straight)).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });
});
