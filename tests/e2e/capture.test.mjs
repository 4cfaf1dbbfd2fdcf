// Clipping from elsewhere and caring for what was clipped, in the real window: a link that another program opens, keys
// that are heard in every program, hosts that are allowed where they were met, links that lead nowhere any more, and
// an archive of past issues.

import assert from "node:assert/strict";
import { existsSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { crc32 } from "node:zlib";

import { built } from "./harness/desk.mjs";
import { journey } from "./harness/newsroom.mjs";
import { start, stop, until } from "./harness/process.mjs";
import { Key } from "./harness/webdriver.mjs";

const page = (title) => `<!doctype html><html lang="en"><head><title>${title}</title><link rel="alternate" type="application/rss+xml" href="/feed.xml"></head><body><article><h1>${title}</h1>${"<p>The ferry company said on Monday that its boats would cross every twenty minutes from April on, and that those who live on the island had asked for it.</p>".repeat(5)}</article></body></html>`;

/** A site on which some pages are gone, some busy, and some slow. */
async function site() {
  const play = { asked: [], held: [] };
  const server = createServer((request, response) => {
    play.asked.push(request.url);
    const send = (status, type, body) => response.writeHead(status, { "content-type": type }).end(body);
    if (request.url.startsWith("/gone")) send(404, "text/plain", "Not here.");
    else if (request.url.startsWith("/busy")) send(503, "text/plain", "Later.");
    else if (request.url.startsWith("/slow")) play.held.push(response);
    else if (request.url.startsWith("/way")) send(200, "text/html", `<meta http-equiv="refresh" content="0; url=/ferries"><p>On you go.`);
    else if (request.url === "/feed.xml") send(200, "application/rss+xml", `<rss version="2.0"><channel><title>Island Post</title><item><title>Ferries every twenty minutes</title><link>${play.url}/ferries</link><guid>1</guid></item></channel></rss>`);
    else send(200, "text/html; charset=utf-8", page(request.url === "/" ? "Island Post" : "Ferries every twenty minutes"));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  play.url = `http://127.0.0.1:${server.address().port}`;
  play.close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return play;
}

/** A journey with that site beside it. */
function withSite(name, run, { allowed = true, bus = false, seed = async () => undefined } = {}) {
  let play;
  journey(
    name,
    async (room) => {
      try {
        await run(room, play);
      } finally {
        await play.close();
        if (play.bus) await stop(play.bus);
      }
    },
    {
      seed: async (desk) => {
        play = await site();
        if (bus) play.bus = await messageBus(desk);
        await desk.galley(["init", "--sample"]);
        if (allowed) await desk.galley(["host", "allow", "127.0.0.1"]);
        await seed(desk, play);
      },
    },
  );
}

/** The bus by which a second start finds the first. */
async function messageBus(desk) {
  const socket = `unix:path=${desk.folder}/runtime/bus`;
  const bus = start("dbus-daemon", ["--session", "--nofork", "--nopidfile", `--address=${socket}`], { env: desk.env, log: desk.log });
  await until("the message bus", () => existsSync(`${desk.folder}/runtime/bus`));
  desk.env.DBUS_SESSION_BUS_ADDRESS = socket;
  return bus;
}

/** Opens a link as the system does: by a second start, which hands it on and ends. */
async function openLink(desk, link) {
  const second = start(built("galley-desktop"), [link], { env: desk.env, log: desk.log });
  await until("the second start to end", () => second.child.exitCode !== null);
}

/** Carries out an action by its name. */
async function command(room, words) {
  await room.session.press(Key.Control, "k");
  await room.desk.find("dialog");
  await room.session.type(words);
  await until(`“${words}” in the palette`, async () => (await room.desk.all("option", words, { part: true })).length > 0);
  await room.session.press(Key.Enter);
}

const title = async (desk, dialog) => (await desk.find("textbox", "Title", { within: dialog })).property("value");

/** An archive without compression, as any program reads it. */
function archive(files) {
  const parts = [];
  const index = [];
  let at = 0;
  for (const [name, words] of files) {
    const [path, bytes] = [Buffer.from(name), Buffer.from(words)];
    const fields = Buffer.alloc(26);
    [20, 0x0800, 0, 0, 0x21].forEach((value, field) => fields.writeUInt16LE(value, field * 2));
    fields.writeUInt32LE(crc32(bytes), 10);
    fields.writeUInt32LE(bytes.length, 14);
    fields.writeUInt32LE(bytes.length, 18);
    fields.writeUInt16LE(path.length, 22);
    const entry = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), fields, path, bytes]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    index.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00", "latin1"), fields, place, path]));
    parts.push(entry);
    at += entry.length;
  }
  const list = Buffer.concat(index);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, list, end]);
}

