// A reviewer's way through a proof page in Chromium: opened from disk, without a network, by mouse, by keyboard and on a
// phone. What they save is read back and its signature checked by other means than the page's own.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";

import { browser, closeBrowser } from "./browser.mjs";
import { AXE, RULES, openReview, pages, payloadOf, textAt } from "./proof.mjs";
import { boxOf, comment, drag, dragAlong, finish, kept, open } from "./reviewer.mjs";

const chromium = await browser();
const work = pages();
const WEEKLY = work.path("weekly-88");

after(async () => {
  await closeBrowser();
  work.close();
});

describe("a proof page", { skip: chromium === undefined ? "there is no Chromium" : false }, () => {
  test("is read without a network, as phone and as desktop, light and dark", async () => {
    const { page, asked, errors, close } = await open(WEEKLY);
    const width = () => page.locator("iframe").evaluate((frame) => frame.clientWidth);
    const paper = () => page.locator("iframe").evaluate((frame) => getComputedStyle(frame.contentDocument.querySelector(".c")).backgroundColor);
    assert.ok((await width()) >= 600);
    const light = await paper();
    await page.getByRole("button", { name: "Phone" }).click();
    assert.equal(await width(), 375);
    await page.getByRole("button", { name: "Dark" }).click();
    assert.notEqual(await paper(), light);
    await page.getByRole("button", { name: "Light" }).click();
    assert.equal(await paper(), light);
    assert.equal(await page.locator("iframe").evaluate((frame) => frame.contentDocument.querySelectorAll("a[href]").length), 0);
    assert.ok(asked.every((url) => url.startsWith("file:") || url.startsWith("data:") || url.startsWith("about:")), asked.join());
    assert.deepEqual(errors, []);
    await close();
  });

  test("takes a comment by mouse, keeps it over a reload, and gives exact positions", async () => {
    const { page, errors, close } = await open(WEEKLY);
    const payload = payloadOf(WEEKLY);
    await comment(page, "14,000 businesses", "Who counted them?");
    await page.getByRole("article", { name: "Comment 1: 14,000 businesses" }).waitFor();
    const [entry] = (await kept(page)).entries;
    assert.equal(textAt(payload, entry), "14,000 businesses");
    assert.equal(entry.quote, "14,000 businesses");
    assert.equal(entry.replacement, null);
    const text = Array.from(payload.passages.find(({ owner, part }) => owner === entry.owner && part === entry.part).text);
    assert.equal(entry.prefix, text.slice(Math.max(0, entry.start - 32), entry.start).join("").split("\n").pop());
    assert.equal(entry.suffix, text.slice(entry.end, entry.end + 32).join("").split("\n")[0]);
    await page.reload();
    await page.getByRole("article", { name: "Comment 1: 14,000 businesses" }).waitFor();
    assert.ok((await page.locator(".mark").count()) > 0);
    // Its number beside the mail leads to its card, and a click on its words does the same.
    await page.getByRole("button", { name: "Comment 1: 14,000 businesses" }).click();
    assert.equal(await page.evaluate(() => document.activeElement.dataset.id), entry.id);
    await page.keyboard.press("Escape");
    const { from } = await boxOf(page, "14,000 businesses");
    await page.mouse.click(from.x + 20, from.y);
    await page.locator(".card.active").waitFor();
    assert.deepEqual(errors, []);
    await close();
  });

  test("takes comments and suggestions by keyboard alone", async () => {
    const { page, close } = await open(WEEKLY);
    const payload = payloadOf(WEEKLY);
    for (let count = 0; count < 20; count += 1) {
      await page.keyboard.press("Tab");
      if (await page.evaluate(() => document.activeElement.classList.contains("stage"))) break;
    }
    assert.ok(await page.evaluate(() => document.activeElement.classList.contains("stage")), "the mail is not reached by Tab");
    const said = () => page.locator("[aria-live]").textContent();
    await page.keyboard.press("ArrowDown");
    assert.match(await said(), /^Subject: Willow Gate Weekly/);
    while (!(await said()).startsWith("Headline")) await page.keyboard.press("ArrowDown");
    for (const key of ["ArrowRight", "ArrowRight", "Shift+ArrowRight"]) await page.keyboard.press(key);
    assert.equal(await said(), "Exporters Would");
    await page.keyboard.press("s");
    await page.keyboard.type("Firms Might");
    await page.keyboard.press("Control+Enter");
    const card = page.getByRole("article", { name: "Suggestion 1: Exporters Would" });
    await card.waitFor();
    assert.equal(await card.locator("del").textContent(), "Exporters Would");
    assert.equal(await card.locator("ins").textContent(), "Firms Might");
    await page.locator(".stage").focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("c");
    await page.keyboard.type("A long paragraph.");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("article", { name: /^Comment 2/ }).waitFor();
    const { entries } = await kept(page);
    for (const entry of entries) assert.equal(textAt(payload, entry), entry.quote);
    assert.equal(entries[0].part, "headline");
    assert.equal(entries[0].replacement, "Firms Might");
    assert.equal(entries[1].part, "body");
    assert.ok(!entries[1].quote.includes("\n"));
    // Next and previous by keyboard.
    await page.locator(".stage").focus();
    await page.keyboard.press("n");
    await page.keyboard.press("n");
    const active = await page.evaluate(() => document.activeElement.dataset.id);
    await page.keyboard.press("p");
    assert.notEqual(await page.evaluate(() => document.activeElement.dataset.id), active);
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "How this works" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await close();
  });

  test("takes the first text of a selection over several, and says so", async () => {
    const { page, close } = await open(WEEKLY);
    const { from } = await boxOf(page, "Spared");
    await dragAlong(page, [from, { x: from.x + 5, y: from.y + 30 }, { x: from.x, y: from.y + 120 }]);
    await page.getByText("Only the words in the first text are taken.").waitFor();
    await page.keyboard.press("c");
    await page.getByLabel("Your comment").fill("x");
    await page.keyboard.press("Control+Enter");
    const [entry] = (await kept(page)).entries;
    assert.equal(entry.part, "headline");
    assert.ok(entry.quote.startsWith("Spared"));
    await close();
  });

  test("takes comments on a whole item, and lets its author edit, remove and take that back", async () => {
    const { page, close } = await open(WEEKLY);
    const payload = payloadOf(WEEKLY);
    const item = payload.entries.filter(({ kind }) => kind === "item")[1];
    await page.getByLabel("What to comment on as a whole").selectOption(item.id);
    await page.getByRole("button", { name: "Comment on this" }).click();
    await page.getByRole("button", { name: "Keep" }).click();
    await page.getByText("Write something first, or cancel.").waitFor();
    await page.getByLabel("Your comment").fill("Could be half as long.");
    await page.keyboard.press("Control+Enter");
    const [entry] = (await kept(page)).entries;
    assert.deepEqual([entry.owner, entry.part, entry.start, entry.end, entry.quote], [item.id, null, null, null, ""]);
    await page.getByRole("button", { name: "Edit comment 1" }).click();
    await page.getByLabel("Your comment").fill("Could be a third as long.");
    await page.getByRole("button", { name: "Keep" }).click();
    await page.getByText("Could be a third as long.").waitFor();
    assert.equal((await kept(page)).entries[0].id, entry.id);
    await page.getByRole("button", { name: "Remove comment 1" }).click();
    assert.equal((await kept(page)).entries.length, 0);
    await page.getByRole("button", { name: "Undo" }).click();
    assert.equal((await kept(page)).entries[0].body, "Could be a third as long.");
    await close();
  });

  test("makes a signed review file and the same as text, by one key", async () => {
    const { page, close } = await open(WEEKLY);
    const payload = payloadOf(WEEKLY);
    await comment(page, "14,000 businesses", "Who counted them? 谁数的？");
    await page.getByRole("button", { name: "Finish review" }).click();
    await page.getByRole("button", { name: "Save review file" }).click();
    await page.getByText("Please give your name").waitFor();
    await page.keyboard.press("Escape");
    const file = await finish(page, { verdict: "Request changes", name: "Ann/Lee 李安" });
    assert.match(file.name, /^Willow Gate Weekly 88 - Proof 3 - Ann Lee 李安\.galley-review$/);
    assert.ok(file.text.split("\n").every((line) => line.length <= 64));
    const { review, sound } = await openReview(file.text);
    assert.ok(sound, "the signature does not hold");
    assert.equal(review.format, 1);
    for (const name of ["library", "proof", "number", "hash"]) assert.equal(review[name], payload[name]);
    assert.equal(review.verdict, "request_changes");
    assert.equal(review.reviewer.name, "Ann/Lee 李安");
    assert.ok(!Number.isNaN(Date.parse(review.made_at)));
    assert.equal(review.entries.length, 1);
    assert.deepEqual(Object.keys(review.entries[0]).sort(), ["at", "body", "end", "id", "owner", "part", "prefix", "quote", "replacement", "start", "suffix"]);
    await page.getByRole("button", { name: "Copy as text instead" }).click();
    const text = await page.getByLabel("Your review as text").inputValue();
    const again = await openReview(text);
    assert.ok(again.sound);
    assert.equal(again.review.reviewer.key, review.reviewer.key);
    // A file that was changed does not hold.
    assert.ok(!(await openReview(file.text, (words) => words.replace("request_changes", "approve"))).sound);
    await close();
  });

  test("warns before unsaved work is left, and only then", async () => {
    const { page, close } = await open(WEEKLY, { leave: false });
    let warned = 0;
    page.on("dialog", (dialog) => {
      warned += 1;
      dialog.dismiss();
    });
    await comment(page, "14,000 businesses", "Who counted them?");
    await page.close({ runBeforeUnload: true });
    await page.getByRole("button", { name: "Finish review" }).waitFor();
    assert.equal(warned, 1);
    await finish(page);
    await page.keyboard.press("Escape");
    const closed = page.waitForEvent("close");
    await page.close({ runBeforeUnload: true });
    await closed;
    assert.equal(warned, 1);
    await close();
  });

  test("says so where the browser keeps nothing, or cannot sign", async () => {
    const script = () => {
      Storage.prototype.setItem = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
      Object.defineProperty(Crypto.prototype, "subtle", { value: undefined });
    };
    const { page, close } = await open(WEEKLY, { script });
    await page.getByText("This browser keeps nothing for this page.").waitFor();
    await comment(page, "14,000 businesses", "Who counted them?");
    await page.getByRole("button", { name: "Finish review" }).click();
    await page.getByLabel("Your name").fill("Ann");
    await page.getByRole("button", { name: "Save review file" }).click();
    await page.getByText("Save this page to your disk, open it from there").waitFor();
    await close();
  });

  test("works on a phone with a finger, from a sheet at the bottom", async () => {
    const { page, close } = await open(WEEKLY, { width: 375, height: 720, touch: true });
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 375);
    await boxOf(page, "14,000 businesses");
    // The handles of a touch screen move the selection without the page hearing of it.
    await page.evaluate(() => {
      const doc = document.querySelector("iframe").contentDocument;
      const walker = doc.createTreeWalker(doc.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const at = walker.currentNode.data.replace(/\n/g, " ").indexOf("14,000 businesses");
        if (at >= 0) return doc.getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + 17);
      }
    });
    const tool = page.getByRole("button", { name: "Comment", exact: true });
    await tool.waitFor();
    assert.ok((await tool.boundingBox()).height >= 44);
    await tool.tap();
    await page.getByLabel("Your comment").fill("Who counted them?");
    await page.getByRole("button", { name: "Keep" }).tap();
    await page.getByRole("button", { name: "1 comment" }).tap();
    await page.getByRole("article", { name: "Comment 1: 14,000 businesses" }).waitFor();
    await page.getByRole("button", { name: "Close" }).tap();
    await page.getByRole("article").waitFor({ state: "hidden" });
    await page.getByRole("button", { name: "Comment 1: 14,000 businesses" }).tap();
    await page.getByRole("article", { name: "Comment 1: 14,000 businesses" }).waitFor();
    await close();
  });

  test("speaks Chinese to a Chinese browser, and either language on demand", async () => {
    const { page, close } = await open(WEEKLY, { locale: "zh-CN" });
    await page.getByRole("button", { name: "完成审阅" }).waitFor();
    assert.equal(await page.locator("html").getAttribute("lang"), "zh-Hans");
    await page.getByRole("button", { name: "English" }).click();
    await page.getByRole("button", { name: "Finish review" }).waitFor();
    await page.reload();
    await page.getByRole("button", { name: "Finish review" }).waitFor();
    await close();
  });

  test("shows hostile words in every field as words", async () => {
    const path = work.path("hostile");
    const { page, errors, close } = await open(path);
    const words = "<img src=x onerror=\"window.top.planted=1\"><script>window.top.planted=1</script>";
    await page.getByLabel("What to comment on as a whole").selectOption({ index: 1 });
    await page.getByRole("button", { name: "Comment on this" }).click();
    await page.getByLabel("Your comment").fill(words);
    await page.getByRole("button", { name: "Keep" }).click();
    await page.locator(".stage").focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("s");
    await page.locator("form textarea").first().fill(words);
    await page.locator("form textarea").last().fill(words);
    await page.getByRole("button", { name: "Keep" }).click();
    const { text } = await finish(page, { name: words });
    assert.equal((await openReview(text)).review.reviewer.name, words);
    await page.reload();
    await page.getByRole("article").first().waitFor();
    assert.ok((await page.locator(".card ins").textContent()).includes("<script>"));
    assert.equal(await page.evaluate(() => window.planted), undefined);
    const foreign = await page.evaluate(() => {
      const mail = document.querySelector("iframe").contentDocument;
      return document.querySelectorAll("img, body script:not([id]) ~ script").length + mail.querySelectorAll("script, img[src=x]").length;
    });
    assert.equal(foreign, 0);
    assert.deepEqual(errors, []);
    await close();
  });

  test("runs no script but its own, wherever one is planted", async () => {
    const planted = "<script>window.planted=1</script><img src=x onerror=\"window.planted=1\"><iframe srcdoc=\"<script>parent.planted=1</script>\"></iframe>";
    const page_ = readFileSync(WEEKLY, "utf8");
    // Nothing that Galley prints ends the block in which the mail stands; what does is markup of the page then.
    const inMail = page_.replace("id=\"mail\">", `id="mail">${planted}`);
    const inData = page_.replace("\"format\":1", `"mail":"${planted.replaceAll("<", "\\u003c").replaceAll("\"", "\\\"")}","format":1`);
    const watch = () => addEventListener("securitypolicyviolation", () => (window.violations = (window.violations ?? 0) + 1));
    for (const [name, html, wanted] of [["body", page_.replace(/<\/body>\n<\/html>\n$/, `${planted}$&`), 3], ["mail", inMail, 2], ["data", inData, 0]]) {
      const path = join(work.folder, `planted-${name}.html`);
      writeFileSync(path, html);
      assert.notEqual(html, page_);
      const { page, close } = await open(path, { script: watch });
      await page.waitForLoadState("networkidle");
      await page.waitForFunction((wanted) => (window.violations ?? 0) >= wanted, wanted, { timeout: 10_000 });
      assert.equal(await page.evaluate(() => window.planted), undefined, name);
      const reached = await page.evaluate(() => fetch("https://example.com/").then(() => true, () => false));
      assert.equal(reached, false);
      await close();
    }
  });

  for (const width of [375, 1200]) {
    for (const scheme of ["light", "dark"]) {
      test(`breaks no rule of WCAG A or AA at ${width} pixels in ${scheme} colours`, async () => {
        for (const locale of ["en-US", "zh-CN"]) {
          const { page, close } = await open(WEEKLY, { width, scheme, locale });
          await page.evaluate(AXE);
          const look = async (place) => {
            const { violations, passes } = await page.evaluate((values) => window.axe.run(document, { runOnly: { type: "tag", values } }), RULES);
            assert.ok(passes.length > 5, "axe looked at nothing");
            const found = violations.flatMap(({ id, nodes }) => nodes.map(({ target, any, all }) => `${id} at ${target.join(" ")}: ${[...any, ...all].map(({ message }) => message).join("; ")}`));
            assert.deepEqual(found, [], `${place}, ${locale}`);
          };
          await look("the page");
          await page.locator(".stage").focus();
          for (const key of ["c", "s"]) {
            for (let count = 0; count < 4; count += 1) await page.keyboard.press("ArrowDown");
            await page.keyboard.press("ArrowRight");
            await look("words chosen");
            await page.keyboard.press(key);
            await page.locator("form textarea").first().fill("Other words");
            await look(`writing (${key})`);
            await page.keyboard.press("Control+Enter");
            await page.locator(".stage").focus();
          }
          await page.keyboard.press("n");
          await look("comments");
          await page.keyboard.press("?");
          await look("help");
          await page.keyboard.press("Escape");
          await page.locator("[data-view=finish]").click();
          await page.locator("dialog input[type=text]").fill("Ann");
          await page.locator("dialog .row button").last().click();
          await page.locator(".done textarea").waitFor();
          await look("the end");
          await close();
        }
      });
    }
  }
});

