// A review's whole way: the window makes the page of a proof, a browser opens it from disk, and the very file that the
// browser saves goes into the window, whose draft has moved on meanwhile.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";

import { browser, closeBrowser } from "../judge/browser.mjs";
import { comment, finish, open, suggest } from "../judge/reviewer.mjs";
import { WEEKLY, journey } from "./harness/newsroom.mjs";
import { until } from "./harness/process.mjs";
import { Key } from "./harness/webdriver.mjs";

const chromium = await browser().catch(() => undefined);

after(closeBrowser);

/** The words of an item's body at some positions, and the rest of it. */
async function bodyOf(desk, item) {
  const { body } = await desk.ask("item_show", { item });
  return [...body.map(({ insert }) => (typeof insert === "string" ? insert : "\uFFFC")).join("")];
}

const name = "a file that a browser saved comes into the window: its comment at its words, its suggestion in the text, its approval counted";

if (!chromium) test(name, { skip: "there is no Chromium" }, () => undefined);
else
  journey(name, async (room) => {
    const { desk } = room;
    await room.openIssue(WEEKLY);
    const { id, items } = await room.issue(WEEKLY);
    const [first] = items;
    await desk.click("button", "Review");
    const dialog = await desk.find("dialog", "Review");
    await desk.click("button", "Make proof…", { within: dialog });
    const page = join(desk.folder, "proof.html");
    await desk.answerFilePanel("Save the proof's page", page);
    await desk.shows(`It is at ${page}`, dialog);
    await room.session.press(Key.Escape);
    await desk.gone("dialog", "Review");

    // The reviewer reads it without a network, and leaves with a file.
    const reviewer = await open(page);
    await comment(reviewer.page, "14,000 businesses", "Who counted them? 谁数的？");
    await suggest(reviewer.page, "abroad", "over the border");
    const { name: called, text } = await finish(reviewer.page, { verdict: "Approve", name: "Ann Lee 李安" });
    assert.deepEqual(reviewer.errors, []);
    await reviewer.close();
    assert.equal(called, "Willow Gate Weekly 88 - Proof 1 - Ann Lee 李安.galley-review");
    const file = join(desk.folder, called);
    writeFileSync(file, text);

    // Meanwhile the editor has written on, before the words that were spoken of.
    await room.choose(first.headline);
    await desk.click("textbox", "Body");
    await room.session.press(Key.Control, Key.Home);
    await room.typeAndWait("Good news for small firms. ");

    await desk.click("button", "More");
    await desk.click("menuitem", "Import reviews…");
    await desk.click("button", "Choose files…", { within: await desk.find("dialog", "Import reviews") });
    await desk.answerFilePanel("Import reviews", file);
    await desk.shows("2 new remarks");
    await desk.shows("Ann Lee 李安");
    await desk.shows("Approved");
    await desk.picture("proof-file tally");
    await desk.click("button", "Done");

    const threads = await desk.ask("thread_list", { issue: id });
    assert.equal(threads.length, 2);
    const body = await bodyOf(desk, first.id);
    const remark = threads.find(({ comments }) => comments[0].body === "Who counted them? 谁数的？");
    assert.equal(body.slice(remark.start, remark.end).join(""), "14,000 businesses");
    assert.equal(remark.comments[0].by, "Ann Lee 李安");
    const [suggestion] = await desk.ask("suggestion_list", { of: first.id });
    assert.deepEqual([suggestion.inserted, suggestion.deleted], ["over the border", "abroad"]);

    // On the desk the comment stands at its words too, and its card beside them.
    await until("the commented words", () =>
      room.session.run(() => [...document.querySelectorAll(".body .thread")].map((one) => one.textContent).join("").includes("14,000 businesses")));
    await until("the card", () => room.session.run((said) => [...document.querySelectorAll("article.card, .sign")].some((one) => (one.textContent + one.ariaLabel).includes(said)), "Who counted them?"));
    await until("the words suggested", () => room.session.run(() => document.querySelector(".body")?.textContent.includes("over the border")));
    await desk.picture("proof-file desk");
    const gate = await desk.ask("gate", { issue: id });
    assert.deepEqual(gate.words.map(({ name, number, verdict }) => [name, number, verdict]), [["Ann Lee 李安", 1, "approve"]]);
    // The editor wrote on, so it is not what was approved any more.
    assert.equal(gate.words[0].changed, 1);
  });
