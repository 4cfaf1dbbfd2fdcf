// What a key costs in a long text with everything on, in Chromium: the built interface on a library of its own, by way of
// the server of the interface. Counted is what the page's main thread worked from one key to the next, of whatever kind
// (script, style, layout, the making of a frame, saves), as the browser's own trace tells it in processor time; so nothing
// that runs beside it on a busy machine is in it. The same words in a plain place to write, in the same page, are the least
// that would do. The web view of Linux tells no such thing: there the last journey of `tests/e2e/writing.test.mjs` asks the
// kernel.

import { execFileSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

import { at, figures } from "../e2e/harness/figure.mjs";
import { KEYS, plainPlace, writeLongText } from "../e2e/harness/long_text.mjs";
import { freePort, start, stop, until } from "../e2e/harness/process.mjs";
import { browser, closeBrowser } from "../judge/browser.mjs";

const ROOT = resolve(import.meta.dirname, "../..");
/** Between two keys, in milliseconds: some 120 words a minute. */
const PACE = 100;
const [command] = process.argv.slice(2).map((path) => realpathSync(path));

const folder = mkdtempSync(join(tmpdir(), "galley-typing-"));
const env = { ...process.env, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder, GALLEY: command, GALLEY_LIBRARY: join(folder, "library") };
const galley = (words, { input } = {}) => execFileSync(command, words, { env, input, encoding: "utf8", maxBuffer: 1 << 28 });
const ask = (name, args) => JSON.parse(galley(["rpc"], { input: `${JSON.stringify({ id: 1, name, args })}\n` })).ok;

const log = openSync(join(folder, "log"), "a");
let server;
try {
  galley(["init", "--sample"]);
  const { items } = JSON.parse(galley(["--json", "issue", "show", "weekly#88"]));
  await writeLongText({ galley, ask, issue: "weekly#88", item: items[0].id, folder });
  const port = await freePort();
  const ui = join(ROOT, "ui");
  server = start(join(ui, "node_modules/.bin/vite"), ["preview", ui, "--port", String(port), "--strictPort"], { env, log });
  const url = `http://127.0.0.1:${port}/`;
  await until("the interface", () => fetch(url).then(({ ok }) => ok, () => false), { patience: 20_000 });

  const chromium = await browser();
  if (!chromium) throw new Error("There is no Chromium on this machine, which this needs.");
  const page = await chromium.newPage({ viewport: { width: 1240, height: 835 } });
  await page.addInitScript(standIn);
  await page.goto(url);
  await page.getByText("Issues", { exact: true }).click();
  await page.getByText("Willow Gate Weekly").first().click();
  await page.getByRole("button", { name: "Open Willow Gate Weekly No. 88" }).click();
  await page.getByText(items[0].headline).first().click();
  await page.waitForFunction(() => document.querySelectorAll(".body .misspelt").length >= 200 && new Set([...document.querySelectorAll(".body .thread")].map((one) => one.dataset.thread)).size >= 190);
  await page.evaluate(() => document.querySelector(".body").focus());
  await page.keyboard.press("Control+Home");
  console.log("What the main thread works for a key, in Chromium:");
  await typed(page, "the first keys after opening");
  await typed(page, "5,200 words, everything on");
  await page.evaluate(plainPlace);
  await page.waitForTimeout(3000);
  await typed(page, "the same words in a plain place");
} finally {
  await closeBrowser();
  if (server) await stop(server);
  closeSync(log);
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

/** In the page: the shell, as far as it is asked for while somebody writes. */
function standIn() {
  const rpc = async ({ name, args }) => {
    const answer = await (await fetch("/rpc", { method: "POST", body: JSON.stringify({ name, args }) })).json();
    if ("error" in answer) throw answer.error;
    return answer.ok;
  };
  let listener = 0;
  window.__TAURI_INTERNALS__ = {
    invoke: (command, args) => (command === "rpc" ? rpc(args) : Promise.resolve(command === "plugin:event|listen" ? ++listener : null)),
    transformCallback: () => ++listener,
  };
  window.__TAURI_EVENT_PLUGIN_INTERNALS__ = { unregisterListener: () => undefined };
}

/** Types, and says what the keys cost. */
async function typed(page, name) {
  await page.context().browser().startTracing(page, { categories: ["toplevel", "devtools.timeline"] });
  for (const letter of KEYS) {
    await page.keyboard.press(letter === " " ? "Space" : letter);
    await page.waitForTimeout(PACE);
  }
  const { traceEvents: events } = JSON.parse(await page.context().browser().stopTracing());
  const keys = events.filter(({ name, args }) => name === "EventDispatch" && args?.data?.type === "keydown").sort((one, other) => one.ts - other.ts);
  const { pid, tid } = keys[0];
  const tasks = events.filter((event) => event.pid === pid && event.tid === tid && event.ph === "X" && event.name === "ThreadControllerImpl::RunTask");
  const ends = tasks.map(({ ts, dur, tdur }) => ({ end: ts + dur, work: (tdur ?? 0) / 1000 }));
  const times = keys.slice(0, -1).map(({ ts }, key) => ends.reduce((sum, { end, work }) => (end >= ts && end < keys[key + 1].ts ? sum + work : sum), 0));
  console.log(`  ${name}: ${figures(times)} (${times.length} keys; the mean ${(times.reduce((sum, time) => sum + time, 0) / times.length).toFixed(1)} ms, the slowest ${at(times, 1).toFixed(1)} ms)`);
}
