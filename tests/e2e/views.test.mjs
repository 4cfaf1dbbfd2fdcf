// A picture of every main view, light, dark and in Chinese, for people to look at; and that nothing on them is cut off
// or left in the other language.

import assert from "node:assert/strict";
import { join } from "node:path";
import { writeFileSync } from "node:fs";

import { WEEKLY, journey } from "./harness/newsroom.mjs";
import { until } from "./harness/process.mjs";
import { Key } from "./harness/webdriver.mjs";

const ENGLISH = {
  issues: "Issues", desk: "Desk", library: "Library", export: "Export", publications: "Publications",
  importPast: "Import a past issue", newPublication: "New publication", close: "Close", preview: "Preview", history: "History",
  light: "Look: Light", dark: "Look: Dark", source: "Source", newStory: "New story",
};
const CHINESE = {
  issues: "各期", desk: "编辑台", library: "资料库", export: "导出", publications: "刊物",
  importPast: "导入往期", newPublication: "新建刊物", close: "关闭", preview: "预览", history: "历史",
  light: "外观：浅色", dark: "外观：深色", source: "素材", newStory: "新建素材",
};

/** Goes once around the window and keeps a picture of each view. */
async function around(room, words, mark) {
  const { desk } = room;
  const picture = async (name) => {
    await desk.picture(`${name}-${mark}`);
    const wide = await room.session.run(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `${name}-${mark} is ${wide} px wider than the window`);
  };
  await desk.click("button", words.desk);
  await picture("desk");
  await desk.click("tab", words.source);
  await picture("desk-source");
  await desk.click("tab", words.history);
  await picture("desk-history");
  await desk.click("tab", words.preview);
  await desk.click("button", words.export);
  await desk.find("dialog", words.export);
  await picture("export");
  await room.session.press(Key.Escape);
  await desk.gone("dialog", words.export);
  await desk.click("button", words.library);
  await picture("library");
  await desk.click("button", words.issues);
  await picture("issues");
  await desk.click("button", words.newPublication);
  await desk.find("dialog", words.newPublication);
  await picture("publication");
  await room.session.press(Key.Escape);
  await desk.gone("dialog", words.newPublication);
  await desk.click("button", words.importPast);
  await picture("import");
  await desk.click("button", words.desk);
  await room.session.press(Key.Control, "k");
  await picture("palette");
  await room.session.press(Key.Escape);
}

/** Carries out a command of the palette by its words. */
async function command(room, words) {
  await room.session.press(Key.Control, "k");
  await room.desk.find("dialog");
  await room.session.type(words);
  await until(`“${words}” in the palette`, async () => (await room.desk.all("option", words, { part: true })).length > 0);
  await room.session.press(Key.Enter);
}

journey("every view, light, dark and in Chinese", async (room) => {
  await room.openIssue(WEEKLY);
  await around(room, ENGLISH, "light");
  await command(room, ENGLISH.dark);
  await until("the dark look", () => room.session.run(() => document.documentElement.dataset.theme === "dark"));
  await around(room, ENGLISH, "dark");
  await command(room, ENGLISH.light);
  await command(room, "简体中文");
  await until("Chinese", () => room.session.run(() => document.documentElement.lang.startsWith("zh")));
  await around(room, CHINESE, "chinese");
});

journey("a narrow window still shows the desk", async (room) => {
  await room.openIssue(WEEKLY);
  await room.session.post("window/rect", { width: 800, height: 600 });
  await until("the window to be narrow", async () => (await room.session.run(() => innerWidth)) <= 800);
  await room.desk.picture("desk-narrow");
  assert.ok((await room.session.run(() => document.documentElement.scrollWidth - innerWidth)) <= 0);
});

journey(
  "a library that cannot be opened has a view of its own",
  async (room) => {
    await room.desk.find("alert");
    await room.desk.picture("trouble-light");
  },
  {
    seed: async (desk) => {
      writeFileSync(join(desk.folder, "library"), "not a folder");
    },
  },
);
