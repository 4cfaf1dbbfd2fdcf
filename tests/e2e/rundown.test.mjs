// The rundown, in the real window: order, hold, sections, stories of the library, and the way back from each.

import assert from "node:assert/strict";

import { DAILY, WEEKLY, journey } from "./harness/newsroom.mjs";
import { until } from "./harness/process.mjs";
import { Key } from "./harness/webdriver.mjs";

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
  await room.desk.click("button", `Add “${at[3]}”`, { within: dialog });
  await until("the item to be back", async () => (await room.headlines(WEEKLY)).includes(at[3]));
});

journey("a story of the library becomes an item of the issue, and the story knows it", async (room) => {
  const { desk } = room;
  await room.openIssue(WEEKLY);
  const before = await room.headlines(WEEKLY);
  await desk.click("button", "Library");
  await desk.fill("combobox", "Search the library", "Charging bays");
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

/** Opens the menu of an entry and chooses from it. */
async function fromMenu(room, headline, ...labels) {
  await room.choose(headline);
  await room.desk.click("button", `Menu of “${headline}”`);
  for (const label of labels) await room.desk.click("menuitem", label, { part: true });
}

journey("an item goes to the very end by its menu, and to the top by keys", async (room) => {
  await room.openIssue(WEEKLY);
  const at = await room.headlines(WEEKLY);
  await fromMenu(room, at[0], "Move to bottom");
  await until("the item at the end", async () => (await room.headlines(WEEKLY)).at(-1) === at[0]);
  await (await room.card(at[0])).click();
  await room.session.press(Key.Alt, Key.Shift, Key.ArrowUp);
  await until("the item at the top", async () => (await room.headlines(WEEKLY))[0] === at[0]);
  assert.deepEqual(await room.headlines(WEEKLY), at);
});

journey("a drag past the edge of the list scrolls it", async (room) => {
  await room.openIssue(WEEKLY);
  const at = await room.headlines(WEEKLY);
  await (await room.card(at[0])).click();
  const { x, y, width, height } = await (await room.card(at[0])).rect();
  const bottom = await room.session.run(() => innerHeight - 6);
  const from = { x: x + width / 3, y: y + height / 2 };
  await room.session.drag(from, { x: from.x, y: bottom }, { steps: 10, pause: 35, hold: 3_000 });
  await until("the item near the end", async () => (await room.headlines(WEEKLY)).indexOf(at[0]) >= 8);
});

journey("a section is made above an item, named, and dissolved with its items kept", async (room) => {
  await room.openIssue(WEEKLY);
  const at = await room.headlines(WEEKLY);
  await fromMenu(room, at[4], "New section above");
  await room.desk.find("textbox", "Name of the section");
  await room.typeAndWait("On the Water");
  let issue = await room.issue(WEEKLY);
  assert.deepEqual(issue.items.map(({ section }) => section), [...Array(4).fill(null), ...Array(6).fill("On the Water")]);
  await room.desk.click("button", "Menu of “On the Water”");
  await room.desk.click("menuitem", "Dissolve section", { part: true });
  await until("the section to be gone", async () => (await room.issue(WEEKLY)).items.every(({ section }) => section === null));
  assert.deepEqual(await room.headlines(WEEKLY), at);
});

journey("an item moves to another open issue by its menu", async (room) => {
  await room.openIssue(WEEKLY);
  const at = await room.headlines(WEEKLY);
  await fromMenu(room, at[2], "Move to another issue", "Willow Gate Daily No. 413");
  await until("the item to have left", async () => !(await room.headlines(WEEKLY)).includes(at[2]));
  assert.ok((await room.headlines(DAILY)).includes(at[2]));
  await room.desk.click("button", `Undo move “${at[2]}” to another issue`);
  await until("the item to be back in its place", async () => JSON.stringify(await room.headlines(WEEKLY)) === JSON.stringify(at));
  assert.ok(!(await room.headlines(DAILY)).includes(at[2]));
});

journey("a new item begins with its headline", async (room) => {
  await room.openIssue(DAILY);
  const at = await room.headlines(DAILY);
  await room.choose(at.at(-1));
  await room.session.press(Key.Control, Key.Shift, "n");
  await until("an item without a headline", async () => (await room.headlines(DAILY)).length === at.length + 1);
  await until("the cursor in the headline", () => room.session.run(() => document.activeElement?.getAttribute("aria-label") === "Headline"));
  await room.typeAndWait("Begun Here");
  assert.deepEqual(await room.headlines(DAILY), [...at, "Begun Here"]);
});
