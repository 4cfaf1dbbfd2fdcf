// The main job, in the real window: from the sample library to an exported issue, with the database asked beside it.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { DAILY, WEEKLY, journey } from "./harness/newsroom.mjs";
import { until } from "./harness/process.mjs";
import { Key } from "./harness/webdriver.mjs";

journey("what is typed in an item is in the preview and in the database", async (room) => {
  await room.openIssue(WEEKLY);
  const { items } = await room.issue(WEEKLY);
  await room.choose(items[1].headline);
  await room.goToEndOfBody();
  const states = await room.typeAndWait(" The quince was weighed twice, 称了两次 🍐.");
  assert.ok(states.includes("Not saved yet") || states.includes("Saving…"), `the bar said ${states}`);
  const now = (await room.issue(WEEKLY)).items[1];
  assert.equal(now.text, `${items[1].text} The quince was weighed twice, 称了两次 🍐.`);
  // The export breaks long lines, as mail has to.
  const shown = async () => (await room.previewHtml()).replace(/\s+/g, " ");
  await until("the preview to show it", async () => (await shown()).includes("The quince was weighed twice, 称了两次 🍐."));
  assert.equal(await room.previewHtml(), await room.desk.galley(["export", "weekly#88", "--format", "html", "--out", "-"]));
});

journey("formatting by key, by sign and by button reaches the database as structure", async (room) => {
  await room.openIssue(DAILY);
  const { items } = await room.issue(DAILY);
  await room.choose(items[0].headline);
  await room.goToEndOfBody();
  await room.session.press(Key.Enter);
  await room.session.type("Plain ");
  await room.session.press(Key.Control, "b");
  await room.session.type("bold");
  await room.session.press(Key.Control, "b");
  await room.session.type(" and *slanted* words.");
  await room.session.press(Key.Enter);
  await room.session.type("- first");
  await room.session.press(Key.Enter);
  await room.typeAndWait("second");
  const { html } = (await room.issue(DAILY)).items[0];
  assert.match(html, /<p>Plain <strong>bold<\/strong> and <em>slanted<\/em> words\.<\/p><ul><li>(<p>)?first(<\/p>)?<\/li><li>(<p>)?second(<\/p>)?<\/li><\/ul>$/);
});

journey("kicker, headline, dek, subject and preheader are edited in place", async (room) => {
  await room.openIssue(DAILY);
  const { items } = await room.issue(DAILY);
  await room.choose(items[0].headline);
  for (const [field, words] of [["Kicker", "Harbour"], ["Headline", "A New Headline 新标题"], ["Dek", "And a line under it"]]) {
    await room.desk.fill("textbox", field, "");
    await room.typeAndWait(words);
  }
  const [item] = (await room.issue(DAILY)).items;
  assert.deepEqual([item.kicker, item.headline, item.dek], ["Harbour", "A New Headline 新标题", "And a line under it"]);
  await room.desk.click("button", "Subject and preheader", { part: true });
  for (const [field, words] of [["Subject", "What came in"], ["Preheader", "and what went out"]]) {
    await room.desk.fill("textbox", field, "");
    await room.typeAndWait(words);
  }
  const issue = await room.issue(DAILY);
  assert.deepEqual([issue.subject, issue.preheader], ["What came in", "and what went out"]);
});