withSite("a link that another program opens is clipped in the window that is there, one after the other", async (room, play) => {
  const { desk } = room;
  await openLink(desk, `galley://clip?url=${encodeURIComponent(`${play.url}/way`)}`);
  const dialog = await desk.find("dialog", "Clip");
  await until("the page behind the one that only leads on", async () => (await title(desk, dialog)) === "Ferries every twenty minutes");
  await openLink(desk, `galley://clip?url=${encodeURIComponent(`${play.url}/`)}`);
  await until("the second in its place", async () => (await title(desk, dialog)) === "Island Post");
  await openLink(desk, "galley://clip?url=file:///etc/passwd");
  await desk.shows("This link does not name a page to clip");
}, { bus: true });

withSite(
  "a host in one's own network is allowed where it was met, for a feed and for a page",
  async (room, play) => {
    const { desk } = room;
    await desk.click("button", "Inbox");
    await desk.click("button", "Add feed");
    const adding = await desk.find("dialog", "Add a feed");
    await desk.fill("textbox", "Address of a site or a feed", play.url, { within: adding });
    await desk.click("button", "Look for feeds", { within: adding });
    await desk.click("button", "Allow 127.0.0.1", { within: adding });
    await desk.click("button", "Add", { within: adding });
    await desk.gone("dialog", "Add a feed");
    const list = await desk.find("listbox", "What came in");
    await until("what the feed brought", async () => (await desk.all("option", undefined, { within: list })).length === 1);
    await desk.galley(["host", "forget", "127.0.0.1"]);
    await room.session.press(Key.Control, Key.Shift, "c");
    const clipping = await desk.find("dialog", "Clip");
    await desk.fill("textbox", "Address or text", `${play.url}/`, { within: clipping });
    await desk.click("button", "Read", { within: clipping });
    const allow = await desk.find("button", "Allow 127.0.0.1", { within: clipping });
    await desk.picture("clip-withheld");
    await allow.click();
    await until("the page", async () => (await title(desk, clipping)) === "Island Post");
  },
  { allowed: false },
);

const stories = async (desk, play) => {
  for (const [name, path] of [
    ["Ferries every twenty minutes", "/ferries"],
    ["The old pier is closed", "/gone/pier"],
    ["渡轮改班，岛民等了三年", "/gone/ferry"],
    ["Tickets by telephone", "/busy"],
  ])
    await desk.galley(["story", "new", name, "--url", `${play.url}${path}`, "--tag", "island"]);
};

withSite(
  "links that lead nowhere are found, told with their stories, and opened",
  async (room, play) => {
    const { desk } = room;
    await desk.click("button", "Library");
    await desk.fill("combobox", "Search the library", "tag:island");
    const list = await desk.find("listbox", "Stories");
    await until("the four", async () => (await desk.all("option", undefined, { within: list })).length === 4);
    await command(room, "Check links…");
    const dialog = await desk.find("dialog", "Check links");
    await desk.find("radio", "What the list shows: 4 stories", { part: true, within: dialog });
    await desk.picture("links");
    assert.deepEqual(play.asked, []);
    await desk.click("button", "Check", { within: dialog });
    await desk.shows("Leads nowhere any more", dialog);
    await desk.shows("It answers 503 just now.", dialog);
    await desk.picture("links-told");
    assert.equal((await desk.galleyJson(["search", "is:broken"])).total, 2);
    await desk.click("button", "The old pier is closed", { within: dialog });
    await desk.gone("dialog", "Check links");
    await desk.shows("The old pier is closed");
  },
  { seed: stories },
);

