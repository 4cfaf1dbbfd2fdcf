// Threads keep to their words: told by an oracle that gives every character an identity of its own.

import { history, redo, undo } from "prosemirror-history";
import type { Node } from "prosemirror-model";
import { EditorState, TextSelection, type Transaction } from "prosemirror-state";
import { describe, expect, it } from "vitest";

import { anchors, showThreads, threadPlace, threadRanges, threadsAt, type ThreadRange } from "./anchor";
import { fromDelta } from "./delta";
import { fromFlat, toFlat } from "./flat";
import { splitLine } from "./line";
import { schema } from "./schema";

function open(text: string, threads: ThreadRange[]): EditorState {
  const state = EditorState.create({ doc: fromDelta([{ insert: text }]), plugins: [history({ newGroupDelay: 0 }), anchors()] });
  return state.apply(showThreads(state, threads));
}

const hangs = (start: number, end: number, id = "t"): ThreadRange => ({ id, range: { start, end }, state: "open" });
const words = (state: EditorState, id = "t"): string | null => {
  const place = threadPlace(state, id);
  return place && state.doc.textBetween(place.from, place.to, "\n");
};

function back(state: EditorState, command: typeof undo): EditorState {
  let next = state;
  command(state, (tr) => (next = state.apply(tr)));
  return next;
}

function moveByPaste(state: EditorState, from: number, to: number, at: number): EditorState {
  const slice = state.doc.slice(from, to);
  const cut = state.apply(state.tr.delete(from, to));
  const place = Math.min(at, cut.doc.content.size - 1);
  const $at = cut.doc.resolve(place);
  if (!$at.parent.inlineContent) return cut;
  return cut.apply(cut.tr.replace(place, place, slice).setMeta("uiEvent", "paste").setMeta("paste", true));
}

describe("a thread", () => {
  it("counts scalars, lines by their ends, pictures and rules as one", () => {
    const doc = fromDelta([{ insert: "a👩\n" }, { insert: { rule: true } }, { insert: "\nb" }, { insert: { image: { src: "https://e.example/i.png", alt: "" } } }, { insert: "c\n" }]);
    const check = (flat: number, pos: number): void => {
      expect(fromFlat(doc, flat)).toBe(pos);
      expect(toFlat(doc, pos)).toBe(flat);
    };
    check(0, 1);
    check(1, 2);
    check(2, 4);
    check(3, 5);
    check(5, 7);
    check(6, 8);
    check(7, 9);
    check(8, 10);
  });
  it("keeps to its words when others come beside and into them", () => {
    let state = open("One two three\n", [hangs(4, 7)]);
    state = state.apply(state.tr.insertText("x", 5));
    state = state.apply(state.tr.insertText("y", 9));
    expect(words(state)).toBe("two");
    state = state.apply(state.tr.insertText("-", 7));
    expect(words(state)).toBe("t-wo");
    expect(threadRanges(state)).toEqual([hangs(5, 9)]);
    expect(threadsAt(state.apply(state.tr.setSelection(TextSelection.create(state.doc, 8))))).toEqual(["t"]);
  });
  it("is lost with its words, comes back by undo, and goes again by redo", () => {
    let state = open("One two three\n", [hangs(4, 7)]);
    state = state.apply(state.tr.delete(4, 9));
    expect(threadRanges(state)[0]!.range).toBeNull();
    state = back(state, undo);
    expect(words(state)).toBe("two");
    state = back(state, redo);
    expect(words(state)).toBeNull();
  });
  it("is lost when its words are typed over, even by the same ones", () => {
    let state = open("One two three\n", [hangs(4, 7)]);
    state = state.apply(state.tr.insertText("two", 5, 8));
    expect(words(state)).toBeNull();
  });
  it("goes along when its words are cut and pasted, also into another line, and not when they are pasted twice", () => {
    let state = open("One two three\nFour five\n", [hangs(4, 7)]);
    state = moveByPaste(state, 4, 9, 15);
    expect(words(state)).toBe("two");
    const at = threadPlace(state, "t")!;
    state = state.apply(state.tr.replace(1, 1, state.doc.slice(at.from, at.to)).setMeta("uiEvent", "paste"));
    expect(words(state)).toBe("two");
    expect(threadPlace(state, "t")!.from).toBe(at.from + 3);
  });
  it("goes along with words that are dragged in one step", () => {
    let state = open("One two three\nFour five\n", [hangs(4, 7)]);
    const slice = state.doc.slice(4, 9);
    const tr = state.tr.delete(4, 9);
    const to = tr.mapping.map(20);
    state = state.apply(tr.replace(to, to, slice).setMeta("uiEvent", "drop"));
    expect(words(state)).toBe("two");
  });
});

// -- an oracle ---------------------------------------------------------------------------------------------------------

