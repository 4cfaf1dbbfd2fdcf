// @vitest-environment jsdom
// How long a key keeps the main thread busy in a long item: 5,000 words, 200 suggestions, 200 threads.
//
// `GALLEY_TYPING=1 npx vitest run typing.bench` prints the figures. jsdom draws nothing, so this is the editor's own work
// and the making of its page, without layout. Counted is the processor's time, since other things run beside a test.

import { history } from "prosemirror-history";
import { EditorState, TextSelection } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { describe, expect, it } from "vitest";

import { anchors, showThreads, threadRanges, type ThreadRange } from "./anchor";
import { fromDelta, toDelta, type Delta } from "./delta";
import { suggestionAt } from "./suggestion/decide";
import { isSuggestible, suggesting, suggestionMode } from "./suggestion/mode";
import { keepEnds, track } from "./suggestion/track";

const KEYS = 2000;

/** 100 paragraphs of 50 words; every 25th word suggested, half of them to go. */
function long(): Delta {
  const delta: Delta = [];
  let count = 0;
  for (let line = 0; line < 100; line++) {
    for (let word = 0; word < 50; word++) {
      const mark = { id: `00000000-0000-7000-8000-${String(count).padStart(12, "0")}`, by: "" };
      const attributes = count % 25 === 0 ? { attributes: count % 50 === 0 ? { insertion: mark } : { deletion: mark } } : {};
      delta.push({ insert: `word${count} `, ...attributes });
      count++;
    }
    delta.push({ insert: "\n" });
  }
  return delta;
}

function threads(size: number): ThreadRange[] {
  return Array.from({ length: 200 }, (_, index) => ({ id: `t${index}`, range: { start: Math.floor((index * size) / 201), end: Math.floor((index * size) / 201) + 12 }, state: "open" as const }));
}

describe("typing in a long item", () => {
  it.each(["writing", "suggesting"])("keeps each key short while %s", { timeout: 120_000 }, (mode) => {
    let state = EditorState.create({ doc: fromDelta(long()), plugins: [history(), suggestionMode(), anchors()] });
    state = state.apply(showThreads(state, threads(state.doc.textContent.length)));
    suggesting(mode === "suggesting")(state, (tr) => (state = state.apply(tr)));
    const view = new EditorView(document.createElement("div"), {
      state,
      dispatchTransaction: (tr) => {
        let meant = tr;
        if (isSuggestible(state, tr)) meant = track(state, tr, { by: "", newId: () => crypto.randomUUID() });
        else if (tr.docChanged) keepEnds(tr);
        state = state.apply(meant);
        view.updateState(state);
        suggestionAt(state);
      },
    });
    view.dispatch(state.tr.setSelection(TextSelection.near(state.doc.resolve(Math.floor(state.doc.content.size / 2)))));
    const took: number[] = [];
    for (let key = 0; key < KEYS; key++) {
      const start = process.cpuUsage();
      if (key % 5 === 4) view.dispatch(state.tr.delete(state.selection.from - 1, state.selection.from));
      else view.dispatch(state.tr.insertText("x"));
      const { user, system } = process.cpuUsage(start);
      took.push((user + system) / 1000);
    }
    took.sort((one, other) => one - other);
    const figure = (share: number): number => took[Math.min(took.length - 1, Math.floor(took.length * share))]!;
    const started = performance.now();
    toDelta(state.doc);
    threadRanges(state);
    const send = performance.now() - started;
    if (process.env["GALLEY_TYPING"]) console.info(`${mode}: p50 ${figure(0.5).toFixed(2)} ms, p99 ${figure(0.99).toFixed(2)} ms, most ${took.at(-1)!.toFixed(2)} ms; a save ${send.toFixed(1)} ms`);
    view.destroy();
    // The figure is told; held is the middle one, which a busy machine changes least.
    expect(figure(0.5)).toBeLessThan(8);
  });
});
