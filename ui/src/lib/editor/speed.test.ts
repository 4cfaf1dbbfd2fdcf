// @vitest-environment jsdom
// What a key costs in a text of five thousand words with everything on that helps in writing: markers, spelling,
// quotation marks, the slash, the count. Time of the processor is measured, so that a busy machine changes little.

import { EditorView } from "prosemirror-view";
import { expect, it } from "vitest";

import { countDoc } from "../count";
import { fromDelta } from "./delta";
import { marksMissing } from "./marks_missing";
import { stateOf } from "./notation";
import { typography } from "./quotation";
import { slash } from "./slash";
import { spelling } from "./spelling";

/** The work of one key may take this long, in milliseconds. */
const MOST = 8;

it("a key in a long text is quick", async () => {
  const sentence = "The harbour office said on Tuesday that the morning ferry, 港口渡轮, was late again and that a price of TK yuan would recieve a review. ";
  const doc = fromDelta(Array.from({ length: 60 }, () => ({ insert: `${sentence.repeat(3)}\n` })));
  const plugins = [
    slash({ asks: () => undefined, key: () => false }),
    ...typography(() => "en"),
    marksMissing(),
    spelling({ check: (words) => Promise.resolve(words.filter((word) => word === "recieve")), changed: () => () => undefined, ask: () => undefined }),
  ];
  const empty = stateOf("p |", plugins);
  const view = new EditorView(document.createElement("div"), { state: empty.apply(empty.tr.replaceWith(0, empty.doc.content.size, doc.content)) });
  expect(countDoc(view.state.doc).words).toBeGreaterThan(5000);
  await expect.poll(() => view.dom.querySelectorAll(".misspelt").length, { timeout: 20_000 }).toBe(180);
  const times: number[] = [];
  let pos = 200;
  for (let key = 0; key < 400; key++) {
    const sign = "A quiet morning. "[key % 17]!;
    const begun = process.cpuUsage();
    const insert = (): ReturnType<EditorView["state"]["tr"]["insertText"]> => view.state.tr.insertText(sign, pos, pos);
    if (!view.someProp("handleTextInput", (handle) => handle(view, pos, pos, sign, insert))) view.dispatch(insert());
    countDoc(view.state.doc);
    const { user, system } = process.cpuUsage(begun);
    times.push((user + system) / 1000);
    pos++;
  }
  view.destroy();
  times.sort((one, other) => one - other);
  const at = (share: number): number => times[Math.floor(times.length * share)]!;
  console.log(`keys: median ${at(0.5).toFixed(2)} ms, p95 ${at(0.95).toFixed(2)} ms, p99 ${at(0.99).toFixed(2)} ms`);
  // The rest is what the collector of garbage takes now and then.
  expect(at(0.95)).toBeLessThan(MOST);
}, 60_000);
