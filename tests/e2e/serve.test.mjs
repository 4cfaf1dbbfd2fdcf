// A proof served to a reviewer's browser by the real window: switched on, a link made and copied, the reviewer at work in
// Chromium while the editor writes on, and everything that they say on the desk as they say it.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, test } from "node:test";

import { browser, closeBrowser } from "../judge/browser.mjs";
import { comment, suggest } from "../judge/reviewer.mjs";
import { WEEKLY, journey } from "./harness/newsroom.mjs";
import { until } from "./harness/process.mjs";
import { Key } from "./harness/webdriver.mjs";

const chromium = await browser().catch(() => undefined);

after(closeBrowser);

const name = "a reviewer works in a browser by a link; what they say stands on the desk at once, and ends when the link is taken back";

if (!chromium) test(name, { skip: "there is no Chromium" }, () => undefined);
else
  journey(name, async (room) => {
    const { desk } = room;
    await room.openIssue(WEEKLY);
    const { id, items } = await room.issue(WEEKLY);
    const [first] = items;
    await desk.click("button", "Review");
    let dialog = await desk.find("dialog", "Review");
    await desk.click("button", "Make proof…", { within: dialog });
    const page = join(desk.folder, "proof.html");
    await desk.answerFilePanel("Save the proof's page", page);
    await desk.shows(`It is at ${page}`, dialog);
    assert.equal((await desk.ask("serving_show", {})).on, false, "it is off until it is switched on");
    await desk.click("button", "Switch on", { within: dialog });
    await desk.fill("textbox", "Their name", "Ann Lee 李安", { within: dialog });
    await desk.click("button", "Make a link", { within: dialog });
    await desk.shows("It is shown only now", dialog);
    const link = await room.session.run(() => [...document.querySelectorAll("[role=dialog] .path")].map((one) => one.textContent.trim()).find((words) => words.includes("#")));
    assert.match(link, /^http:\/\/127\.0\.0\.1:\d+\/r\/[0-9a-f]{32}\/#[\w-]{43}$/);
    await desk.picture("serve link");
    await room.session.press(Key.Escape);
    await desk.gone("dialog", "Review");

    const context = await chromium.newContext({ viewport: { width: 1200, height: 900 }, reducedMotion: "reduce" });
    const reviewer = await context.newPage();
    reviewer.setDefaultTimeout(15_000);
    const errors = [];
    reviewer.on("pageerror", (error) => errors.push(error));
    reviewer.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    const elsewhere = [];
    reviewer.on("request", (request) => new URL(request.url()).origin === new URL(link).origin || request.url().startsWith("data:") || request.url().startsWith("about:") || elsewhere.push(request.url()));
    await reviewer.goto(link);
    await reviewer.frameLocator("iframe.frame").locator("#galley-envelope").waitFor();
    assert.ok(!reviewer.url().includes("#"), "the secret does not stay in the address");
    await comment(reviewer, "14,000 businesses", "Who counted them? 谁数的？");
    // It is on the desk without anything being asked for.
    await until("the card beside the words", () => room.session.run((said) => [...document.querySelectorAll("article.card, .sign")].some((one) => (one.textContent + one.ariaLabel).includes(said)), "Who counted them?"));
    await desk.picture("serve comment");

    // The editor writes on, in the very text that the reviewer suggests words for.
    await room.choose(first.headline);
    await desk.click("textbox", "Body");
    await room.session.press(Key.Control, Key.Home);
    await room.typeAndWait("Good news for small firms. ");
    await suggest(reviewer, "abroad", "over the border");
    await until("the words suggested", () => room.session.run(() => document.querySelector(".body")?.textContent.includes("over the border")));
    assert.ok((await room.issue(WEEKLY)).items[0].text.startsWith("Good news for small firms."));

    // What was done is there when the page is opened again.
    await reviewer.reload();
    await reviewer.frameLocator("iframe.frame").locator("#galley-envelope").waitFor();
    await until("both remarks", async () => (await reviewer.getByText("Who counted them? 谁数的？").count()) > 0);
    await reviewer.getByRole("button", { name: "Finish review" }).click();
    await reviewer.getByRole("radio", { name: "Approve" }).check();
    await reviewer.getByRole("button", { name: "Send" }).click();
    await until("the verdict", async () => (await desk.ask("gate", { issue: id })).words[0]?.verdict === "approve");
    assert.equal((await desk.ask("gate", { issue: id })).words[0].name, "Ann Lee 李安");
    assert.deepEqual(errors, []);
    assert.deepEqual(elsewhere, [], "the page asks nobody else");

    // The same link in another browser, and after it was taken back in this one.
    const other = await chromium.newContext();
    const stranger = await other.newPage();
    await stranger.goto(link);
    await stranger.getByText("This link was opened in another browser").waitFor();
    await other.close();
    await desk.click("button", "Review");
    dialog = await desk.find("dialog", "Review");
    await until("the gate and the proofs", () => room.session.run((root) => root.querySelector("[aria-busy=false]") !== null, dialog));
    await desk.click("button", "Take the link of Ann Lee 李安 back", { within: dialog });
    await desk.shows("taken back", dialog);
    await desk.picture("serve taken back");
    await reviewer.reload();
    await reviewer.getByText("The editors took this link back").waitFor();
    await desk.click("button", "Switch off", { within: dialog });
    await desk.shows("It is off", dialog);
    await assert.rejects(reviewer.reload(), /ERR_CONNECTION_REFUSED/);
    await context.close();
  });
