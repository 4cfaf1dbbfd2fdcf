// The inbox in the real window, with a web server on this machine: a feed is found and added, its entries are decided
// on by single keys, a feed that fails says why, a page is clipped and recognized the second time.

import assert from "node:assert/strict";
import { createServer } from "node:http";

import { WEEKLY, journey } from "./harness/newsroom.mjs";
import { until } from "./harness/process.mjs";
import { Key } from "./harness/webdriver.mjs";

const TITLES = ["Night buses run until two", "The market hall gets a roof", "盲文菜单进了老字号", "Three schools share one cook", "A quiet road for bicycles", "Library opens on Sundays"];

const article = (title) => `<!doctype html><html lang="en"><head><title>${title}</title><meta property="og:title" content="${title}"><meta property="og:site_name" content="City News">
<meta property="article:published_time" content="2026-11-20T08:00:00Z"><link rel="alternate" type="application/rss+xml" title="City News" href="/feed.xml"></head>
<body><nav>Home Sport</nav><article><h1>${title}</h1>${"<p>The council said on Friday that the plan had been a long time coming, and that those who live there had asked for it more than once. Work begins in spring and is to be done before the first snow.</p>".repeat(6)}</article><footer>City News</footer></body></html>`;

/** A site with a feed. What it is to answer next can be changed. */
async function site() {
  const play = { entries: TITLES, status: 200, asked: [] };
  const server = createServer((request, response) => {
    play.asked.push(request.url);
    const send = (type, body) => response.writeHead(play.status, { "content-type": type }).end(body);
    if (request.url === "/feed.xml") {
      // An entry keeps its number whatever comes before it.
      const numbered = play.entries.map((title) => [title, TITLES.includes(title) ? TITLES.indexOf(title) : TITLES.length]);
      const items = numbered.map(([title, at]) => `<item><title>${title}</title><link>${play.url}/story/${at}</link><guid>${at}</guid><pubDate>${new Date(Date.UTC(2026, 10, 20, 8, 59 - at)).toUTCString()}</pubDate><description>${title}, in short: the council said so on Friday.</description></item>`);
      send("application/rss+xml", `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>City News</title><link>${play.url}/</link>${items.join("")}</channel></rss>`);
    } else send("text/html; charset=utf-8", article(request.url === "/" ? "City News" : TITLES[Number(request.url.split("/").at(-1))] ?? "A page of its own"));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  play.url = `http://127.0.0.1:${server.address().port}`;
  play.close = () => new Promise((resolve) => server.close(resolve));
  return play;
}

/** A journey with a site beside it, whose host the person allowed by name. */
function withSite(name, run, { allowed = true } = {}) {
  let play;
  journey(
    name,
    async (room) => {
      try {
        await run(room, play);
      } finally {
        await play.close();
      }
    },
    {
      seed: async (desk) => {
        play = await site();
        await desk.galley(["init", "--sample"]);
        if (allowed) await desk.galley(["host", "allow", "127.0.0.1"]);
      },
    },
  );
}

async function addFeed(room, address) {
  const { desk } = room;
  await desk.click("button", "Inbox");
  await desk.click("button", "Add feed");
  const dialog = await desk.find("dialog", "Add a feed");
  await desk.fill("textbox", "Address of a site or a feed", address, { within: dialog });
  await desk.click("button", "Look for feeds", { within: dialog });
  return dialog;
}

const stateOf = async (desk, title) => (await desk.galleyJson(["story", "list"])).stories.find((story) => story.title === title)?.state;

withSite("a feed is found on its site, and what it brings is decided on by single keys", async (room, play) => {
  const { desk } = room;
  const dialog = await addFeed(room, play.url);
  await desk.find("button", "Add", { within: dialog }).catch(async (error) => {
    await desk.picture("feed-found");
    throw error;
  });
  await desk.picture("feed-found");
  await desk.fill("textbox", "Folder", "City", { within: dialog });
  await desk.click("button", "Add", { within: dialog });
  await desk.gone("dialog", "Add a feed");
  const list = await desk.find("listbox", "What came in");
  const shown = () => room.session.run((root) => [...root.querySelectorAll("[role=option] .title")].map((one) => one.textContent.trim()), list);
  const current = () => room.session.run((root) => root.querySelector("[data-current] .title")?.textContent.trim(), list);
  await until("what the feed brought", async () => (await shown()).length === TITLES.length);
  await desk.picture("inbox");
  const order = await shown();
  await room.session.run((root) => root.focus(), list);
  assert.equal(await current(), order[0]);
  await room.session.press("j");
  await until("the second", async () => (await current()) === order[1]);
  await room.session.press("k");
  await until("the first again", async () => (await current()) === order[0]);
  await room.session.press("a");
  await until("it to be shortlisted", async () => (await stateOf(desk, order[0])) === "shortlist");
  await until("the next to follow", async () => (await current()) === order[1]);
  await room.session.press("s");
  await until("it to be spiked", async () => (await stateOf(desk, order[1])) === "spiked");
  await room.session.press("h");
  await until("it to be held", async () => (await stateOf(desk, order[2])) === "hold");
  await until("it to be said", async () => (await room.announced()).startsWith("Held: "));
  await until("three to be left", async () => (await shown()).length === TITLES.length - 3);
  await desk.picture("inbox-decided");
  await room.session.press("u");
  await until("the last decision to be taken back", async () => (await stateOf(desk, order[2])) === "inbox");
  await until("it to be in the list again", async () => (await shown()).includes(order[2]));
  await room.session.press("o");
  await until("the reader to have the keys", () => room.session.run(() => document.activeElement?.matches("main")));
  await room.session.press(Key.Escape);
  await until("the list to have the keys", () => room.session.run(() => document.activeElement?.matches("[data-list]")));
  // What is asked again brings only what is new.
  play.entries = ["A new bell for the tower", ...TITLES];
  await desk.click("button", "Ask all feeds for news");
  await desk.shows("1 new story from 1 feed.");
  await until("it to be there", async () => (await shown()).includes("A new bell for the tower"));
});

withSite("a feed that cannot be read says why and what to do, and the others go on", async (room, play) => {
  const { desk } = room;
  const dialog = await addFeed(room, `${play.url}/feed.xml`);
  await desk.click("button", "Add", { within: dialog });
  await desk.gone("dialog", "Add a feed");
  const list = await desk.find("listbox", "What came in");
  await until("what the feed brought", async () => (await desk.all("option", undefined, { within: list })).length > 0);
  play.status = 500;
  await desk.click("button", "Ask all feeds for news");
  await desk.shows("1 feed could not be read.");
  await desk.shows("This feed could not be read");
  await desk.picture("feed-fault");
  play.status = 200;
  await desk.click("button", "Ask again");
  await until("the fault to be gone", async () => (await desk.all("button", "Ask again")).length === 0);
});

withSite(
  "a host in one's own network is asked only after it was allowed by name",
  async (room, play) => {
    const { desk } = room;
    const dialog = await addFeed(room, `${play.url}/feed.xml`);
    await desk.shows("own network", dialog);
    await desk.find("button", "Allow 127.0.0.1", { within: dialog });
    await desk.picture("feed-withheld");
    assert.deepEqual(play.asked, []);
    await room.session.press(Key.Escape);
    await desk.click("button", "More");
    await desk.click("menuitem", "Settings", { part: true });
    await desk.click("menuitem", "Hosts that were contacted", { part: true });
    // It was withheld just now, so it is offered; naming it by hand does the same.
    await desk.fill("textbox", "Host", "127.0.0.1");
    await (await desk.all("button", "Allow"))[0].click();
    await desk.find("button", "No longer allow");
    await desk.picture("settings-allowed");
    const again = await addFeed(room, `${play.url}/feed.xml`);
    await desk.click("button", "Add", { within: again });
    const list = await desk.find("listbox", "What came in");
    await until("what the feed brought", async () => (await desk.all("option", undefined, { within: list })).length > 0);
  },
  { allowed: false },
);

withSite("a page is clipped by its address, and recognized the second time", async (room, play) => {
  const { desk } = room;
  const address = `${play.url}/story/1`;
  await room.openIssue(WEEKLY);
  await desk.click("button", "Library");
  await desk.find("listbox", "Stories");
  const read = async () => {
    await room.session.press(Key.Control, Key.Shift, "c");
    const dialog = await desk.find("dialog", "Clip");
    await desk.fill("textbox", "Address or text", address, { within: dialog });
    await desk.click("button", "Read", { within: dialog });
    return dialog;
  };
  const dialog = await read();
  await until("its title", async () => (await (await desk.find("textbox", "Title", { within: dialog })).property("value")) === TITLES[1]);
  await desk.shows("The council said on Friday", dialog);
  await desk.picture("clip");
  await desk.fill("textbox", "Tags", "roof", { within: dialog });
  await desk.click("button", "Keep", { within: dialog });
  await desk.gone("dialog", "Clip");
  await desk.shows(`“${TITLES[1]}” is in the library.`);
  assert.equal((await desk.galleyJson(["search", "tag:roof"])).total, 1);
  const again = await read();
  await desk.shows("Already in your library", again);
  await desk.picture("clip-already");
  await desk.click("button", "Add to that story", { within: again });
  await desk.gone("dialog", "Clip");
  await desk.shows("had the same words already; nothing was changed");
  assert.equal((await desk.galleyJson(["search", `url:${address}`])).total, 1);
});

withSite("what is pasted or dropped in the library is clipped", async (room, play) => {
  const { desk } = room;
  await desk.click("button", "Library");
  await desk.find("listbox", "Stories");
  await room.session.run((url) => {
    const data = new DataTransfer();
    data.setData("text/plain", url);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, `${play.url}/story/2`);
  const dialog = await desk.find("dialog", "Clip");
  await until("its title", async () => (await (await desk.find("textbox", "Title", { within: dialog })).property("value")) === TITLES[2]);
  await room.session.press(Key.Escape);
  await desk.gone("dialog", "Clip");
  await room.session.run(() => {
    const data = new DataTransfer();
    data.items.add(new File(["<!doctype html><title>A saved page</title><article><h1>A saved page</h1>" + "<p>It was kept on a disk for a long time, and nobody looked at it until the day on which it was needed again.</p>".repeat(5) + "</article>"], "saved.html", { type: "text/html" }));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  });
  const file = await desk.find("dialog", "Clip");
  await until("the title of the file", async () => (await (await desk.find("textbox", "Title", { within: file })).property("value")) === "A saved page");
  await desk.click("button", "Keep", { within: file });
  await desk.shows("“A saved page” is in the library.");
});

withSite("a rule spikes what it is told to, and that can be taken back", async (room, play) => {
  const { desk } = room;
  await desk.click("button", "Inbox");
  await desk.click("button", "More about feeds");
  await desk.click("menuitem", "Rules for what arrives", { part: true });
  await desk.click("button", "New rule");
  const dialog = await desk.find("dialog", "New rule");
  await desk.fill("textbox", "With one of these words", "bicycles", { within: dialog });
  const verdict = await desk.find("combobox", "And then", { within: dialog });
  await room.session.run((select) => {
    select.value = "spike";
    select.dispatchEvent(new Event("change", { bubbles: true }));
  }, verdict);
  await desk.picture("rule");
  await desk.click("button", "Save", { within: dialog });
  await desk.gone("dialog", "New rule");
  const adding = await addFeed(room, `${play.url}/feed.xml`);
  await desk.click("button", "Add", { within: adding });
  await until("it to be spiked", async () => (await stateOf(desk, "A quiet road for bicycles")) === "spiked");
  await desk.click("button", "More about feeds");
  await desk.click("menuitem", "Rules for what arrives", { part: true });
  await desk.shows("did something to 1 story");
  await desk.picture("settings-rules");
  await desk.click("button", "Take back what it did");
  await until("it to wait again", async () => (await stateOf(desk, "A quiet road for bicycles")) === "inbox");
});