/** A small generator of its own, so that a failure can be run again. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Gives every character an identity: a private-use sign that is never used twice in a text. */
class Oracle {
  #next = 0x4e00;
  /** Where each sign is, in order. */
  fresh(count: number): string {
    let text = "";
    for (let at = 0; at < count; at++) {
      text += String.fromCodePoint(this.#next++);
      if (this.#next === 0xd800) this.#next = 0x1_0000;
    }
    return text;
  }
}

function signsIn(doc: Node, from: number, to: number): string[] {
  return [...doc.textBetween(from, to, "")];
}

interface Commented {
  id: string;
  /** The signs it began with, and those that came to stand between them while it hung there. */
  own: Set<string>;
}

const STEPS = Number(process.env["GALLEY_ANCHOR_STEPS"] ?? 3000);

describe("random edits with twenty threads", () => {
  it("never show a thread on words that were not between its first and its last", { timeout: 1_200_000 }, () => {
    let wrong = 0;
    let hung = 0;
    let lost = 0;
    let revived = 0;
    const perText = 60;
    for (let round = 0; round * perText < STEPS; round++) {
      const roll = dice(round + 1);
      const oracle = new Oracle();
      const text = Array.from({ length: 12 }, () => `${oracle.fresh(40)}\n`).join("");
      const threads: ThreadRange[] = [];
      for (let at = 0; at < 20; at++) {
        const start = roll(460);
        threads.push(hangs(start, start + 1 + roll(24), `t${at}`));
      }
      let state = open(text, threads);
      const told: Commented[] = threads.flatMap(({ id }) => {
        const place = threadPlace(state, id);
        if (!place) return [];
        const own = signsIn(state.doc, place.from, place.to);
        return own.length === 0 ? [] : [{ id, own: new Set(own) }];
      });
      for (let step = 0; step < perText; step++) {
        const before = new Map(told.map(({ id }) => [id, threadPlace(state, id)]));
        state = act(state, roll, oracle);
        for (const one of told) {
          const place = threadPlace(state, one.id);
          if (!place) {
            lost++;
            continue;
          }
          hung++;
          if (before.get(one.id) === null) revived++;
          const now = signsIn(state.doc, place.from, place.to);
          const first = now.findIndex((sign) => one.own.has(sign));
          const last = now.findLastIndex((sign) => one.own.has(sign));
          // Nothing before the first or behind the last of its words; what came to stand between them is its own.
          if (first !== 0 || last !== now.length - 1) wrong++;
          for (const sign of now.slice(first, last)) one.own.add(sign);
        }
        // Flat places lead back to the same words.
        if (step % 50 === 0) {
          for (const { id, range } of threadRanges(state)) {
            const place = threadPlace(state, id);
            if (range && place) expect(state.doc.textBetween(fromFlat(state.doc, range.start), fromFlat(state.doc, range.end))).toBe(state.doc.textBetween(place.from, place.to));
          }
        }
      }
    }
    if (process.env["GALLEY_ANCHOR_STEPS"]) console.info(`${STEPS} steps: ${wrong} wrong, ${hung} on their words, ${lost} lost, ${revived} revived`);
    expect(wrong).toBe(0);
    expect(hung).toBeGreaterThan(STEPS);
    expect(revived).toBeGreaterThan(0);
  });
});

function act(state: EditorState, roll: (below: number) => number, oracle: Oracle): EditorState {
  const size = state.doc.content.size;
  const caret = (): number => TextSelection.near(state.doc.resolve(roll(size + 1))).from;
  const at = caret();
  const length = state.doc.textContent.length;
  const kind = roll(length > 900 ? 12 : 14);
  const apply = (tr: Transaction): EditorState => state.apply(tr);
  if (kind < 3) {
    return apply(state.tr.insertText(oracle.fresh(1 + roll(3)), at));
  }
  if (kind < 6) {
    const to = TextSelection.near(state.doc.resolve(Math.min(at + roll(kind === 5 ? 60 : 6), size)), -1).from;
    return at < to ? apply(state.tr.delete(at, to)) : state;
  }
  if (kind === 6) {
    const now = state.apply(state.tr.setSelection(TextSelection.create(state.doc, at)));
    let next = now;
    splitLine(now, (tr) => (next = now.apply(tr)));
    return next;
  }
  if (kind === 7) {
    const $at = state.doc.resolve(at);
    const end = $at.after(1);
    return end < size ? apply(state.tr.delete(end - 1, end + 1)) : state;
  }
  if (kind < 10) {
    const to = TextSelection.near(state.doc.resolve(Math.min(at + 1 + roll(30), size)), -1).from;
    return at < to ? moveByPaste(state, at, to, caret()) : state;
  }
  if (kind < 12) return back(state, kind === 10 ? undo : redo);
  return apply(state.tr.insert(0, schema.nodes.paragraph.create(null, schema.text(oracle.fresh(20)))));
}