describe("a served proof page", { skip: chromium === undefined ? "there is no Chromium" : false }, () => {
  let server;
  let asked;
  let refuse = false;

  before(async () => {
    asked = [];
    server = createServer((request, response) => {
      let body = "";
      request.on("data", (piece) => (body += piece));
      request.on("end", () => {
        if (request.method === "GET") {
          if (request.url !== "/proof/") return response.writeHead(404).end();
          return response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(readFileSync(work.path("weekly-88.served")));
        }
        const ask = { path: request.url, csrf: request.headers["x-galley-token"], body: JSON.parse(body) };
        asked.push(ask);
        const reply = (status, value) => response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
        if (refuse) return reply(403, { message: "This link is no longer valid. Ask for a new one." });
        if (ask.path === "/proof/api/session") return reply(200, { csrf: "c5", name: "Ann", entries: [], verdict: null });
        return reply(200, { ok: true });
      });
    });
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  after(() => server.close());

  const address = () => `http://127.0.0.1:${server.address().port}/proof/#secret`;

  test("sends every entry with the session's token, and the verdict at the end", async () => {
    const { page, close } = await open(address(), { offline: false });
    assert.ok(!page.url().includes("secret"), page.url());
    await comment(page, "14,000 businesses", "Who counted them?");
    await page.getByRole("article").waitFor();
    await page.getByRole("button", { name: "Remove comment 1" }).click();
    await page.getByRole("button", { name: "Finish review" }).click();
    assert.equal(await page.getByLabel("Your name").inputValue(), "Ann");
    await page.getByRole("radio", { name: "Approve" }).check();
    await page.getByRole("button", { name: "Send review" }).click();
    await page.getByText("Your review is sent.").waitFor();
    assert.deepEqual(asked.map(({ path }) => path.replace("/proof/api/", "")), ["session", "entry", "entry/remove", "verdict"]);
    assert.deepEqual(asked.map(({ csrf }) => csrf), [undefined, "c5", "c5", "c5"]);
    assert.equal(asked[0].body.token, "secret");
    assert.equal(asked[1].body.entry.quote, "14,000 businesses");
    assert.equal(asked[2].body.id, asked[1].body.entry.id);
    assert.deepEqual(asked[3].body, { verdict: "approve", remark: "", name: "Ann" });
    await close();
  });

  test("tells a refusal in the host's own words", async () => {
    refuse = true;
    const { page, close } = await open(address(), { offline: false });
    await page.getByText("This link is no longer valid. Ask for a new one.").waitFor();
    refuse = false;
    await close();
  });
});
