// Comments, in the real window: on words, beside them, after them wherever they go, and into the tray with the words.

import assert from "node:assert/strict";

import { WEEKLY, journey } from "./harness/newsroom.mjs";
import { until } from "./harness/process.mjs";
import { Key } from "./harness/webdriver.mjs";

const BODY = "The ministry met on Friday in Hefei and said little about the levy. Shares of the dairy rose.\n\nA vote was put off until the spring.";
const PLANTED = "<img src=x onerror=\"document.title='planted'\">";

/** The weekly with a text of ours in its second item, open on the desk. */
async function begin(room, { headline = "Levy Put Off", chinese = false } = {}) {
  const { items } = await room.issue(WEEKLY);
  const item = items[1].id;
  await room.desk.galley(["item", "set", item, "headline", headline]);
  await room.desk.galley(["item", "set", item, "body", "-"], { input: BODY });
  await room.openIssue(WEEKLY);
  await (await room.card(headline)).click();
  await until("the text of ours", () => room.session.run(() => document.querySelector(".body")?.textContent.includes("The ministry")));
  if (chinese) await switchLanguage(room);
  return item;
}

async function switchLanguage(room) {
  await command(room, "language");
  await until("Chinese", () => room.session.run(() => document.documentElement.lang === "zh-CN"));
}

/** Carries out what the palette finds first. */
async function command(room, words) {
  await room.session.press(Key.Control, "k");
  await room.desk.find("dialog");
  await room.session.type(words);
  await room.session.press(Key.Enter);
  await until("the palette to close", () => room.session.run(() => !document.querySelector("[role=dialog]")));
}

/** Where words of the text are drawn. */
function boxOf(room, words) {
  return room.session.run((wanted) => {
    const walker = document.createTreeWalker(document.querySelector(".body"), NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.data.indexOf(wanted);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      const { left, right, top, bottom } = range.getBoundingClientRect();
      return { left, right, top, bottom };
    }
    return null;
  }, words);
}

/** Selects words of the text with the mouse; again where a card beside them came and moved them meanwhile. */
async function select(room, words) {
  await until(`“${words}” to be selected`, async () => {
    const box = await boxOf(room, words);
    if (box === null) return false;
    const y = (box.top + box.bottom) / 2;
    await room.session.drag({ x: box.left + 1, y }, { x: box.right - 1, y }, { steps: 4, pause: 20, hold: 50 });
    if ((await room.session.run(() => getSelection().toString().trim())) === words) return true;
    // Pressed again at once, the button would select by words, and then by lines.
    await new Promise((done) => setTimeout(done, 800));
    return false;
  });
}

/** Selects the word before the end of the text with the keyboard. */
async function selectLastWord(room) {
  await room.goToEndOfBody();
  await room.session.press(Key.ArrowLeft);
  await room.session.press(Key.Control, Key.Shift, Key.ArrowLeft);
}

/** Says who one is, where that is asked. */
async function introduce(room, name) {
  await room.desk.find("dialog", "Who are you?");
  await room.desk.fill("textbox", "Your name", name);
  await room.desk.click("button", "Go on");
  await room.desk.gone("dialog", "Who are you?");
}

async function comment(room, words, said, name = null) {
  await select(room, words);
  await room.desk.click("button", "Comment on the selected words");
  await room.desk.find("textbox", "Your comment");
  await room.session.type(said);
  await room.session.press(Key.Control, Key.Enter);
  if (name) await introduce(room, name);
  await until(`the comment on “${words}”`, async () => (await threads(room)).some(({ quote }) => quote === words));
  await marked(room, words);
}

const threads = async (room) => (await room.desk.galleyJson(["comment", "list", `${WEEKLY.slug}#${WEEKLY.number}`])).threads;
const marks = (room) => room.session.run(() => [...document.querySelectorAll(".body .thread")].map((one) => one.textContent));
const marked = (room, words) => until(`a mark on “${words}”`, async () => (await marks(room)).includes(words));
const card = (room, words, within) => room.desk.find("article", `on “${words}”`, { part: true, within });
const margin = (room, name = "Comments beside the text") => room.desk.find("complementary", name);

async function inState(room, quote, state) {
  await until(`“${quote}” to be ${state}`, async () => (await threads(room)).find((thread) => thread.quote === quote)?.state === state);
}

