// Proofs and reviews in the real window: two reviewers read a proof while the editor goes on writing; what they say
// comes home to its words, an approval lapses and is asked for again, and the issue goes out.

import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { ROOT } from "./harness/desk.mjs";
import { WEEKLY, journey } from "./harness/newsroom.mjs";
import { until } from "./harness/process.mjs";
import { Reviewer, readProof } from "./harness/review.mjs";
import { Key } from "./harness/webdriver.mjs";

const AXE = readFileSync(join(ROOT, "ui/node_modules/axe-core/axe.min.js"), "utf8");
const RULES = { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], iframes: false };

/** Asserts that the dialog, or else the inspector’s sheet, breaks no rule, and keeps a picture; the whole desk is looked at in
 * accessible.test.mjs. */
async function look(room, name) {
  const script = `${AXE};return axe.run(document.querySelector('[role=dialog]') ?? document.querySelector('[role=tabpanel]'), arguments[0]).then(({ violations, passes }) => ({ passed: passes.length, broken: violations.flatMap(({ id, nodes }) => nodes.map(({ target, any, all }) => id + " at " + target.join(" ") + ": " + [...any, ...all].map(({ message }) => message).join("; "))) }))`;
  const { passed, broken } = await room.session.post("execute/sync", { script, args: [RULES] });
  assert.ok(passed > 5, "axe looked at nothing");
  assert.deepEqual(broken, [], name);
  await room.desk.picture(`review-${name}`);
}

/** Opens what an issue waits for. */
async function openReview({ desk, session }) {
  await desk.click("button", "Review");
  const dialog = await desk.find("dialog", "Review");
  await until("the gate and the proofs", () => session.run((root) => root.querySelector("[aria-busy=false]") !== null, dialog));
  return dialog;
}

async function makeProof({ desk }, number) {
  const path = join(desk.folder, `proof-${number}.html`);
  const dialog = await desk.find("dialog", "Review");
  await desk.click("button", "Make proof…", { within: dialog });
  await desk.answerFilePanel("Save the proof's page", path);
  await desk.shows(`It is at ${path}`, dialog);
  return readProof(path);
}

async function close({ desk, session }, dialog) {
  await session.press(Key.Escape);
  await desk.gone("dialog", dialog);
}

const isState = (desk, state) => desk.find("button", `State of the issue: ${state}`);

async function setApprovals(room, count) {
  const { desk } = room;
  await desk.click("button", "Issues");
  await desk.click("button", WEEKLY.name, { part: true, within: await desk.find("navigation", "Publications") });
  await desk.click("tab", "Recipe");
  await desk.fill("textbox", "Approvals an export needs", String(count));
  await room.session.press(Key.Tab);
  await room.saved();
  await desk.click("tab", "Issues");
}

/** The flat text of an item's body, as positions count it. */
async function bodyOf(desk, item) {
  const answer = await desk.galley(["rpc"], { input: `${JSON.stringify({ id: 1, name: "item_show", args: { item } })}\n` });
  return JSON.parse(answer).ok.body.map(({ insert }) => (typeof insert === "string" ? insert : "\uFFFC")).join("");
}

const threads = async (desk, issue) => JSON.parse(await desk.galley(["rpc"], { input: `${JSON.stringify({ id: 1, name: "thread_list", args: { issue } })}\n` })).ok;

