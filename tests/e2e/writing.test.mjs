// What helps in writing, in the real window: quoting with the source, replacing over the issue, missing facts, snippets,
// spelling, quiet.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { at, figures } from "./harness/figure.mjs";
import { KEYS, plainPlace, writeLongText } from "./harness/long_text.mjs";
import { WEEKLY, journey } from "./harness/newsroom.mjs";
import { childrenNamed, until } from "./harness/process.mjs";
import { Key } from "./harness/webdriver.mjs";

/** Selects words of a clipping, as a mouse would leave them selected. */
function selectIn(room, words) {
  return room.session.run((words) => {
    const walker = document.createTreeWalker(document.querySelector("[data-clipping] .body"), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.data.indexOf(words);
      if (at >= 0) {
        getSelection().setBaseAndExtent(node, at, node, at + words.length);
        return true;
      }
    }
    return false;
  }, words);
}

/** By the button in the bar, which is the first of them; a note may offer it too. */
const undo = async (room) => (await room.desk.all("button", "Undo", { part: true }))[0].click();

const underlined = (room, name) => room.session.run((name) => [...document.querySelectorAll(`.body .${name}`)].map((one) => one.textContent), name);

journey("words of a clipping are quoted with their source, and one undo takes both back", async (room) => {
  await room.openIssue(WEEKLY);
  const { items } = await room.issue(WEEKLY);
  const [item] = items;
  await room.choose(item.headline);
  await room.desk.galley(["item", "set", item.id, "sources", ""]);
  await room.goToEndOfBody();
  await room.desk.click("tab", "Source");
  await until("the clipping", () => room.session.run(() => document.querySelector("[data-clipping] .body")?.textContent.length > 100));
  const words = await room.session.run(() => document.querySelector("[data-clipping] .body p").textContent.slice(0, 48).trim());
  assert.ok(await selectIn(room, words));
  await room.desk.picture("writing quote");
  await room.desk.click("button", "Quote and cite", { part: true });
  await room.desk.shows("Quoted");
  await room.saved();
  const now = async () => (await room.issue(WEEKLY)).items[0];
  assert.ok((await now()).html.includes("<blockquote>"), (await now()).html);
  assert.ok((await now()).text.includes(words));
  assert.equal((await now()).sources.length, 1);
  // The same again, by keys: no second credit.
  assert.ok(await selectIn(room, words));
  await room.session.press(Key.Control, Key.Shift, "b");
  await until("both quotations", async () => (await now()).text.split(words).length === 3);
  assert.equal((await now()).sources.length, 1);
  await room.desk.click("textbox", "Body");
  for (const left of [2, 1]) {
    await undo(room);
    await until(`${left - 1} quotations`, async () => (await now()).text.split(words).length === left);
  }
  assert.deepEqual([(await now()).text, (await now()).sources], [item.text, []]);
});

journey("a replacement over the whole issue is one change, and leaves out what is not ticked", async (room) => {
  await room.openIssue(WEEKLY);
  const { items } = await room.issue(WEEKLY);
  await room.desk.galley(["item", "set", items[0].id, "headline", "The Quince Returns 榅桲"]);
  await room.desk.galley(["item", "set", items[1].id, "body", "A **Quin**ce here and a quince there; quinces stay. 榅桲"]);
  await room.desk.galley(["issue", "set", "weekly#88", "subject", "One quince"]);
  await room.desk.shows("The Quince Returns 榅桲");
  const before = (await room.issue(WEEKLY)).items;
  await room.choose("The Quince Returns 榅桲");
  await room.session.press(Key.Control, "f");
  await room.desk.find("textbox", "Words to find");
  await room.session.type("quince");
  await room.desk.click("button", "Whole words");
  await room.desk.shows("Found 4 times.");
  await room.session.press(Key.Control, "h");
  await room.session.type("medlar");
  await room.desk.picture("writing replace");
  const ticks = await room.desk.all("checkbox", "Replace “Quince” here");
  await ticks[0].click();
  await room.desk.click("button", "Replace 3");
  await room.desk.shows("Replaced 3 times.");
  const now = await room.issue(WEEKLY);
  assert.equal(now.subject, "One medlar");
  assert.equal(now.items[0].headline, "The Quince Returns 榅桲");
  assert.match(now.items[1].html, /A <strong>medlar<\/strong> here and a medlar there; quinces stay\. 榅桲/);
  await undo(room);
  await until("the words of before", async () => (await room.issue(WEEKLY)).subject === "One quince");
  assert.deepEqual((await room.issue(WEEKLY)).items, before);
});