journey("items are ordered by drag and by keyboard, numbers follow, and undo takes each step back", async (room) => {
  await room.openIssue(WEEKLY);
  const at = await room.headlines(WEEKLY);
  const expect = async (order, what) => {
    await until(what, async () => JSON.stringify(await room.shownHeadlines()) === JSON.stringify(order));
    await until(`${what} in the database`, async () => JSON.stringify(await room.headlines(WEEKLY)) === JSON.stringify(order));
  };
  await room.desk.drag(await room.card(at[0]), await room.card(at[2]), { share: 0.8 });
  const dragged = [at[1], at[2], at[0], ...at.slice(3)];
  await expect(dragged, "the dragged order");

  await room.choose(at[1]);
  await room.session.press(Key.Alt, Key.ArrowDown);
  const moved = [at[2], at[1], at[0], ...at.slice(3)];
  await expect(moved, "the order by keys");
  await until("the screen reader to be told", async () => (await room.announced()).includes(`“${at[1]}” moved to 2 of 10`));

  const positions = (await room.issue(WEEKLY)).items.map(({ position }) => position);
  assert.deepEqual(positions, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);

  await room.desk.click("button", `Undo move “${at[1]}”`);
  await expect(dragged, "the order after one undo");
  await room.desk.click("button", `Undo move “${at[0]}”`);
  await expect(at, "the order after two undos");
  await room.desk.click("button", `Redo move “${at[0]}”`);
  await expect(dragged, "the order after a redo");
});

journey("an item is removed to hold and brought back", async (room) => {
  await room.openIssue(WEEKLY);
  const at = await room.headlines(WEEKLY);
  await room.choose(at[3]);
  await (await room.card(at[3])).click();
  await room.session.press(Key.Delete);
  await until("the item to be gone", async () => (await room.headlines(WEEKLY)).length === at.length - 1);
  await room.desk.click("button", "From library");
  const dialog = await room.desk.find("dialog", "Add to the rundown");
  await room.desk.click("radio", "On hold", { within: dialog });
  const held = await room.desk.find("option", at[3], { part: true, within: dialog });
  await room.desk.click("button", "Add", { within: held });
  await until("the item to be back", async () => (await room.headlines(WEEKLY)).includes(at[3]));
});

journey("a story of the library becomes an item of the issue, and the story knows it", async (room) => {
  const { desk } = room;
  await room.openIssue(WEEKLY);
  const before = await room.headlines(WEEKLY);
  await desk.click("button", "Library");
  await desk.fill("searchbox", "Search titles", "Charging bays");
  const list = await desk.find("listbox", "Stories");
  await until("one story to be left", async () => (await desk.all("option", undefined, { within: list })).length === 1);
  const title = "Charging bays in one shared map";
  await desk.click("option", title, { part: true, within: list });
  await desk.shows("Add to Willow Gate Weekly No. 88");
  await room.session.press("a");
  await until("the story to be in the issue", async () => (await room.headlines(WEEKLY)).length === before.length + 1);
  const added = (await room.headlines(WEEKLY)).filter((headline) => !before.includes(headline));
  assert.deepEqual(added, [title]);
  const stories = await desk.galleyJson(["story", "list"]);
  const story = (stories.stories ?? stories.rows ?? stories).find((one) => one.title === title);
  assert.equal(story.state, "placed");
  await desk.click("button", `Undo add “${title}”`);
  await until("the issue as it was", async () => JSON.stringify(await room.headlines(WEEKLY)) === JSON.stringify(before));
});

const PAST = `The Harbour Letter

Issue 12 | 3 April 2026

Good morning. Three things happened on the water, and one on the quay.

1. The Crane That Learned to Wait

The port stopped its newest crane for a day.

It had been too eager, the harbour master said:

- it lifted before it was asked
- it put down before it was thanked

Source: The Quay Post

2. A Ferry with Two Fronts

The new ferry needs not turn around.

Via Tideway Times

3. Salt, by the Bag

The salt house sells by the bag again.

Source: The Quay Post

In Closing

That was the week. Write to us.
`;

