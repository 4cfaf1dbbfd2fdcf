// The library in the real window: found in Chinese, labelled many at once, pulled into the issue, told that it ran
// before, merged and parted, saved as a list, carried in.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { WEEKLY, journey } from "./harness/newsroom.mjs";
import { until } from "./harness/process.mjs";
import { Key } from "./harness/webdriver.mjs";

/** A library with more stories than the sample's own, written by us. */
const CHINESE = [
  { title: "琉璃厂书市重开", text: "旧书摊搬回老街，周末开市。", tags: ["监管"], language: "zh-Hans" },
  { title: "充电桩共享地图上线", text: "一张地图显示全市的充电桩。", tags: ["交通"], language: "zh-Hans" },
  { title: "Harbour cranes get quiet motors", text: "The 港口 has ordered twelve of them.", tags: ["harbour"], language: "en" },
];

async function withStories(desk, stories) {
  const path = join(desk.folder, "stories.jsonl");
  writeFileSync(path, stories.map((story) => JSON.stringify(story)).join("\n"));
  await desk.galley(["init", "--sample"]);
  await desk.galley(["story", "import", path]);
}

const seed = (desk) => withStories(desk, CHINESE);

async function goToLibrary(room) {
  await room.openIssue(WEEKLY);
  await room.desk.click("button", "Library");
  return room.desk.find("listbox", "Stories");
}

function search(room, words) {
  return room.desk.fill("combobox", "Search the library", words);
}

/** The titles that the list shows. */
function titles(room, list) {
  return room.session.run((root) => [...root.querySelectorAll("[role=option] .title")].map((one) => one.textContent.trim()), list);
}

async function shows(room, list, expected) {
  await until(`the stories ${expected.join(", ")}`, async () => JSON.stringify((await titles(room, list)).sort()) === JSON.stringify([...expected].sort()));
}

journey(
  "one and two characters of Chinese are found and marked, filters are chips, and what cannot be read is said at its place",
  async (room) => {
    const { desk } = room;
    const list = await goToLibrary(room);
    await search(room, "琉璃");
    await shows(room, list, ["琉璃厂书市重开"]);
    const marks = await room.session.run((root) => [...root.querySelectorAll("mark")].map((one) => one.textContent), list);
    assert.ok(marks.includes("琉璃"), JSON.stringify(marks));
    await search(room, "璃厂 OR 港口");
    await shows(room, list, ["Harbour cranes get quiet motors", "琉璃厂书市重开"]);
    await search(room, "璃");
    await shows(room, list, ["琉璃厂书市重开"]);
    await desk.picture("library-search");
    // A chip is written into the query, and taken out of it again.
    await desk.click("button", "Clear the search");
    await desk.click("button", "Filter");
    await desk.click("menuitem", "Tag", { part: true });
    await desk.click("menuitemradio", "交通", { part: true });
    await shows(room, list, ["充电桩共享地图上线"]);
    assert.equal(await (await desk.find("combobox", "Search the library")).property("value"), "tag:交通");
    await desk.click("button", "Take out tag: 交通");
    await until("everything again", async () => (await titles(room, list)).length > 3);
    // Names and values are completed.
    await search(room, "ta");
    await desk.find("option", "tag:", { part: true });
    await room.session.press(Key.Tab);
    await room.session.type("监");
    await desk.find("option", "tag:监管", { part: true });
    await desk.picture("library-completion");
    await room.session.press(Key.Tab);
    // While nothing was found there was no list; this is another one.
    await shows(room, await desk.find("listbox", "Stories"), ["琉璃厂书市重开"]);
    // What cannot be read leaves the list, is underlined, and says why.
    await search(room, "琉璃 state:nowhere");
    await desk.shows("is not one of what “state:” knows");
    const under = await room.session.run(() => document.querySelector(".query .wave")?.textContent);
    assert.equal(under, "state:nowhere");
    await desk.picture("library-fault");
  },
  { seed },
);

