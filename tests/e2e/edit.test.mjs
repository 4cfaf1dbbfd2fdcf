// Writing, in the real window: what is typed is in the preview and in the database, and stays there.

import assert from "node:assert/strict";

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

