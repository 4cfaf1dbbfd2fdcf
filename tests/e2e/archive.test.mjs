// What went out, in the real window: an issue is exported, sealed, read as sent, corrected and sealed again.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { WEEKLY, journey } from "./harness/newsroom.mjs";
import { until } from "./harness/process.mjs";
import { Key } from "./harness/webdriver.mjs";

/** Carries out a command of the palette by its words. */
async function command(room, words) {
  await room.session.press(Key.Control, "k");
  await room.desk.find("dialog", "Commands");
  await room.session.type(words);
  await until(`“${words}” in the palette`, async () => (await room.desk.all("option", words, { part: true })).length > 0);
  await room.session.press(Key.Enter);
}

/** The mail that the archive shows. */
const asSent = (room) => room.session.run(() => document.querySelector("iframe[title='As sent']")?.srcdoc ?? "");

journey("an issue is exported, sealed, read as sent, and corrected with the difference in view", async (room) => {
  const { desk } = room;
  await room.openIssue(WEEKLY);
  await desk.click("button", "Export");
  const dialog = await desk.find("dialog", "Export");
  await desk.click("button", "Choose where and export", { within: dialog });
  const path = join(desk.folder, "sent.html");
  await desk.answerFilePanel("Export the issue", path);
  await desk.shows(`Exported to ${path}`);
  await until("the state to be told", async () => (await room.issue(WEEKLY)).state === "exported");
  await desk.click("tab", "History");
  await desk.click("radio", "All changes");
  const records = await desk.find("list", "Exports");
  await desk.shows("HTML for mail", records);
  await desk.click("tab", "Preview");

  await command(room, "Seal the issue");
  await desk.click("button", "Seal", { within: await desk.find("dialog", "Seal the issue") });
  await desk.shows("This issue is sealed");
  assert.equal((await room.issue(WEEKLY)).state, "sealed");
  await desk.click("button", "Show in the archive");
  await until("the mail as sent", async () => (await asSent(room)) === readFileSync(path, "utf8"));
  await desk.picture("archive-light");

  await desk.click("button", "Begin a correction");
  await desk.shows("This issue is being corrected");
  const { items } = await room.issue(WEEKLY);
  await room.choose(items[0].headline);
  await room.goToEndOfBody();
  await room.session.type(" It was two, not three.");
  await room.saved();
  await desk.click("button", "Show in the archive");
  await desk.click("radio", "Changes");
  const changes = await desk.find("group", "Changes");
  await desk.shows("It was two, not three.", changes);
  // Readers got what they got.
  await desk.click("radio", "Desktop");
  await until("the mail as it was sent", async () => (await asSent(room)) === readFileSync(path, "utf8"));
});