journey("two reviews of a proof come home to a draft that moved on; an approval lapses, is asked for again, and the issue goes out", async (room) => {
  const { desk } = room;
  await setApprovals(room, 1);
  await room.openIssue(WEEKLY);
  const { id, items } = await room.issue(WEEKLY);
  const [first, second] = items;

  await openReview(room);
  await desk.shows("0 of 1 approval");
  await look(room, "before");
  const proof = await makeProof(room, 1);
  await desk.shows("Reviewers need only a browser");
  await look(room, "made");
  await close(room, "Review");
  await isState(desk, "Proof");

  // The reviewers read; the editor goes on writing before their words, and over some of them.
  const [ann, ben] = [new Reviewer("Ann"), new Reviewer("Ben")];
  const reviews = {
    ann: ann.review(proof, {
      entries: [
        ann.remark(proof, { item: first.headline, part: "body", quote: "fewer than 100,000 people", body: "Is this the new number?" }),
        ann.remark(proof, { item: first.headline, part: "body", quote: "abroad", replacement: "over the border", body: "Plainer." }),
        ann.remark(proof, { item: second.headline, part: "headline", quote: "First Profit", body: "Was it not the second?" }),
      ],
    }),
    ben: ben.review(proof, { verdict: "approve", remark: "Go." }),
  };
  await room.choose(first.headline);
  await desk.click("textbox", "Body");
  await room.session.press(Key.Control, Key.Home);
  await room.typeAndWait("Good news for small firms. ");
  await room.choose(second.headline);
  await desk.fill("textbox", "Headline", "Adverts Carry Shanque");
  await room.session.press(Key.Tab);
  await room.saved();

  const file = join(desk.folder, "ann.galley-review");
  writeFileSync(file, reviews.ann);
  await desk.click("button", "More");
  await desk.click("menuitem", "Import reviews…");
  const dialog = await desk.find("dialog", "Import reviews");
  await look(room, "import");
  await desk.click("button", "Choose files…", { within: dialog });
  await desk.answerFilePanel("Import reviews", file);
  await desk.shows("3 new remarks, 1 lost its place");
  await look(room, "brought");

  // Two are where their words are now; the third waits in the tray with its old words.
  const found = await threads(desk, id);
  const body = [...(await bodyOf(desk, first.id))];
  const comment = found.find(({ comments }) => comments[0].body === "Is this the new number?");
  assert.equal(body.slice(comment.start, comment.end).join(""), "fewer than 100,000 people");
  // Before them stands what was typed, and what is suggested to be put in.
  assert.equal(comment.start, [...proof.passages.find(({ owner, part }) => owner === first.id && part === "body").text.split("fewer than")[0]].length + "Good news for small firms. ".length + "over the border".length);
  const lost = found.find(({ state }) => state === "lost");
  assert.equal(lost.quote, "First Profit");
  assert.match(body.join(""), /over the border/);

  // What was changed on its way is refused with the reason; the same review again brings nothing.
  await desk.click("button", "Import more");
  await desk.fill("textbox", "Or paste the text of a mail here", "Hello");
  await desk.click("button", "Take in");
  await desk.shows("There is no review in this text.");
  await paste(room, `${reviews.ben}\n> quoted\n${reviews.ann.replace(/\n/g, "\n> ")}`);
  await desk.click("button", "Take in");
  await desk.shows("3 there already");
  await desk.shows("Approved");
  await desk.click("button", "Done");

  const again = await openReview(room);
  await desk.shows("Ben approved Proof 1; 2 items changed since.", again);
  await desk.shows("0 of 1 approval", again);
  assert.equal((await desk.all("listitem", undefined, { within: await desk.find("region", "Open suggestions", { within: again }) })).length, 1);
  await look(room, "lapsed");
  await desk.click("button", "Show what changed", { within: await desk.find("article", "Proof 1") });
  const changes = await desk.find("dialog", "What changed since Proof 1");
  await desk.shows("Good news for small firms.", changes);
  await look(room, "changes");
  await desk.click("radio", "Side by side", { within: changes });
  await look(room, "changes-beside");
  await desk.click("button", "Done", { within: changes });

  // The suggestion is taken; with it the words are decided.
  await desk.galley(["suggestion", "accept", first.id, "--all"]);
  await until("the suggestion to be gone from the list", async () => (await desk.all("region", "Open suggestions")).length === 0);
  assert.match(await bodyOf(desk, first.id), /send over the border the personal data/);

  // Who works here is asked once, and approves the next proof.
  await makeProof(room, 2);
  const card = await desk.find("article", "Proof 2");
  await desk.click("button", "Approve", { within: card });
  await desk.shows("A verdict needs a name.", card);
  await desk.fill("textbox", "Your name", "Mei", { within: card });
  await desk.click("button", "Approve", { within: card });
  await desk.shows("Mei approved Proof 2.");
  await desk.shows("1 of 1 approval");
  await look(room, "approved");
  await close(room, "Review");
  await isState(desk, "Approved");

  // One more word, and it is not what was approved.
  await room.choose("Adverts Carry Shanque");
  await room.goToEndOfBody();
  await room.typeAndWait(" More next week.");
  await isState(desk, "Proof");
  await desk.shows("Mei approved Proof 2; one item changed since.");
  await desk.picture("review-lapse");

  // The export says what it waits for, and leads there.
  await desk.click("button", "Export");
  const out = await desk.find("dialog", "Export");
  await desk.shows("0 of 1 approval", out);
  await desk.click("button", "Choose where and export", { within: out });
  await desk.shows("Give a reason, or mend what was found.", out);
  await look(room, "blocked");
  await desk.click("button", "Mei approved Proof 2; one item changed since. One more approval is needed.", { within: out });
  await makeProof(room, 3);
  await desk.click("button", "Approve", { within: await desk.find("article", "Proof 3") });
  await desk.shows("Nothing. The issue can go out.");
  await close(room, "Review");
  await isState(desk, "Approved");
  await desk.click("button", "Export");
  const free = await desk.find("dialog", "Export");
  await until("nothing to stand in the way", () => room.session.run((dialog) => !dialog.innerText.includes("approval"), free));
  await desk.click("button", "Choose where and export", { within: free });
  const path = join(desk.folder, "issue.html");
  await desk.answerFilePanel("Export the issue", path);
  await desk.shows(`Exported to ${path}`);
  assert.ok(existsSync(path));
  assert.match(readFileSync(path, "utf8"), /send over the border the personal data/);
});