journey("keys lead from one missing fact to the next, and never to a word that only looks like one", async (room) => {
  await room.openIssue(WEEKLY);
  const { items } = await room.issue(WEEKLY);
  await room.desk.galley(["item", "set", items[0].id, "body", "ATKINS won by TKO in a 价格TK元 deal."]);
  await room.desk.galley(["item", "set", items[2].id, "headline", "TK Boats Came"]);
  await room.choose(items[1].headline);
  await room.desk.shows("2 TK");
  const selection = () => room.session.run(() => {
    const field = document.activeElement;
    return field.selectionStart === undefined ? getSelection().toString() : field.value.slice(field.selectionStart, field.selectionEnd);
  });
  await room.session.press(Key.F8);
  await until("the headline’s", async () => (await room.session.run(() => document.activeElement.value)) === "TK Boats Came");
  assert.equal(await selection(), "TK");
  await room.session.press(Key.F8);
  await until("the body’s", async () => (await underlined(room, "missing")).length === 1 && (await selection()) === "TK");
  assert.deepEqual(await underlined(room, "missing"), ["TK"]);
  await room.desk.picture("writing missing");
});

journey("a snippet is made of a selection and put in by its name", async (room) => {
  await room.openIssue(WEEKLY);
  const { items } = await room.issue(WEEKLY);
  await room.desk.galley(["item", "set", items[0].id, "body", "The author **owns** no shares."]);
  await room.choose(items[0].headline);
  await room.desk.shows("The author owns no shares.");
  await room.desk.click("textbox", "Body");
  await room.session.press(Key.Control, "a");
  await room.session.press(Key.Control, "k");
  await room.session.type("Make a snippet");
  await room.session.press(Key.Enter);
  await room.desk.fill("textbox", "Name", "披露 disclosure");
  await room.desk.picture("writing snippet dialog");
  await room.session.press(Key.Enter);
  await room.desk.shows("Kept as /披露 disclosure.");
  await room.choose(items[1].headline);
  await room.goToEndOfBody();
  await room.session.press(Key.Enter);
  await room.session.type("/discl");
  // Its name holds the word; it begins with another.
  await room.desk.find("listbox", "Snippets that match");
  await room.desk.picture("writing snippet");
  await room.session.press(Key.Enter);
  await until("the snippet in the text", async () => (await room.issue(WEEKLY)).items[1].html.endsWith("<p>The author <strong>owns</strong> no shares.</p>"));
  assert.match(await room.desk.galley(["snippet", "list"]), /\/披露 disclosure/);
});

journey("spelling marks what is wrong, leaves Chinese alone, and learns a word", async (room) => {
  await room.openIssue(WEEKLY);
  const { items } = await room.issue(WEEKLY);
  await room.desk.galley(["item", "set", items[0].id, "body", "We recieve qwertzish boats at https://exampel.example/teh, NDRC.\n\n港口今天又晚点了，平台经济发展迅速，蔚来交付了一千辆。"]);
  await room.choose(items[0].headline);
  await until("the misspelled words", async () => (await underlined(room, "misspelt")).length === 2);
  assert.deepEqual(await underlined(room, "misspelt"), ["recieve", "qwertzish"]);
  await room.desk.click("textbox", "Body");
  await room.session.press(Key.Control, Key.Home);
  await room.session.press(Key.F7);
  await room.desk.find("menuitem", "receive");
  await room.desk.picture("writing spelling");
  await room.desk.click("menuitem", "receive");
  await until("the correction", async () => (await underlined(room, "misspelt")).join() === "qwertzish");
  await room.session.press(Key.F7);
  await room.desk.click("menuitem", "Add to dictionary");
  await room.desk.shows("“qwertzish” is in the dictionary now.");
  await until("a clean text", async () => (await underlined(room, "misspelt")).length === 0);
  assert.equal(await room.desk.galley(["dictionary", "list"]), "qwertzish\n");
  await undo(room);
  await until("the word to be wrong again", async () => (await underlined(room, "misspelt")).join() === "qwertzish");
  await room.saved();
  assert.match((await room.issue(WEEKLY)).items[0].text, /^We receive qwertzish/);
});

