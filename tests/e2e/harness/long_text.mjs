// A text at the upper end of what anybody drafts: some 5,000 words with 200 comments, 200 suggestions and 200 misspelled
// words. What is measured on it is its callers' business.

import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { Reviewer, readProof } from "./review.mjs";

const SENTENCE = "The harbour office said on Tuesday that the morning ferry, 港口渡轮, was late again and that the price of TK yuan would recieve a review. ";

/** Marks words of every sentence as suggested to go. */
function withSuggestions(delta) {
  let count = 0;
  const suggested = (sentence) => {
    const deletion = { id: `00000000-0000-7000-8000-${String(count++).padStart(12, "0")}`, by: "" };
    return [{ insert: sentence.slice(0, 20) }, { insert: sentence.slice(20, 28), attributes: { deletion } }, { insert: sentence.slice(28) }];
  };
  const lines = delta.map(({ insert }) => insert).join("").split("\n").slice(0, -1);
  return lines.flatMap((line) => [...line.match(/.*?\. ?/g).flatMap(suggested), { insert: "\n" }]);
}

/**
 * Makes an item of an issue as long as that. `galley` runs the command with words and an input, `ask` asks the library for
 * one thing by name; `folder` takes the files that go back and forth.
 */
export async function writeLongText({ galley, ask, issue, item, folder }) {
  await galley(["item", "set", item, "body", "-"], { input: Array.from({ length: 50 }, () => SENTENCE.repeat(4)).join("\n\n") });
  const shown = await ask("item_show", { item });
  if (!(await ask("item_save", { item, base: shown.version, delta: withSuggestions(shown.body) }))) throw new Error("The suggestions were not saved.");
  const page = join(folder, "long.html");
  await galley(["proof", "make", issue, "--out", page]);
  const proof = readProof(page);
  const passage = proof.passages.find(({ owner, part }) => owner === item && part === "body");
  const length = [...passage.text].length;
  const places = Array.from({ length: 200 }, (_, index) => Math.floor((index * (length - 20)) / 200));
  const reviewer = new Reviewer("Ann");
  const entries = places.map((start) => reviewer.remarkAt(passage, { start, end: start + 9, body: "Is that so?" }));
  const review = join(folder, "long.galley-review");
  writeFileSync(review, reviewer.review(proof, { entries }));
  await galley(["review", "import", review]);
}

/** What is typed into it, key by key. */
export const KEYS = "A quiet morning on the quay. ".repeat(8);

/** In the page: the least that would do, the same words in a plain place to write, with nothing on. */
export function plainPlace() {
  const plain = document.createElement("div");
  plain.contentEditable = "true";
  plain.spellcheck = false;
  plain.style.cssText = "position: fixed; inset: 60px 40px; z-index: 99; overflow: auto; background: white; white-space: pre-wrap";
  for (const line of document.querySelectorAll(".body > p")) plain.append(Object.assign(document.createElement("p"), { textContent: line.textContent }));
  document.body.append(plain);
  plain.focus();
  getSelection().collapse(plain.firstChild.firstChild, 0);
}