journey(
  "many stories are labelled at once, and one undo takes it back",
  async (room) => {
    const { desk } = room;
    const list = await goToLibrary(room);
    await search(room, "tag:监管 OR tag:交通");
    await shows(room, list, ["琉璃厂书市重开", "充电桩共享地图上线"]);
    await desk.click("option", "琉璃厂书市重开", { part: true, within: list });
    await room.session.press(Key.Control, "a");
    await desk.shows("2 stories chosen");
    await until("it to be said", async () => /2 stories chosen/.test(await room.announced()));
    await desk.picture("library-many");
    await room.session.press("t");
    const dialog = await desk.find("dialog", "Tags of 2 stories");
    await desk.fill("textbox", "Put on", "周报, urgent", { within: dialog });
    await desk.picture("library-tags");
    await desk.click("button", "Apply", { within: dialog });
    await desk.gone("dialog", "Tags of 2 stories");
    const tagged = async () => (await desk.galleyJson(["search", "tag:urgent tag:周报"])).total;
    await until("both to carry the tags", async () => (await tagged()) === 2);
    await desk.click("button", "Undo tags of 2 stories");
    await until("none to carry them", async () => (await tagged()) === 0);
    await until("the old tags", async () => (await desk.galleyJson(["search", "tag:监管"])).total === 1);
    // Thrown away, found in the trash, brought back.
    await desk.click("option", "琉璃厂书市重开", { part: true, within: list });
    await room.session.press(Key.Delete);
    await shows(room, list, ["充电桩共享地图上线"]);
    const lists = await desk.find("navigation", "Lists");
    await desk.click("button", "Trash", { within: lists });
    await shows(room, list, ["琉璃厂书市重开"]);
    await desk.click("button", "Bring back");
    await until("the trash to be empty", async () => (await desk.galleyJson(["search", "in:trash"])).total === 0);
    await desk.shows("The trash is empty");
  },
  { seed },
);

journey(
  "several stories are pulled into the issue, before the item they are put down on",
  async (room) => {
    const { desk } = room;
    const list = await goToLibrary(room);
    const before = await room.headlines(WEEKLY);
    await search(room, "tag:交通 OR tag:harbour");
    await shows(room, list, ["充电桩共享地图上线", "Harbour cranes get quiet motors"]);
    const first = await desk.click("option", "充电桩共享地图上线", { part: true, within: list });
    await room.session.press(Key.Control, "a");
    await desk.shows("2 stories chosen");
    const from = await first.rect();
    const reader = await desk.find("main");
    const to = await reader.rect();
    // Held over the place where the second item stands; the rundown is there once the pull has begun.
    await room.session.drag({ x: from.x + 60, y: from.y + 30 }, { x: to.x + 200, y: to.y + 82 + 60 }, { steps: 12, hold: 400 });
    await until("both to be in the issue", async () => (await room.headlines(WEEKLY)).length === before.length + 2);
    const now = await room.headlines(WEEKLY);
    assert.ok(now.indexOf("充电桩共享地图上线") < before.length, `not at its place: ${now.join(" | ")}`);
    assert.equal(Math.abs(now.indexOf("充电桩共享地图上线") - now.indexOf("Harbour cranes get quiet motors")), 1);
    await desk.click("button", "Undo add 2 stories");
    await until("the issue as it was", async () => JSON.stringify(await room.headlines(WEEKLY)) === JSON.stringify(before));
  },
  { seed },
);

journey(
  "a story that ran is told to have run, in the list, when it is placed, and while it is written",
  async (room) => {
    const { desk } = room;
    await goToLibrary(room);
    const list = await desk.find("listbox", "Stories");
    await search(room, "Ferry timetable");
    await until("one story", async () => (await titles(room, list)).length === 1);
    await until("where it ran, in the list", async () => {
      const ran = await room.session.run((root) => root.querySelector(".ran")?.textContent ?? "", list);
      return /The same address is in Willow Gate Weekly No\. 12, 3 Jan 2025, item 1/.test(ran);
    });
    await desk.picture("library-ran");
    await room.session.run((root) => root.focus(), list);
    await room.session.press("a");
    await desk.shows("It ran before: Willow Gate Weekly No. 12, 3 Jan 2025, item 1.");
    await desk.picture("library-placed-again");
    await desk.click("button", "Desk");
    await room.choose("Ferry timetable, now with a map");
    await desk.shows("The same address is in Willow Gate Weekly No. 12");
    await desk.picture("desk-ran-before");
  },
  {
    seed: async (desk) => {
      await withStories(desk, [{ title: "Ferry timetable, now with a map", url: "https://ferry.example.com/timetable?utm_source=x", text: "A map." }]);
      const past = join(desk.folder, "past.md");
      writeFileSync(past, "# Willow Gate Weekly No. 12\n\n3 January 2025\n\nGood morning.\n\n## The ferry has a new timetable\n\nIt sails at [nine](https://ferry.example.com/timetable) from Monday.\n\n## The market moves\n\nTo the square.\n");
      await desk.galley(["issue", "import", "weekly", past]);
    },
  },
);