journey("the caret stays in sight, whatever brings it further down", async (room) => {
  await room.openIssue(WEEKLY);
  const { items } = await room.issue(WEEKLY);
  await room.choose(items[0].headline);
  await room.goToEndOfBody();
  const inSight = () =>
    room.session.run(() => {
      const range = getSelection().getRangeAt(0).cloneRange();
      const [caret] = range.getClientRects();
      const { bottom, top } = caret ?? range.startContainer.getBoundingClientRect();
      const frame = document.querySelector(".body").closest(".scroll").getBoundingClientRect();
      return { isSeen: top >= frame.top && bottom <= frame.bottom + 1, scrolled: document.querySelector(".body").closest(".scroll").scrollTop };
    });
  await room.session.type(" One line after the other is written here, and none of them is hidden.".repeat(12));
  const typed = await inSight();
  assert.ok(typed.isSeen && typed.scrolled > 0, JSON.stringify(typed));
  for (let line = 0; line < 12; line++) await room.session.press(Key.Enter);
  await room.session.type("Further down.");
  const further = await inSight();
  assert.ok(further.isSeen && further.scrolled > typed.scrolled, JSON.stringify(further));
  await room.session.press(Key.Control, Key.Home);
  await until("the beginning", async () => (await inSight()).isSeen);
  await room.session.press(Key.Control, Key.End);
  await room.session.type(" The end.");
  await until("the end", async () => (await inSight()).isSeen);
  // What is scrolled away comes back with the next key, whatever the key comes to.
  const away = async (key) => {
    await room.session.run(() => (document.querySelector(".body").closest(".scroll").scrollTop = 0));
    await until("the end to be away", async () => !(await inSight()).isSeen);
    await key();
    await until("the end again", async () => (await inSight()).isSeen);
  };
  await away(() => room.session.type("x"));
  await away(() => room.session.press(Key.Backspace));
  await room.desk.click("button", "Suggest changes");
  await room.session.press(Key.Control, Key.End);
  await room.session.type(" What is suggested here is in sight as well, however long it gets.".repeat(4));
  assert.ok((await inSight()).isSeen);
  await away(() => room.session.type("x"));
  await away(() => room.session.press(Key.Backspace));
});

journey("quiet shows only the text, and Escape brings everything back", async (room) => {
  await room.openIssue(WEEKLY);
  const { items } = await room.issue(WEEKLY);
  await room.choose(items[0].headline);
  await room.goToEndOfBody();
  await room.session.press(Key.F9);
  await room.desk.gone("region", "Rundown");
  assert.equal((await room.desk.all("toolbar", "Formatting")).length, 0);
  await room.session.type(" Written in quiet.");
  await room.desk.picture("writing calm");
  await room.session.press(Key.Escape);
  await room.desk.find("region", "Rundown");
  await room.saved();
  assert.ok((await room.issue(WEEKLY)).items[0].text.endsWith("Written in quiet."));
});

// What is counted is the processor's time of the page's main thread, as the kernel tells it: what runs beside it on a busy
// machine is not in it. It is all of a key: the script, the web view's own editing, layout and the drawing that the main
// thread does. What the question itself costs is taken off.
journey("a key in a long text with everything on is quick", async (room) => {
  const { desk, session } = room;
  await room.openIssue(WEEKLY);
  const { items } = await room.issue(WEEKLY);
  const item = items[0].id;
  await writeLongText({ galley: (...words) => desk.galley(...words), ask: (...words) => desk.ask(...words), issue: "weekly#88", item, folder: desk.folder });
  await room.choose(items[0].headline);
  await until("the long text to be checked", async () => (await underlined(room, "misspelt")).length >= 200, { patience: 30_000 });
  await until("the threads", () => session.run(() => new Set([...document.querySelectorAll(".body .thread")].map((one) => one.dataset.thread)).size >= 190));
  assert.equal((await desk.ask("suggestion_list", { of: item })).length, 200);
  // The middle of a text as long as this is out of sight.
  await session.press(Key.Shift, Key.F6);
  await session.press(Key.Control, Key.Home);
  await desk.picture("writing long");

  const [web] = childrenNamed(desk.pid, "WebKitWebProcess");
  const spent = () => Number(readFileSync(`/proc/${web}/task/${web}/schedstat`, "utf8").split(" ")[0]) / 1e6;
  const drawn = () => session.run(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  const idle = [];
  for (let look = 0; look < 40; look++) {
    const before = spent();
    await drawn();
    idle.push(spent() - before);
  }
  const asked = at(idle, 0.5);
  await session.run(() => {
    // The part of it that a key waits for: from the key to the end of all that runs at once when it has come.
    window.keyTimes = [];
    let begun = 0;
    window.addEventListener("keydown", () => (begun = performance.now()), true);
    window.addEventListener("input", () => queueMicrotask(() => window.keyTimes.push(performance.now() - begun)));
  });
  const typed = async (keys = KEYS) => {
    const took = [];
    for (const letter of keys) {
      const before = spent();
      await session.type(letter);
      await drawn();
      took.push(spent() - before - asked);
    }
    return figures(took);
  };
  console.log(`the first keys after opening, the main thread's time: ${await typed(KEYS.slice(0, 60))}`);
  console.log(`a key, the main thread's time: ${await typed()}`);
  const waited = await session.run(() => window.keyTimes);
  console.log(`by the clock, from the key to the text: median ${at(waited, 0.5).toFixed(0)} ms, p99 ${at(waited, 0.99).toFixed(0)} ms`);
  await session.run(plainPlace);
  await room.saved();
  console.log(`the same words in a plain place to write: ${await typed()}`);
  assert.ok(waited.length > 200, `${waited.length} keys were heard`);
});