withSite(
  "asking for links is stopped, and says so",
  async (room, play) => {
    const { desk } = room;
    await desk.click("button", "Library");
    await desk.fill("combobox", "Search the library", "tag:slow");
    const list = await desk.find("listbox", "Stories");
    await until("the one", async () => (await desk.all("option", undefined, { within: list })).length === 1);
    await command(room, "Check links…");
    const dialog = await desk.find("dialog", "Check links");
    await desk.find("radio", "What the list shows: 1 story", { part: true, within: dialog });
    await desk.picture("links-one");
    await desk.click("button", "Check", { within: dialog });
    await until("a page to be asked that does not answer", () => play.held.length > 0);
    await desk.picture("links-asking");
    await desk.click("button", "Stop", { within: dialog });
    await desk.shows("It was stopped", dialog);
  },
  {
    seed: async (desk, play) => {
      await desk.galley(["story", "new", "A slow one", "--url", `${play.url}/slow`, "--tag", "slow"]);
    },
  },
);

journey("an archive of past issues is taken in from the window", async (room) => {
  const { desk } = room;
  const issue = (number, first) => `Willow Gate Daily No. ${number}\n\n1. ${first}\n\nThe harbour opened on Tuesday after months of ice.\nSource: Gazette\n\n2. Bridge approved\n\nThe council approved the bridge late on Wednesday.\nSource: Courier\n`;
  const path = join(desk.folder, "past.zip");
  writeFileSync(path, archive([["2025-01-03.txt", issue(31, "Harbour opens")], ["2025-01-10.txt", issue(32, "Harbour closes")], ["cover.png", "x"]]));
  await desk.click("button", "Issues");
  await desk.click("button", "Import a past issue");
  await desk.picture("import-many");
  await desk.click("button", "A zip of many…");
  await desk.answerFilePanel("Import an archive of past issues", path);
  const dialog = await desk.find("dialog", "Import");
  await desk.shows("issues taken in", dialog);
  await desk.picture("import-archive");
  await desk.click("button", "Show the issues", { within: dialog });
  const list = (await desk.galleyJson(["issue", "list", "daily"])).map(({ number }) => number);
  assert.ok([31, 32].every((number) => list.includes(number)), list.join());
});

withSite("keys that the person chose are heard and clip what was copied, and none are heard before", async (room, play) => {
  const { desk } = room;
  const address = `${play.url}/ferries`;
  await desk.galley(["story", "new", "A story with an address", "--url", address]);
  await desk.click("button", "Library");
  const list = await desk.find("listbox", "Stories");
  await until("it to be there", async () => (await desk.all("option", undefined, { within: list })).length > 0);
  const press = () => desk.xdotool("key", "--clearmodifiers", "ctrl+alt+g");
  await press();
  await desk.click("button", "More");
  await desk.click("menuitem", "Settings", { part: true });
  await desk.click("menuitem", "Clip from anywhere", { part: true });
  const section = await desk.find("region", "A key from anywhere");
  await desk.shows("No key is heard.", section);
  assert.equal((await desk.all("dialog", "Clip")).length, 0);
  await desk.picture("settings-clipping");
  await desk.click("button", "Choose keys…", { within: section });
  await room.session.press("g");
  await desk.shows("together with Ctrl or Alt", section);
  await desk.picture("settings-key");
  await press();
  await desk.shows("These keys are heard in every program:", section);
  await desk.picture("settings-key-chosen");
  await press();
  const empty = await desk.find("dialog", "Clip");
  assert.equal(await (await desk.find("textbox", "Address or text", { within: empty })).property("value"), "");
  await room.session.press(Key.Escape);
  await desk.gone("dialog", "Clip");
  // It is heard again after a start, with what was copied in between.
  await desk.quit();
  await desk.start();
  await desk.click("button", "Library");
  await desk.fill("combobox", "Search the library", address);
  await desk.focusWindow();
  await desk.xdotool("key", "--clearmodifiers", "ctrl+a");
  await desk.xdotool("key", "--clearmodifiers", "ctrl+c");
  await press();
  const dialog = await desk.find("dialog", "Clip");
  await until("the page", async () => (await title(desk, dialog)) === "Ferries every twenty minutes");
});