journey(
  "what is perhaps the same is compared, merged, and parted again",
  async (room) => {
    const { desk } = room;
    const list = await goToLibrary(room);
    await search(room, "tram line");
    await shows(room, list, ["New tram line opens on Monday", "New tram line opens on Monday morning"]);
    await desk.click("option", "New tram line opens on Monday morning", { part: true, within: list });
    const perhaps = await desk.find("region", "Perhaps the same");
    await desk.picture("library-perhaps");
    await desk.click("button", "Compare", { within: perhaps });
    const dialog = await desk.find("dialog", "Compare stories");
    await desk.picture("library-compare");
    const [keep] = await desk.all("button", "Keep this one", { within: dialog });
    await keep.click();
    await desk.gone("dialog", "Compare stories");
    await shows(room, list, ["New tram line opens on Monday morning"]);
    const merged = await desk.find("region", "1 story merged into this one");
    await desk.shows("2 clippings");
    await desk.picture("library-merged");
    await desk.click("button", "Part", { within: merged });
    await shows(room, list, ["New tram line opens on Monday", "New tram line opens on Monday morning"]);
  },
  {
    seed: (desk) =>
      withStories(desk, [
        { title: "New tram line opens on Monday", url: "https://a.example.com/1", text: "It runs every ten minutes.", tags: ["transport"] },
        { title: "New tram line opens on Monday morning", url: "https://b.example.com/2", text: "It runs from six.", tags: ["city"] },
      ]),
  },
);

journey(
  "a search is saved as a list, counts, is put into order, and survives a restart",
  async (room) => {
    const { desk } = room;
    const list = await goToLibrary(room);
    for (const [words, name] of [["tag:监管 OR tag:交通", "Chinese"], ["tag:harbour", "Harbour"]]) {
      await search(room, words);
      await until("the list to be narrowed", async () => (await titles(room, list)).length < 3);
      await desk.click("button", "Save this search");
      const dialog = await desk.find("dialog", "Save this search");
      await desk.fill("textbox", "Name", name, { within: dialog });
      await desk.click("button", "Save", { within: dialog });
      await desk.gone("dialog", "Save this search");
    }
    const lists = await desk.find("navigation", "Lists");
    await desk.find("button", "Chinese, 2 stories", { within: lists });
    const harbour = await desk.find("button", "Harbour, 1 story", { within: lists });
    await room.session.run((button) => button.focus(), harbour);
    await room.session.press(Key.Alt, Key.ArrowUp);
    await until("it to be said", async () => /Harbour is number 1 of 2/.test(await room.announced()));
    await desk.picture("library-saved");
    const order = async () => (await desk.galleyJson(["saved", "list"])).map(({ name }) => name);
    assert.deepEqual(await order(), ["Harbour", "Chinese"]);
    await room.session.press(Key.Delete);
    await until("it to be gone", async () => (await order()).join() === "Chinese");
    await room.session.press(Key.Control, "z");
    await until("it to be back", async () => (await order()).join() === "Harbour,Chinese");
    await desk.click("button", "Chinese, 2 stories", { within: lists });
    await shows(room, list, ["琉璃厂书市重开", "充电桩共享地图上线"]);
  },
  { seed },
);

