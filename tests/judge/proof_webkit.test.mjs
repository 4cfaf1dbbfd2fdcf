// The same page in WebKit, which tells a page nothing of what happens in a frame without scripts: choosing words by mouse
// and by keyboard, suggesting, approving, and a review that holds.

import assert from "node:assert/strict";
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";

import { freePort, start, startDisplay, stop, until } from "../e2e/harness/process.mjs";
import { Key, Session, isReady } from "../e2e/harness/webdriver.mjs";
import { openReview, pages, payloadOf, textAt } from "./proof.mjs";

const BROWSERS = ["/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser", "/usr/libexec/webkit2gtk-4.1/MiniBrowser", process.env.WEBKIT ?? ""];
const binary = BROWSERS.find((place) => place !== "" && existsSync(place));

describe("a proof page in WebKit", { skip: binary === undefined ? "there is no MiniBrowser of WebKit" : false }, () => {
  let work;
  let folder;
  let log;
  let display;
  let driver;
  let session;
  let path;

  before(async () => {
    work = pages();
    path = work.path("weekly-88");
    folder = mkdtempSync(join(tmpdir(), "galley-webkit-"));
    log = openSync(join(folder, "log"), "a");
    const env = { PATH: process.env.PATH, LANG: "C.UTF-8", GDK_BACKEND: "x11", LIBGL_ALWAYS_SOFTWARE: "1", NO_AT_BRIDGE: "1", GTK_A11Y: "none", GSETTINGS_BACKEND: "memory" };
    for (const [name, place] of Object.entries({ HOME: "home", XDG_DATA_HOME: "data", XDG_CONFIG_HOME: "config", XDG_CACHE_HOME: "cache", XDG_RUNTIME_DIR: "runtime", XDG_DOWNLOAD_DIR: "downloads" })) {
      env[name] = join(folder, place);
      mkdirSync(env[name], { recursive: true, mode: 0o700 });
    }
    display = await startDisplay(env, log);
    env.DISPLAY = display.display;
    const port = await freePort();
    driver = start("WebKitWebDriver", [`--port=${port}`], { env, log });
    await until("the driver", () => isReady(`http://127.0.0.1:${port}`));
    session = await Session.open(`http://127.0.0.1:${port}`, binary, ["--automation"]);
    await session.post("window/rect", { width: 1240, height: 860 });
    await session.post("url", { url: `file://${path}` });
    await until("the mail", () => session.run(() => Boolean(document.querySelector("iframe")?.contentDocument?.getElementById("galley-envelope"))));
  });

  after(async () => {
    await session?.close().catch(() => {});
    if (driver) await stop(driver);
    if (display) await stop(display.server);
    if (log !== undefined) closeSync(log);
    // The last of its processes may still be writing there.
    try {
      if (folder) rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
    } catch (error) {
      // A process of the browser that still writes its caches leaves some in the folder for temporary files: no fault of
      // the page.
      console.log(`Left behind: ${error.message}`);
    }
    work?.close();
  });

  const button = (words) => session.run((words) => [...document.querySelectorAll("button")].find((one) => one.textContent === words && one.offsetParent !== null), words);
  const press = async (words) => (await until(`the button ${words}`, () => button(words))).click();
  const entries = () => session.run(() => JSON.parse(localStorage.getItem(Object.keys(localStorage).find((key) => key.startsWith("galley-proof-"))) ?? "{}").entries ?? []);
  const boxOf = (words) => session.run((words) => {
    const frame = document.querySelector("iframe");
    const doc = frame.contentDocument;
    const walker = doc.createTreeWalker(doc.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const at = walker.currentNode.data.replace(/\n/g, " ").indexOf(words);
      if (at < 0) continue;
      const range = doc.createRange();
      range.setStart(walker.currentNode, at);
      range.setEnd(walker.currentNode, at + words.length);
      const box = range.getBoundingClientRect();
      window.scrollTo(0, frame.getBoundingClientRect().top + window.scrollY + box.top - 300);
      const { x, y } = frame.getBoundingClientRect();
      return { from: { x: x + box.left + 1, y: y + box.top + box.height / 2 }, to: { x: x + box.right - 1, y: y + box.top + box.height / 2 } };
    }
    return null;
  }, words);

  test("takes a comment by mouse at exact positions", async () => {
    const { from, to } = await boxOf("14,000 businesses");
    await session.drag(from, to);
    await press("Comment");
    await session.type("Who counted them?");
    await press("Keep");
    const [entry] = await until("the entry", async () => ((await entries()).length === 1 ? entries() : null));
    assert.equal(entry.quote, "14,000 businesses");
    assert.equal(textAt(payloadOf(path), entry), "14,000 businesses");
    assert.equal(entry.body, "Who counted them?");
  });

  test("finds a comment by a click on its words", async () => {
    await session.run(() => document.activeElement.blur());
    await session.clickAt((await boxOf("Comments close")).from);
    await until("nothing looked at", () => session.run(() => document.querySelector(".card.active") === null));
    const { from } = await boxOf("14,000 businesses");
    await session.clickAt({ x: from.x + 30, y: from.y });
    await until("the card", () => session.run(() => document.querySelector(".card.active") !== null));
  });

  test("takes a suggestion by keyboard alone", async () => {
    await session.run(() => document.querySelector(".stage").focus());
    const said = () => session.run(() => document.querySelector("[aria-live]").textContent);
    await until("a headline", async () => {
      await session.press(Key.ArrowDown);
      return (await said()).startsWith("Headline");
    });
    await session.press(Key.ArrowRight);
    await session.press(Key.ArrowRight);
    await session.press(Key.Shift, Key.ArrowRight);
    assert.equal(await said(), "Exporters Would");
    await session.press("s");
    await session.type("Firms Might");
    await session.press(Key.Control, Key.Enter);
    const all = await until("the entry", async () => ((await entries()).length === 2 ? entries() : null));
    const entry = all.find(({ part }) => part === "headline");
    assert.deepEqual([entry.quote, entry.replacement], ["Exporters Would", "Firms Might"]);
  });

  test("keeps the work over a reload, and makes a review that holds", async () => {
    await session.run(() => void Object.assign(window, { onbeforeunload: null, before: true }));
    await session.post("url", { url: `file://${path}?again` }).catch(() => {});
    await session.post("alert/accept", {}).catch(() => {});
    await until("the cards", () => session.run(() => !window.before && document.querySelectorAll(".card").length === 2));
    await press("Finish review");
    await session.run(() => document.querySelector("input[value=approve]").click());
    await session.run(() => document.querySelector("dialog input[type=text]").focus());
    await session.type("Ann Lee");
    await press("Copy as text instead");
    const text = await until("the text", () => session.run(() => document.querySelector(".done textarea")?.value));
    const { review, sound } = await openReview(text);
    assert.ok(sound, "the signature does not hold");
    assert.equal(review.verdict, "approve");
    assert.equal(review.entries.length, 2);
    await press("Save review file");
    await until("the word that it is saved", () => session.run(() => document.querySelector(".done .file")?.textContent.endsWith(".galley-review")));
    // A file has its name before it has its words.
    const saved = await until("the whole file", () => {
      const places = ["downloads", "home", "home/Downloads", "data"].map((place) => join(folder, place)).filter(existsSync);
      const files = places.flatMap((place) => readdirSync(place).map((name) => join(place, name))).filter((file) => file.endsWith(".galley-review"));
      return files.map((file) => readFileSync(file, "utf8")).find((text) => text.trimEnd().endsWith("-----END GALLEY REVIEW-----"));
    }, { patience: 8000 });
    assert.ok((await openReview(saved)).sound);
  });

  test("runs no hostile words", async () => {
    await session.post("alert/accept", {}).catch(() => {});
    await session.post("url", { url: `file://${work.path("hostile")}` }).catch(() => {});
    await session.post("alert/accept", {}).catch(() => {});
    await until("the hostile page", () => session.run(() => document.title.includes("<img") && Boolean(document.querySelector("iframe")?.contentDocument?.getElementById("galley-envelope"))));
    assert.equal(await session.run(() => window.planted ?? null), null);
    assert.equal(await session.run(() => document.querySelectorAll("img").length), 0);
  });
});