journey("a past issue is read, corrected and kept as structure", async (room) => {
  const { desk } = room;
  const path = join(desk.folder, "past.txt");
  writeFileSync(path, PAST);
  await desk.click("button", "Issues");
  await desk.click("button", WEEKLY.name, { part: true, within: await desk.find("navigation", "Publications") });
  await desk.click("button", "Import a past issue");
  await desk.click("button", "Choose a file…");
  await desk.answerFilePanel("Import a past issue", path);
  await desk.shows("3 items");
  await desk.picture("import-correction");
  const second = await desk.find("listitem", "Item 2");
  const headline = await desk.find("textbox", "Headline", { within: second });
  assert.equal(await headline.property("value"), "A Ferry with Two Fronts");
  await headline.click();
  await room.session.press(Key.Control, "a");
  await room.session.type("A Ferry That Need Not Turn");
  await desk.fill("textbox", "Number", "12");
  await desk.click("button", "Keep the issue");
  await desk.shows("Willow Gate Weekly No. 12");
  const kept = await desk.galleyJson(["issue", "show", "weekly#12"]);
  assert.deepEqual(kept.items.map((item) => item.headline), ["The Crane That Learned to Wait", "A Ferry That Need Not Turn", "Salt, by the Bag"]);
  assert.deepEqual(kept.items.map((item) => item.sources[0]?.outlet), ["The Quay Post", "Tideway Times", "The Quay Post"]);
  assert.match(kept.items[0].text, /- it lifted before it was asked\n- it put down before it was thanked$/);
});

for (const [format, label, ending] of [["html", "HTML for mail", "html"], ["text", "Plain text", "txt"]]) {
  journey(`an export as ${format} from the window is the same file as from the command line`, async (room) => {
    const { desk } = room;
    await room.openIssue(WEEKLY);
    const { items } = await room.issue(WEEKLY);
    await room.choose(items[0].headline);
    await room.goToEndOfBody();
    // Typed at the last moment: the export must have it all the same.
    await room.session.type(" And one more thing.");
    await desk.click("button", "Export");
    const dialog = await desk.find("dialog", "Export");
    await desk.click("radio", label, { part: true, within: dialog });
    await desk.click("button", "Choose where and export", { within: dialog });
    const path = join(desk.folder, `issue.${ending}`);
    await desk.answerFilePanel("Export the issue", path);
    await desk.shows(`Exported to ${path}`);
    const written = readFileSync(path, "utf8");
    assert.match(written, /And one more thing\./);
    assert.equal(written, await desk.galley(["export", "weekly#88", "--format", format, "--out", "-"]));
  });
}

journey("what was “Saved” is there after the process was killed", async (room) => {
  await room.openIssue(DAILY);
  const { items } = await room.issue(DAILY);
  for (let round = 1; round <= 3; round++) {
    await room.choose(items[2].headline);
    await room.goToEndOfBody();
    await room.typeAndWait(` Round ${round} was kept.`);
    await room.desk.kill();
    const text = (await room.issue(DAILY)).items[2].text;
    assert.ok(text.endsWith(`Round ${round} was kept.`), text);
    await room.desk.start();
    await room.desk.shows("Willow Gate Daily No. 413");
  }
  assert.match(await room.desk.galley(["doctor"]), /sound|no fault/i);
});

journey("words still in the fingers are saved when the window is closed", async (room) => {
  await room.openIssue(DAILY);
  const { items } = await room.issue(DAILY);
  await room.choose(items[1].headline);
  await room.goToEndOfBody();
  await room.session.type(" Written at the very end.");
  await room.desk.quit();
  assert.ok((await room.issue(DAILY)).items[1].text.endsWith("Written at the very end."));
});

journey("what the command line changes is shown without asking, and nothing typed is lost by it", async (room) => {
  await room.openIssue(DAILY);
  const { items } = await room.issue(DAILY);
  await room.choose(items[0].headline);
  await room.goToEndOfBody();
  await room.typeAndWait(" Typed here.");
  await room.desk.galley(["item", "set", items[1].id, "headline", "Changed From Outside"]);
  await room.desk.shows("Changed From Outside");
  const [first, second] = (await room.issue(DAILY)).items;
  assert.ok(first.text.endsWith("Typed here."));
  assert.equal(second.headline, "Changed From Outside");
});

journey("the desk comes back with the issue that was open", async (room) => {
  await room.openIssue(WEEKLY);
  const [, second] = await room.headlines(WEEKLY);
  await room.choose(second);
  await room.desk.quit();
  await room.desk.start();
  await room.desk.shows("Willow Gate Weekly No. 88");
});
