// Whole issues, in the real window: a past one comes in, a finished one goes out, a publication begins.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { DAILY, WEEKLY, journey } from "./harness/newsroom.mjs";
import { Key } from "./harness/webdriver.mjs";

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

journey("the desk comes back with the issue that was open", async (room) => {
  await room.openIssue(WEEKLY);
  const [, second] = await room.headlines(WEEKLY);
  await room.choose(second);
  await room.desk.quit();
  await room.desk.start();
  await room.desk.shows("Willow Gate Weekly No. 88");
});

journey("a new publication begins with a recipe, and its first issue with a number", async (room) => {
  const { desk } = room;
  await desk.click("button", "Issues");
  await desk.click("button", "New publication");
  await desk.find("dialog", "New publication");
  await desk.fill("textbox", "Name", "The Harbour Letter");
  await desk.click("radio", "Daily pulse", { part: true });
  await desk.click("button", "Create publication");
  await desk.shows("No issues yet");
  await desk.click("button", "New issue");
  await desk.shows("The Harbour Letter No. 1");
  const made = (await desk.galleyJson(["publication", "list"])).find(({ name }) => name === "The Harbour Letter");
  const issue = await desk.galleyJson(["issue", "show", `${made.slug}@latest`]);
  assert.equal(issue.number, 1);
  assert.equal(issue.state, "open");
});

for (const [name, bytes, sentence] of [
  ["a picture", Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), Buffer.alloc(4_000, 7)]), "This is a picture, not text."],
  ["an empty file", Buffer.alloc(0), "This file is empty."],
  ["a file of 210 MB", Buffer.alloc(210_000_000, "words and "), "wrong.txt"],
]) {
  journey(`${name} instead of a past issue is answered with a sentence, and the window goes on`, async (room) => {
    const { desk } = room;
    const path = join(desk.folder, "wrong.txt");
    writeFileSync(path, bytes);
    await desk.click("button", "Issues");
    await desk.click("button", "Import a past issue");
    await desk.click("button", "Choose a file…");
    await desk.answerFilePanel("Import a past issue", path);
    const from = Date.now();
    const notices = await desk.find("region", "Notices", { part: true });
    await desk.shows(sentence, notices);
    assert.ok(Date.now() - from < 5_000);
    await desk.click("button", "Desk");
    await desk.find("region", "Rundown");
  });
}