journey("a comment is made by mouse and by keyboard, asks once who says it, and stands beside its words", async (room) => {
  await begin(room);
  await comment(room, "on Friday", "Was it not Thursday?", "Ann Lee");
  await selectLastWord(room);
  const last = await room.session.run(() => getSelection().toString());
  await room.session.press(Key.Control, Key.Alt, "m");
  await room.desk.find("textbox", "Your comment");
  await room.session.type("Which one?");
  await room.session.press(Key.Control, Key.Enter);
  await until("both comments", async () => (await threads(room)).length === 2);
  const [first, second] = await threads(room);
  assert.deepEqual([first.quote, first.state, first.comments.map(({ by, body }) => [by, body])], ["on Friday", "open", [["Ann Lee", "Was it not Thursday?"]]]);
  assert.equal(second.quote, last.trim());
  // The card that is looked at stands where its words stand, whatever stands above it; the other gives way.
  const beside = await margin(room);
  const gap = async (words) => Math.abs((await (await card(room, words, beside)).rect()).y - (await boxOf(room, words)).top);
  await until("the card to stand beside its words", async () => (await gap(second.quote)) < 16);
  const words = await boxOf(room, "on Friday");
  await room.session.clickAt({ x: (words.left + words.right) / 2, y: (words.top + words.bottom) / 2 });
  await until("the other card to stand beside its words", async () => (await gap("on Friday")) < 16);
  // The rundown counts them.
  await room.desk.shows("2", await room.card("Levy Put Off"));
  await room.desk.picture("comments light");
});

journey("a comment goes with its words, into the tray without them, and back by undo or by hand", async (room) => {
  await begin(room);
  await comment(room, "on Friday", "Was it not Thursday?", "Ann Lee");
  await room.desk.click("textbox", "Body");
  await room.session.press(Key.Control, Key.Home);
  await room.typeAndWait("Late 🍐 ");
  await marked(room, "on Friday");
  const words = async () => {
    const [thread] = await threads(room);
    const { text } = (await room.issue(WEEKLY)).items[1];
    return [...text.replace(/\n\n/g, "\n")].slice(thread.start, thread.end).join("");
  };
  assert.equal(await words(), "on Friday");
  // Its words go.
  await select(room, "on Friday");
  await room.session.press(Key.Delete);
  await inState(room, "on Friday", "lost");
  await room.desk.click("tab", "Comments", { part: true });
  const tray = await room.desk.find("region", "Lost its place");
  await room.desk.shows("on Friday", tray);
  assert.deepEqual(await marks(room), []);
  // They come back.
  await room.desk.click("textbox", "Body");
  await room.session.press(Key.Control, "z");
  await inState(room, "on Friday", "open");
  await marked(room, "on Friday");
  await room.desk.gone("region", "Lost its place");
  assert.equal(await words(), "on Friday");
  // They go for good, and the comment is put on others.
  await select(room, "on Friday");
  await room.session.press(Key.Delete);
  await inState(room, "on Friday", "lost");
  await room.desk.find("region", "Lost its place");
  await room.desk.picture("comments tray");
  await select(room, "the spring");
  await room.desk.click("button", "Put it on the selected words");
  await marked(room, "the spring");
  const [placed] = await threads(room);
  assert.deepEqual([placed.quote, placed.state], ["on Friday", "open"]);
  assert.equal(await words(), "the spring");
});

journey("a text beside comments stays readable at any width; where cards have no room, a sign opens one over its edge", async (room) => {
  const { desk } = room;
  await begin(room);
  await comment(room, "on Friday", "Was it not Thursday?", "Ann Lee");
  const resize = async (width) => {
    const more = await room.session.run(() => outerWidth - innerWidth);
    await room.session.post("window/rect", { width: width + more, height: 860 });
    await until(`a window of ${width}`, async () => Math.abs((await room.session.run(() => innerWidth)) - width) < 4);
  };
  const cards = () => room.session.run(() => document.querySelector(".sheet").classList.contains("cards"));
  const measure = () => room.session.run(() => document.querySelector(".body[contenteditable]").getBoundingClientRect().width);
  for (const [width, has] of [[1360, true], [1280, false], [1100, false]]) {
    await resize(width);
    await until(`${has ? "cards" : "signs"} at ${width}`, async () => (await cards()) === has);
    assert.ok((await measure()) >= 340, `${await measure()} px of text at ${width}`);
    // No credit is cut: each has the room that its name needs.
    const cut = await room.session.run(() => [...document.querySelectorAll("li input.name")].filter((name) => name.scrollWidth > name.clientWidth + 1).map(({ value }) => value));
    assert.deepEqual(cut, []);
    await desk.picture(`comments at ${width}`);
  }
  const name = "Ann Lee: Was it not Thursday?";
  const beside = await margin(room);
  await desk.click("tab", "Preview");
  await desk.click("button", name, { within: beside });
  const opened = await card(room, "on Friday", beside);
  assert.ok((await opened.rect()).x >= 0);
  await desk.picture("comments opened");
  await room.session.press(Key.Escape);
  await desk.gone("article", "on “on Friday”", { part: true, within: beside });
  // The keyboard is where it was, and opens it again.
  await room.session.press(Key.Enter);
  await card(room, "on Friday", beside);
  assert.equal(await (await desk.find("tab", "Preview")).attribute("aria-selected"), "true", "no sheet takes the place of another");
});