journey("a file of stories is taken in, with a summary of what was not", async (room) => {
  const { desk } = room;
  const path = join(desk.folder, "in.csv");
  writeFileSync(path, 'title,url,tags\nQuiet evenings,https://example.com/q,city\n,no address,\n"Loud mornings",https://example.com/l,"city, noise"\n');
  await goToLibrary(room);
  await desk.click("button", "More");
  await desk.click("menuitem", "Import stories…", { part: true });
  await desk.answerFilePanel("Import stories", path);
  const dialog = await desk.find("dialog", "Import");
  await desk.shows("What was not taken, and why", dialog);
  await desk.picture("carry");
  await desk.click("button", "Show the library", { within: dialog });
  await until("both to be there", async () => (await desk.galleyJson(["search", "tag:city"])).total === 2);
  const list = await desk.find("listbox", "Stories");
  await until("them to be shown", async () => (await titles(room, list)).includes("Quiet evenings"));
  await desk.click("button", "Undo import of stories from “in.csv”");
  await until("them to be gone", async () => (await desk.galleyJson(["search", "tag:city"])).total === 0);
});

journey("a table from a reference manager comes in with its outlets, days and labels", async (room) => {
  const { desk } = room;
  const path = join(desk.folder, "managed.csv");
  writeFileSync(
    path,
    "Key,Title,Publication Title,Url,Abstract Note,Date,Language,Manual Tags\n" +
      'K1,Tram line reaches the hospital,The Courier,https://courier.example/4?utm_source=app,Words on the tram.,"January 3, 2025",English,transport; city\n' +
      "K2,,,https://courier.example/untitled,,,,\n",
  );
  await goToLibrary(room);
  await desk.click("button", "More");
  await desk.click("menuitem", "Import stories…", { part: true });
  await desk.answerFilePanel("Import stories", path);
  const dialog = await desk.find("dialog", "Import");
  await desk.click("button", "Show the library", { within: dialog });
  const list = await desk.find("listbox", "Stories");
  await search(room, "tag:transport after:2025-01-01 before:2025-02-01 lang:English");
  await shows(room, list, ["Tram line reaches the hospital"]);
  await desk.picture("library-managed");
  const [{ id }] = (await desk.galleyJson(["search", "tag:transport"])).hits;
  const story = await desk.galleyJson(["story", "show", id]);
  assert.deepEqual([story.outlet, story.date, story.language, story.url], ["The Courier", "2025-01-03", "en", "https://courier.example/4"]);
  await search(room, "url:https://courier.example/untitled");
  await shows(room, list, ["https://courier.example/untitled"]);
  // What nobody told is put right by hand, one change at a time.
  await desk.click("button", "Details of the report");
  await desk.fill("textbox", "Title", "Night buses for the harbour");
  await room.session.press(Key.Enter);
  await desk.fill("textbox", "Date", "4 January 2025");
  await room.session.press(Key.Enter);
  const night = async () => (await desk.galleyJson(["story", "list"])).stories.find(({ url }) => url === "https://courier.example/untitled");
  await until("the day to be kept", async () => (await night()).date === "2025-01-04");
  await desk.fill("textbox", "Date", "soon");
  await room.session.press(Key.Enter);
  await desk.shows("“soon” is not a date");
  await desk.picture("library-details");
  await desk.click("button", "Undo edit of “Night buses for the harbour”");
  await until("the day to be gone", async () => (await night()).date === null);
});

journey("rules for addresses are the editor's, and every host that was contacted is listed", async (room) => {
  const { desk } = room;
  await desk.click("button", "More");
  await desk.click("menuitem", "Settings", { part: true });
  await desk.click("menuitem", "Rules for addresses", { part: true });
  await desk.fill("textbox", "Try an address", "https://example.com/a?utm_source=x&ref=mail&id=7");
  await desk.shows("https://example.com/a?id=7&ref=mail");
  await desk.fill("textbox", "Parameter", "ref");
  await desk.fill("textbox", "Host", "example.com");
  await desk.click("button", "Add rule");
  await desk.shows("https://example.com/a?id=7");
  await until("the rule to be at work", async () => (await desk.galley(["url", "clean", "https://example.com/a?ref=mail"])).trim() === "https://example.com/a");
  await desk.picture("settings-addresses");
  await desk.click("button", "Hosts");
  await desk.shows("No host was ever contacted from this library.");
  await desk.picture("settings-hosts");
});
