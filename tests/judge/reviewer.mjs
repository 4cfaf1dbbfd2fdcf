// A reviewer at a proof page, in Chromium: what is done there by mouse and keyboard.

import { readFileSync } from "node:fs";

import { browser } from "./browser.mjs";

/** The page in a browser of its own. */
export async function open(path, { width = 1200, height = 900, scheme = "light", locale = "en-US", touch = false, script, offline = true, leave = true } = {}) {
  const context = await (await browser()).newContext({
    colorScheme: scheme, viewport: { width, height }, locale, hasTouch: touch, offline, acceptDownloads: true, reducedMotion: "reduce",
  });
  if (script) await context.addInitScript(script);
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  // Leaving is warned of; these reviewers leave all the same.
  if (leave) page.on("dialog", (dialog) => dialog.accept());
  const asked = [];
  const errors = [];
  page.on("request", (request) => asked.push(request.url()));
  page.on("pageerror", (error) => errors.push(error));
  await page.goto(path.includes("://") ? path : `file://${path}`);
  await page.frameLocator("iframe.frame").locator("#galley-envelope").waitFor();
  return { page, context, asked, errors, close: () => context.close() };
}

/** Where some words of the mail are on the screen. */
export function boxOf(page, words) {
  return page.evaluate((words) => {
    const frame = document.querySelector("iframe");
    const walker = frame.contentDocument.createTreeWalker(frame.contentDocument.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode.data.replace(/\n/g, " ");
      const at = text.indexOf(words);
      if (at < 0 || !walker.currentNode.parentElement.closest("[data-place]")) continue;
      const range = frame.contentDocument.createRange();
      range.setStart(walker.currentNode, at);
      range.setEnd(walker.currentNode, at + words.length);
      range.startContainer.parentElement.scrollIntoView({ block: "center" });
      const { x, y } = frame.getBoundingClientRect();
      const scale = frame.getBoundingClientRect().width / frame.clientWidth;
      const boxes = [...range.getClientRects()].filter((box) => box.width > 0);
      const [first, last] = [boxes[0], boxes.at(-1)];
      const middle = (box) => y + (box.top + box.height / 2) * scale;
      return { from: { x: x + first.left * scale + 0.5, y: middle(first) }, to: { x: x + last.right * scale - 0.5, y: middle(last) } };
    }
    return null;
  }, words);
}

/** Drags the mouse along points, past Playwright, which would first run a script in the mail's frame, where none runs. */
export async function dragAlong(page, [first, ...rest]) {
  const cdp = await page.context().newCDPSession(page);
  const send = (type, { x, y }, buttons) =>
    cdp.send("Input.dispatchMouseEvent", { type, x, y, buttons, button: type === "mouseMoved" && !buttons ? "none" : "left", clickCount: 1 });
  await send("mouseMoved", first, 0);
  await send("mousePressed", first, 1);
  for (const point of rest) await send("mouseMoved", point, 1);
  await send("mouseReleased", rest.at(-1), 0);
  await page.getByRole("toolbar").waitFor();
}

/** Drags the mouse over some words. */
export async function drag(page, words) {
  const { from, to } = await boxOf(page, words);
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  await dragAlong(page, [from, middle, to]);
}

/** What the browser keeps of the work. */
export const kept = (page) => page.evaluate(() => JSON.parse(localStorage.getItem(Object.keys(localStorage).find((key) => key.startsWith("galley-proof-")))));

/** Comments on some words by mouse. */
export async function comment(page, words, body) {
  await drag(page, words);
  await page.getByRole("button", { name: "Comment", exact: true }).click();
  await page.getByLabel("Your comment").fill(body);
  await page.getByRole("button", { name: "Keep" }).click();
}

/** Suggests other words for some, by mouse. */
export async function suggest(page, words, replacement) {
  await drag(page, words);
  await page.getByRole("button", { name: "Suggest other words" }).click();
  await page.getByLabel("Other words (leave empty to delete)").fill(replacement);
  await page.getByRole("button", { name: "Keep" }).click();
}

/** Finishes the review and gives what was saved. */
export async function finish(page, { verdict = "Approve", name = "Ann Lee" } = {}) {
  await page.getByRole("button", { name: "Finish review" }).click();
  await page.getByRole("radio", { name: verdict }).check();
  await page.getByLabel("Your name").fill(name);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save review file" }).click();
  const file = await download;
  await page.getByText("Your review is saved.").waitFor();
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), "utf8") };
}
