// The look of a publication, in the real window: a theme is copied, changed with the contrast in view, and used.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { WEEKLY, journey } from "./harness/newsroom.mjs";
import { until } from "./harness/process.mjs";
import { Key } from "./harness/webdriver.mjs";

/** The preview of a theme, as the frame holds it. */
const preview = (room) => room.session.run(() => document.querySelector("iframe[title='An issue in this theme']")?.srcdoc ?? "");

async function themes(room) {
  await room.openIssue(WEEKLY);
  await room.desk.click("button", "Issues");
  await room.desk.click("tab", "Theme");
  await room.desk.click("button", "Copy and change");
  await room.desk.find("textbox", "Name");
}

journey("a theme is copied, changed and used, and the mail follows it", async (room) => {
  const { desk } = room;
  await themes(room);
  await until("the preview", async () => (await preview(room)).includes("Willow Gate Weekly"));
  const colours = await desk.find("region", "Colours");
  await desk.fill("textbox", "Accent", "#FFB0A0", { within: colours });
  await room.session.press(Key.Enter);
  await desk.shows("needs 4.5", colours);
  await until("the preview in the new colour", async () => (await preview(room)).toUpperCase().includes("#FFB0A0"));
  await desk.picture("theme-light");
  await desk.fill("textbox", "Accent", "red", { within: colours });
  await room.session.press(Key.Enter);
  assert.match(await (await desk.find("alert", undefined, { within: colours })).text(), /six hex digits/);
  await desk.fill("textbox", "Accent", "#7A1F0E", { within: colours });
  await room.session.press(Key.Enter);
  await until("enough contrast", async () => !(await room.session.run((root) => root.innerText.includes("needs"), colours)));
  await desk.click("button", "Use this theme");
  await until("the theme to be used", async () => (await desk.galleyJson(["publication", "show", "weekly"])).theme !== "plain");
  await desk.click("button", "Desk");
  await until("the mail to follow", async () => (await room.previewHtml()).toUpperCase().includes("#7A1F0E"));
  await desk.click("button", "Undo settings of “Willow Gate Weekly”");
  await until("the old look", async () => !(await room.previewHtml()).toUpperCase().includes("#7A1F0E"));
});

journey("a theme goes out as a file and comes in as a new one", async (room) => {
  const { desk } = room;
  await themes(room);
  const path = join(desk.folder, "look.json");
  await desk.click("button", "Export…");
  await desk.answerFilePanel("Export the theme", path);
  await desk.shows(`The theme is written to ${path}`);
  assert.equal(JSON.parse(readFileSync(path, "utf8")).name, "Plain for Willow Gate Weekly");
  const before = (await desk.all("radio")).length;
  await desk.click("button", "Import…");
  await desk.answerFilePanel("Import a theme", path);
  await until("one theme more", async () => (await desk.all("radio")).length === before + 1);
});