journey("a thread is answered, changed, settled and opened; the list is narrowed and gone through by key", async (room) => {
  const { desk, session } = room;
  await begin(room);
  await comment(room, "on Friday", "Was it not Thursday?", "Ann Lee");
  await comment(room, "the spring", "Of which year?");
  await desk.click("tab", "Comments", { part: true });
  const list = await desk.find("tabpanel", "Comments", { part: true });
  await session.press(Key.Control, Key.Alt, "n");
  await until("to be told which", async () => /of 2/.test(await room.announced()));
  await session.press(Key.Control, Key.Alt, "y");
  await session.type("Next year, says the board.");
  await session.press(Key.Control, Key.Enter);
  await until("the reply", async () => (await threads(room)).some(({ comments }) => comments.length === 2));
  const answered = (await threads(room)).find(({ comments }) => comments.length === 2);
  await session.press(Key.Control, Key.Alt, "e");
  await inState(room, answered.quote, "resolved");
  await until("one card", async () => (await desk.all("article", null, { within: list })).length === 1);
  await desk.click("radio", "Resolved", { within: list });
  await until("the other card", async () => (await desk.all("article", `on “${answered.quote}”`, { part: true, within: list })).length === 1);
  await desk.click("button", "Reopen", { within: list });
  await inState(room, answered.quote, "open");
  await desk.click("radio", "Open", { within: list });
  await until("both cards", async () => (await desk.all("article", null, { within: list })).length === 2);
  // One comment is said otherwise, and the thread taken back, with a way back.
  await (await desk.find("article", `on “${answered.quote}”`, { part: true, within: list })).click();
  const [more] = await until("its menus", async () => {
    const found = await desk.all("button", "More about this comment", { within: list });
    return found.length === 2 ? found : null;
  });
  await more.click();
  await desk.click("menuitem", "Edit", { part: true });
  await desk.find("textbox", "Edit your comment");
  await session.press(Key.Control, "a");
  await session.type("Said otherwise.");
  await session.press(Key.Control, Key.Enter);
  await until("the other words", async () => (await threads(room)).some(({ comments }) => comments[0].body === "Said otherwise."));
  await (await desk.all("button", "More about this comment", { within: list }))[0].click();
  await desk.click("menuitem", "Delete the whole thread", { part: true });
  await until("one thread", async () => (await threads(room)).length === 1);
  await desk.click("button", "Undo", { within: await desk.find("region", "Notices", { part: true }).catch(() => undefined) });
  await until("both threads", async () => (await threads(room)).length === 2);
});

journey("words proposed for a headline are shown beside the old ones and taken", async (room) => {
  const { desk, session } = room;
  const item = await begin(room);
  await desk.galley(["person", "me", "Ann Lee"]);
  await desk.galley(["comment", "add", item, "--quote", "Put Off", "--replacement", "Delayed", "--body", "Plainer."]);
  const proposal = await until("the proposal", async () => (await desk.all("group", "Proposes “Delayed” in place of “Put Off”"))[0]);
  await desk.shows("Delayed", proposal);
  await desk.click("button", "Accept", { within: proposal });
  await until("the new headline", async () => (await room.issue(WEEKLY)).items[1].headline === "Levy Delayed");
  const field = await desk.find("textbox", "Headline");
  await until("the field to show it", async () => (await field.property("value")) === "Levy Delayed");
  // A comment on the words of a field.
  await desk.click("textbox", "Headline");
  await session.press(Key.Control, Key.End);
  await session.press(Key.Control, Key.Shift, Key.ArrowLeft);
  await session.press(Key.Control, Key.Alt, "m");
  await desk.find("textbox", "Your comment");
  await session.type("Till when?");
  await session.press(Key.Control, Key.Enter);
  await until("the comment", async () => (await threads(room)).some(({ quote, part }) => quote === "Delayed" && part === "headline"));
});

journey("hostile words in names, comments and headlines stay words, in English and Chinese", async (room) => {
  const { desk } = room;
  await begin(room, { headline: PLANTED });
  await comment(room, "on Friday", PLANTED, PLANTED);
  await desk.click("tab", "Comments", { part: true });
  await desk.shows(PLANTED);
  const [thread] = await threads(room);
  assert.deepEqual(thread.comments.map(({ by, body }) => [by, body]), [[PLANTED, PLANTED]]);
  const isCalm = () => room.session.run(() => document.title !== "planted" && document.querySelectorAll("img[src=x]").length === 0);
  assert.ok(await isCalm());
  await switchLanguage(room);
  await desk.shows("批注");
  assert.ok(await isCalm());
  await desk.picture("comments hostile, Chinese");
  const html = await desk.galley(["export", "weekly#88", "--format", "html", "--anyway", "test", "--out", "-"]);
  assert.ok(!html.includes("<img src=x"), "the headline is no markup");
});

journey("comments look as they should in dark and in Chinese", async (room) => {
  const { desk } = room;
  await begin(room);
  await comment(room, "on Friday", "是不是星期四？", "王小明");
  await comment(room, "the spring", "哪一年？");
  await command(room, "look: dark");
  await until("the dark look", () => room.session.run(() => document.documentElement.dataset.theme === "dark"));
  await desk.click("tab", "Comments", { part: true });
  await desk.picture("comments dark");
  await switchLanguage(room);
  await desk.find("complementary", "正文旁的批注");
  await desk.picture("comments dark, Chinese");
});
