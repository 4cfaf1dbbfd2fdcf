// A publication's page, in the real window: its recipe is set in place and at work at once.

import assert from "node:assert/strict";

import { WEEKLY, journey } from "./harness/newsroom.mjs";
import { until } from "./harness/process.mjs";
import { Key } from "./harness/webdriver.mjs";

const recipe = async (room) => (await room.desk.galleyJson(["publication", "show", "weekly"])).recipe;

/** Chooses in a list that the system draws. */
async function pick(room, label, value) {
  const select = await room.desk.find("combobox", label);
  await room.session.run(
    (element, now) => {
      element.value = now;
      element.dispatchEvent(new Event("change", { bubbles: true }));
    },
    select,
    value,
  );
}

journey("the recipe is set field by field, and the desk follows it", async (room) => {
  const { desk } = room;
  await room.openIssue(WEEKLY);
  await room.session.press(Key.Control, "k");
  await desk.find("dialog");
  await room.session.type("publication settings");
  await room.session.press(Key.Enter);
  await desk.find("textbox", "Subject of a new issue");
  await pick(room, "Numbers", "off");
  await until("numbering to be off", async () => (await recipe(room)).numbering === "off");
  const items = await desk.find("group", "Items in an issue");
  await desk.fill("textbox", "Items in an issue: at least", "12", { within: items });
  await room.session.press(Key.Tab);
  await room.session.press(Key.Control, "a");
  await room.session.type("9");
  await room.session.press(Key.Tab);
  assert.match(await (await desk.find("alert", undefined, { within: items })).text(), /smaller one first/);
  await desk.fill("textbox", "Items in an issue: at least", "6", { within: items });
  await room.session.press(Key.Enter);
  await until("the range to be kept", async () => JSON.stringify((await recipe(room)).item_count) === "[6,9]");
  await pick(room, "Source lines", "on");
  await until("source lines to be printed", async () => (await recipe(room)).source_line === "on");
  await desk.fill("textbox", "Word before a credit", "Read in");
  await room.session.press(Key.Tab);
  await until("the word to be kept", async () => (await recipe(room)).source_label === "Read in");
  await desk.picture("recipe-light");
  await desk.click("button", "Desk");
  await until("the preview to credit so", async () => (await room.previewHtml()).includes("Read in"));
  const rundown = await desk.find("region", "Rundown");
  assert.equal(await room.session.run((root) => root.querySelectorAll(".number.figures").length, rundown), 0);
});

journey("a publication renamed in short goes on being the chosen one, and its issues with it", async (room) => {
  const { desk } = room;
  await room.openIssue(WEEKLY);
  await desk.click("button", "Issues");
  await desk.click("tab", "Recipe");
  await desk.fill("textbox", "Short name", "willow");
  await room.session.press(Key.Tab);
  await until("the short name to be kept", async () => (await desk.galleyJson(["publication", "list"])).some(({ slug }) => slug === "willow"));
  await desk.click("tab", "Issues");
  await desk.find("grid", `Issues of ${WEEKLY.name}`);
  assert.equal((await desk.galleyJson(["issue", "show", "willow#88"])).number, 88);
});

journey("the state of an issue is chosen from a menu, told and undone", async (room) => {
  const { desk } = room;
  await room.openIssue(WEEKLY);
  await desk.click("button", "State of the issue: Open");
  await desk.click("menuitemradio", "Proof");
  await until("the state to be kept", async () => (await room.issue(WEEKLY)).state === "proof");
  await desk.shows("Willow Gate Weekly No. 88: proof");
  await desk.find("button", "State of the issue: Proof");
  await desk.click("button", "Undo change of state");
  await until("the state to be back", async () => (await room.issue(WEEKLY)).state === "open");
});