journey("an import of reviews is taken back as one, and a review that was tampered with is refused", async (room) => {
  const { desk } = room;
  await room.openIssue(WEEKLY);
  const { id, items } = await room.issue(WEEKLY);
  await openReview(room);
  const proof = await makeProof(room, 1);
  const ann = new Reviewer("Ann");
  const entries = [ann.remark(proof, { item: items[0].headline, part: "headline", quote: "Small Exporters", body: "Who?" })];
  const sound = ann.review(proof, { verdict: "request_changes", remark: "<b>Not</b> yet.", entries });
  const other = new Reviewer("Eve").review({ ...proof, library: proof.proof }, { verdict: "approve" });
  const lines = sound.split("\n");
  const broken = [lines[0], Buffer.from(Buffer.from(lines.slice(1, -2).join(""), "base64").toString().replace("Not", "Nor")).toString("base64"), lines.at(-2)].join("\n");
  for (const [text, told] of [
    [broken, "The review was changed after its reviewer saved it"],
    [other, "The review is of a proof from another library"],
    [sound.slice(0, 200), "its end is missing"],
    [sound, "1 new remark"],
  ]) {
    await desk.click("button", told === "The review was changed after its reviewer saved it" ? "Import reviews…" : "Import more");
    await paste(room, text);
    await desk.click("button", "Take in");
    await desk.shows(told);
  }
  assert.equal((await threads(desk, id)).length, 1);
  await desk.click("button", "Undo this import");
  await desk.shows("The import is taken back.");
  assert.equal((await threads(desk, id)).length, 0);

  // What a reviewer wrote is text, whatever it looks like; in Chinese and in the dark as well.
  await openReview(room);
  await desk.click("button", "Import reviews…");
  await paste(room, sound);
  await desk.click("button", "Take in");
  await desk.shows("1 new remark");
  await desk.click("button", "Done");
  await command(room, "Look: Dark");
  await until("the dark look", () => room.session.run(() => document.documentElement.dataset.theme === "dark"));
  const dialog = await openReview(room);
  await desk.shows("Ann asked for changes on Proof 1.", dialog);
  await desk.shows("<b>Not</b> yet.", dialog);
  await look(room, "dark");
  await close(room, "Review");
  await command(room, "简体中文");
  await desk.click("tab", "历史");
  await look(room, "states-chinese");
  await desk.click("button", "审阅");
  await desk.shows("Ann 要求修改校样 1。", await desk.find("dialog", "审阅"));
  await look(room, "chinese");
  await close(room, "审阅");
  await desk.click("button", "导出");
  await desk.shows("要求修改", await desk.find("dialog", "导出"));
  await look(room, "export-chinese");
});

/** Carries out a command of the palette by its words. */
async function command(room, words) {
  await room.session.press(Key.Control, "k");
  await room.desk.find("dialog");
  await room.session.type(words);
  await until(`“${words}” in the palette`, async () => (await room.desk.all("option", words, { part: true })).length > 0);
  await room.session.press(Key.Enter);
}

journey("states of an item are compared, named and gone back to", async (room) => {
  const { desk } = room;
  await room.openIssue(WEEKLY);
  const { items } = await room.issue(WEEKLY);
  const [item] = items;
  await room.choose(item.headline);
  const before = await bodyOf(desk, item.id);
  await desk.fill("textbox", "Headline", "Fewer Forms");
  await room.session.press(Key.Tab);
  await room.saved();
  await room.goToEndOfBody();
  await room.typeAndWait(" The end.");
  await desk.click("tab", "History");
  const list = await desk.find("grid", "States");
  await until("three states", async () => (await desk.all("row", undefined, { within: list })).length >= 3);
  await desk.click("button", "Name…");
  await desk.fill("textbox", "Name of this state", "Before the lawyers");
  await desk.click("button", "Keep the name");
  await desk.shows("Before the lawyers", list);
  const rows = await desk.all("row", undefined, { within: list });
  await rows.at(-1).click();
  await look(room, "states");
  await desk.click("button", "Compare with now");
  const dialog = await desk.find("dialog", "Two states of “Fewer Forms”");
  await desk.shows("The end.", dialog);
  await look(room, "states-compared");
  await desk.click("button", "Go back to", { part: true, within: dialog });
  await desk.gone("dialog", "Two states of “Fewer Forms”");
  await until("the old headline", async () => (await (await desk.find("textbox", "Headline")).property("value")) === item.headline || (await (await desk.find("textbox", "Headline")).text()) === item.headline);
  assert.equal(await bodyOf(desk, item.id), before);
  // Going back is a change like others.
  await desk.click("button", "Undo going back", { part: true });
  await until("the new words again", async () => (await bodyOf(desk, item.id)).includes("The end."));
});

/** Puts a text into the field for mails, as a paste would. */
async function paste({ desk, session }, text) {
  const field = await desk.find("textbox", "Or paste the text of a mail here");
  await session.run((element, value) => {
    element.focus();
    element.select();
    document.execCommand("insertText", false, value);
  }, field, text);
}
