// Suggesting, in the real window: what is suggested is marked, kept, keeps the issue from going out, and is decided.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { DAILY, journey } from "./harness/newsroom.mjs";
import { until } from "./harness/process.mjs";
import { Key } from "./harness/webdriver.mjs";

/** What the text shows as marked: words put in and words to go. */
function marked(room) {
  return room.session.run(() => ({
    inserted: [...document.querySelectorAll(".body ins[data-suggestion]")].map((one) => one.textContent).join("|"),
    deleted: [...document.querySelectorAll(".body del[data-suggestion]")].map((one) => one.textContent).join("|"),
    ends: [...document.querySelectorAll(".body > [data-end]")].map((one) => one.dataset.end).join("|"),
  }));
}

async function suggesting(room) {
  await room.openIssue(DAILY);
  const { items } = await room.issue(DAILY);
  await room.choose(items[0].headline);
  await room.desk.click("button", "Suggest changes");
  await room.goToEndOfBody();
  return items[0];
}

journey("what is typed and deleted while suggesting is marked, and the library has both the words and the marks", async (room) => {
  const item = await suggesting(room);
  for (let count = 0; count < 4; count++) await room.session.press(Key.Backspace);
  await room.typeAndWait(" almost");
  const { inserted, deleted } = await marked(room);
  assert.equal(inserted, " almost");
  assert.equal(deleted, item.text.slice(-4));
  const kept = await room.desk.galleyJson(["suggestion", "list", item.id]);
  assert.deepEqual(kept.suggestions.map((one) => [one.inserted, one.deleted]), [[" almost", item.text.slice(-4)]]);
  const now = (await room.issue(DAILY)).items[0];
  assert.equal(now.text, `${item.text.slice(0, -4)} almost`);
  await room.desk.picture("suggest-light");
});

journey("an issue with open suggestions does not go out; each is listed and leads to its words; decided, it goes", async (room) => {
  const { desk } = room;
  const item = await suggesting(room);
  await room.session.type(" Tail.");
  await room.session.press(Key.Control, Key.Home);
  await room.session.type("Head. ");
  await room.session.press(Key.Enter);
  await room.saved();
  await until("both suggestions in the library", async () => (await desk.galleyJson(["suggestion", "list", item.id])).suggestions.length === 2);
  assert.match((await marked(room)).ends, /insertion/);

  await assert.rejects(desk.galley(["export", "daily#413", "--format", "html", "--out", "-"]), /open suggestion/);
  await desk.click("button", "Export");
  const dialog = await desk.find("dialog", "Export");
  await desk.shows("open suggestion", dialog);
  await desk.click("button", "put in “Tail.”", { part: true, within: dialog });
  await until("the words to be selected", () => room.session.run(() => getSelection().toString().trim() === "Tail."));

  // One at the caret, by key; one in the list.
  await room.session.press(Key.Control, Key.Alt, "a");
  await until("one to be accepted", async () => (await desk.galleyJson(["suggestion", "list", item.id])).suggestions.length === 1);
  await desk.click("tab", "Suggestions", { part: true });
  const list = await desk.find("region", item.headline);
  await desk.click("button", "Reject", { within: list });
  await until("none to be open", async () => (await desk.galleyJson(["suggestion", "list", item.id])).suggestions.length === 0);
  assert.equal((await room.issue(DAILY)).items[0].text, `${item.text} Tail.`);

  await desk.click("button", "Export");
  const again = await desk.find("dialog", "Export");
  await desk.click("button", "Choose where and export", { within: again });
  const path = join(desk.folder, "issue.html");
  await desk.answerFilePanel("Export the issue", path);
  await desk.shows(`Exported to ${path}`);
  const written = readFileSync(path, "utf8");
  assert.match(written, /Tail\./);
  assert.doesNotMatch(written, /Head\.|data-suggestion|<ins|<del/);
});

journey("a decision on the command line reaches the window, and the window's undo takes it back", async (room) => {
  const item = await suggesting(room);
  await room.typeAndWait(" Extra.");
  await room.desk.click("tab", "Suggestions", { part: true });
  const list = await room.desk.find("region", item.headline);
  await room.desk.click("button", "Accept all", { within: list });
  await until("the mark to be gone", async () => (await marked(room)).inserted === "");
  await room.desk.click("textbox", "Body");
  await room.session.press(Key.Control, "z");
  await until("the mark to be back", async () => (await marked(room)).inserted === " Extra.");
});

journey("suggestions can be told in the dark and in Chinese", async (room) => {
  const { desk } = room;
  await suggesting(room);
  for (let count = 0; count < 4; count++) await room.session.press(Key.Backspace);
  await room.typeAndWait(" almost there");
  await desk.click("tab", "Suggestions", { part: true });
  await room.session.press(Key.Control, "k");
  await room.session.type("dark");
  await room.session.press(Key.Enter);
  await until("the dark", () => room.session.run(() => document.documentElement.dataset.theme === "dark" || matchMedia("(prefers-color-scheme: dark)").matches || getComputedStyle(document.body).backgroundColor !== "rgb(251, 250, 247)"));
  await desk.picture("suggest-dark");
  await room.session.press(Key.Control, "k");
  await room.session.type("简体中文");
  await room.session.press(Key.Enter);
  await desk.shows("建议");
  await desk.picture("suggest-zh");
});
