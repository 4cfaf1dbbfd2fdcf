// An issue goes to a mail tool from the real window: as a draft over the network, and by the clipboard.

import assert from "node:assert/strict";
import { createServer } from "node:http";

import { WEEKLY, journey } from "./harness/newsroom.mjs";
import { until } from "./harness/process.mjs";
import { Key } from "./harness/webdriver.mjs";

/** A listmonk that writes down what it is asked, and lets in whoever has this token. */
async function listmonk(token) {
  const asked = [];
  const server = createServer((request, response) => {
    const parts = [];
    request.on("data", (part) => parts.push(part));
    request.on("end", () => {
      const body = Buffer.concat(parts).toString("utf8");
      asked.push({ method: request.method, path: request.url, authorization: request.headers.authorization, body });
      const known = [`token desk:${token}`, `Basic ${Buffer.from(`desk:${token}`).toString("base64")}`].includes(request.headers.authorization);
      response.writeHead(known ? 200 : 403, { "content-type": "application/json" });
      response.end(JSON.stringify(known ? { data: { id: 42, uuid: "u", status: "draft" } } : { message: "invalid API credentials" }));
    });
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { asked, url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

async function openPush(room) {
  await room.desk.click("button", "More");
  await room.desk.click("menuitem", "Push as a draft…", { part: true });
  return room.desk.find("dialog", "Push as a draft");
}

journey("an issue is pushed to listmonk as a draft; a wrong token and a gap in the text are told first", async (room) => {
  const { desk } = room;
  const server = await listmonk("s3cret");
  try {
    await room.openIssue(WEEKLY);
    let dialog = await openPush(room);
    await desk.click("button", "Push as draft", { within: dialog });
    await desk.shows("The mail tool needs a name.", dialog);
    await desk.fill("textbox", "Name", "Our listmonk", { within: dialog });
    await desk.fill("textbox", "Address", server.url, { within: dialog });
    await desk.fill("textbox", "API user", "desk", { within: dialog });
    await desk.fill("textbox", "Lists", "3, 5", { within: dialog });
    const token = await room.session.run((root) => root.querySelector("input[type=password]"), dialog);
    await token.click();
    await room.session.type("wrong");
    await desk.click("button", "Push as draft", { within: dialog });
    await desk.shows("did not accept the key", dialog);
    await desk.picture("push-refused");

    const again = await room.session.run((root) => root.querySelector("input[type=password]"), dialog);
    await again.click();
    await room.session.type("s3cret");
    await desk.click("button", "Push as draft", { within: dialog });
    await desk.shows("stands in the mail tool as a draft", dialog);
    await desk.picture("push-done");
    const draft = JSON.parse(server.asked.at(-1).body);
    assert.equal(server.asked.at(-1).method, "POST");
    assert.equal(server.asked.at(-1).path, "/api/campaigns");
    assert.deepEqual(draft.lists, [3, 5]);
    const [headline] = await room.headlines(WEEKLY);
    assert.ok(draft.body.includes(headline.split(" ")[0]));
    assert.ok(draft.body.includes("{{ UnsubscribeURL }}") || draft.body.includes("{{UnsubscribeURL}}"));

    // A gap in the text keeps it back, until there is a reason or the gap is closed.
    await room.session.press(Key.Escape);
    await desk.gone("dialog", "Push as a draft");
    await room.choose(headline);
    await room.goToEndOfBody();
    await room.typeAndWait(" The sum is TK.");
    dialog = await openPush(room);
    await desk.shows("still holds TK", dialog);
    const before = server.asked.length;
    await desk.click("button", "Push as draft", { within: dialog });
    await desk.find("textbox", "Let it go out all the same, because", { within: dialog });
    assert.equal(server.asked.length, before);
    await desk.fill("textbox", "Let it go out all the same, because", "The sum comes at noon.", { within: dialog });
    await desk.click("button", "Push as draft", { within: dialog });
    await until("the second draft", () => server.asked.length > before);
    assert.match(JSON.parse(server.asked.at(-1).body).body, /TK/);
  } finally {
    server.close();
  }
});

journey("what is copied for a mail of one's own is pasted with its form, and as text", async (room) => {
  const { desk } = room;
  await room.openIssue(WEEKLY);
  await desk.click("button", "Export");
  const dialog = await desk.find("dialog", "Export");
  const target = await desk.find("combobox", "Mail tool", { within: dialog });
  await room.session.run((element) => {
    element.value = "gmail";
    element.dispatchEvent(new Event("change", { bubbles: true }));
  }, target);
  // What was fetched for the tool chosen before is not copied.
  await until("the copy for Gmail", async () => (await (await desk.find("button", "Copy", { within: dialog })).property("disabled")) === false);
  await desk.click("button", "Copy", { within: dialog });
  await desk.shows("Copied for Gmail");
  await desk.click("button", "Cancel", { within: dialog });
  await room.session.run(() => {
    const place = document.createElement("div");
    place.contentEditable = "true";
    place.id = "pasted";
    place.style.cssText = "position:fixed;inset:0;z-index:99;background:white";
    place.addEventListener("paste", (event) => {
      window.pasted = { html: event.clipboardData.getData("text/html"), text: event.clipboardData.getData("text/plain") };
    });
    document.body.append(place);
    place.focus();
  });
  await room.session.press(Key.Control, "v");
  const pasted = await until("what was pasted", () => room.session.run(() => window.pasted ?? null));
  const [headline] = await room.headlines(WEEKLY);
  assert.ok(pasted.html.includes("style="), "the look goes along");
  assert.ok(!/<(html|head|style|script)\b/i.test(pasted.html.replace(/^<meta[^>]*>/, "")), "a fragment alone");
  assert.ok(pasted.text.toLowerCase().includes(headline.toLowerCase()));
  assert.ok(!pasted.text.includes("<td"));
});
