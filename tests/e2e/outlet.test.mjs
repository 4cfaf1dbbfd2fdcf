// The outlet register, in the real window: found, entered, changed and undone, by mouse and by keys alone.

import assert from "node:assert/strict";

import { journey } from "./harness/newsroom.mjs";
import { until } from "./harness/process.mjs";
import { Key } from "./harness/webdriver.mjs";

const outlet = async (room, name) => (await room.desk.galleyJson(["outlet", "list"])).find((one) => one.name === name);

journey("an outlet is entered and every field of it set, and undo takes back one field after the other", async (room) => {
  const { desk } = room;
  await desk.click("button", "Outlets");
  await desk.click("button", "New outlet");
  const dialog = await desk.find("dialog", "New outlet");
  await desk.fill("textbox", "Name", "Tideway Times", { within: dialog });
  await desk.click("button", "Create outlet");
  await desk.gone("dialog", "New outlet");
  const form = await desk.find("article", "Tideway Times");
  for (const [field, words] of [["Credit in print", "The Tideway"], ["Home page", "https://tideway.example"], ["Domains", "https://www.Tideway.example/news, tide.example"], ["Trust note", "Checks its figures."]]) {
    await desk.fill("textbox", field, words, { within: form });
    await room.session.press(Key.Tab);
  }
  for (const [field, key] of [["Kind", "regulator"], ["Paywall", "full"], ["Language", "zh-Hans"]]) {
    const select = await desk.find("combobox", field, { within: form });
    await room.session.run((element, value) => {
      element.value = value;
      element.dispatchEvent(new Event("change", { bubbles: true }));
    }, select, key);
    await until(`${field} to be kept`, async () => Object.values(await outlet(room, "Tideway Times")).includes(key));
  }
  await until("everything to be kept", async () => (await outlet(room, "Tideway Times"))?.language === "zh-Hans");
  const { id: _id, stories: _stories, ...kept } = await outlet(room, "Tideway Times");
  assert.deepEqual(kept, {
    name: "Tideway Times", credit: "The Tideway", home: "https://tideway.example", domains: ["tideway.example", "tide.example"],
    language: "zh-Hans", kind: "regulator", paywall: "full", trust_note: "Checks its figures.",
  });
  await desk.shows("The Tideway");
  await desk.picture("outlets-light");
  await desk.click("button", "Undo edit of outlet “Tideway Times”");
  await until("the language to be back", async () => (await outlet(room, "Tideway Times")).language === null);
  await desk.click("button", "Undo edit of outlet “Tideway Times”");
  await until("the paywall to be back", async () => (await outlet(room, "Tideway Times")).paywall === "unknown");
  assert.equal((await outlet(room, "Tideway Times")).kind, "regulator");
});

journey("a name that is taken is refused where it was typed, and nothing is lost", async (room) => {
  const { desk } = room;
  await desk.click("button", "Outlets");
  const [first, second] = await desk.galleyJson(["outlet", "list"]);
  await desk.click("option", second.name, { part: true });
  const form = await desk.find("article", second.name);
  const field = await desk.fill("textbox", "Name", first.name, { within: form });
  await room.session.press(Key.Enter);
  const alert = await desk.find("alert", undefined, { within: form });
  assert.match(await alert.text(), /already/);
  assert.equal(await field.property("value"), first.name);
  await room.session.press(Key.Escape);
  assert.equal(await field.property("value"), second.name);
  assert.ok(await outlet(room, second.name));
});

journey("by keys alone: to the register, to an outlet, to its credit, and back to the list", async (room) => {
  const { desk } = room;
  await room.session.press(Key.Control, "4");
  await desk.find("searchbox", "Search names, credits and domains");
  await until("the search to have the keys", () => room.session.run(() => document.activeElement?.getAttribute("role") === "searchbox"));
  await room.session.type("lingnan");
  const list = await desk.find("listbox", "Outlets");
  await until("one outlet to be left", async () => (await desk.all("option", undefined, { within: list })).length === 1);
  await room.session.press(Key.Enter);
  await room.session.press(Key.Enter);
  await until("the first field to have the keys", () => room.session.run(() => document.activeElement?.labels?.[0]?.textContent === "Name"));
  await room.session.press(Key.Tab);
  await room.session.press(Key.Control, "a");
  await room.session.type("Lingnan Daily");
  await room.session.press(Key.Enter);
  await until("the credit to be kept", async () => (await outlet(room, "Lingnan Business Daily")).credit === "Lingnan Daily");
  await room.session.press(Key.Escape);
  await until("the list to have the keys", () => room.session.run(() => document.activeElement?.getAttribute("role") === "listbox"));
});
