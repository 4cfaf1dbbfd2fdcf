// What axe says of every view, in the real window, light and dark: no rule of WCAG A or AA is broken.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { ROOT } from "./harness/desk.mjs";
import { WEEKLY, journey } from "./harness/newsroom.mjs";
import { until } from "./harness/process.mjs";
import { Key } from "./harness/webdriver.mjs";

const AXE = readFileSync(join(ROOT, "ui/node_modules/axe-core/axe.min.js"), "utf8");
const RULES = { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], iframes: false };

/** What is broken on the page as it stands, one line for each rule and place. */
async function broken(room) {
  const script = `${AXE};return axe.run(document, arguments[0]).then(({ violations, passes }) => ({ passed: passes.length, broken: violations.flatMap(({ id, nodes }) => nodes.map(({ target, any, all }) => id + " at " + target.join(" ") + ": " + [...any, ...all].map(({ message }) => message).join("; "))) }))`;
  const { passed, broken } = await room.session.post("execute/sync", { script, args: [RULES] });
  assert.ok(passed > 5, "axe looked at nothing");
  return broken;
}

/** Goes once around the window. */
async function around(room) {
  const { desk } = room;
  const found = {};
  const look = async (place) => {
    const lines = await broken(room);
    if (lines.length > 0) found[place] = lines;
  };
  for (const view of ["Desk", "Library", "Inbox", "Outlets", "Issues"]) {
    await desk.click("button", view);
    await look(view);
  }
  for (const sheet of ["Recipe", "Theme", "Archive", "Issues"]) {
    await desk.click("tab", sheet);
    if (sheet === "Theme") await desk.find("radio", "Plain", { part: true });
    await look(sheet);
  }
  await desk.click("button", "New publication");
  await desk.find("dialog", "New publication");
  await look("New publication");
  await room.session.press(Key.Escape);
  await desk.click("button", "Import a past issue");
  await look("Import");
  await desk.click("button", "Desk");
  for (const sheet of ["Findings", "Suggestions", "Comments", "Source", "History", "Find", "Preview"]) {
    // A count may stand behind a name; “Find” begins another.
    await desk.click("tab", sheet, { part: sheet !== "Find" });
    await look(sheet);
  }
  await desk.click("tab", "Find");
  await desk.fill("textbox", "Words to find", "data");
  await desk.shows("Found");
  await look("Find: places");
  await desk.click("tab", "Preview");
  await desk.click("button", "Review");
  await desk.find("dialog", "Review");
  await look("Review");
  await room.session.press(Key.Escape);
  await desk.gone("dialog", "Review");
  await room.session.press(Key.Control, "k");
  await desk.find("dialog");
  await room.session.press(Key.ArrowDown);
  await look("Palette");
  await room.session.press(Key.Escape);
  await desk.click("button", "From library");
  await desk.find("dialog", "Add to the rundown");
  await look("Add to the rundown");
  await room.session.press(Key.Escape);
  await desk.click("button", "Inbox");
  await desk.click("button", "Add feed");
  await desk.find("dialog", "Add a feed");
  await look("Add a feed");
  await room.session.press(Key.Escape);
  await desk.gone("dialog", "Add a feed");
  await desk.click("button", "More");
  await desk.click("menuitem", "Settings", { part: true });
  await desk.click("menuitem", "Rules for addresses", { part: true });
  for (const sheet of ["Addresses", "Hosts", "Snippets", "Dictionary", "People", "Rules"]) {
    await desk.click("button", sheet);
    await look(`Settings: ${sheet}`);
  }
  await desk.click("button", "Desk");
  for (const [entry, title] of [["Send a test mail…", "Send a test mail"], ["Push as a draft…", "Push as a draft"], ["Seal the issue…", "Seal the issue"]]) {
    await desk.click("button", "More");
    await desk.click("menuitem", entry, { part: true });
    await desk.find("dialog", title);
    await look(title);
    await room.session.press(Key.Escape);
    await desk.gone("dialog", title);
  }
  await desk.click("button", "Export");
  await desk.find("dialog", "Export");
  await look("Export");
  await room.session.press(Key.Escape);
  await desk.gone("dialog", "Export");
  return found;
}

for (const look of ["light", "dark"]) {
  journey(`no view breaks a rule of WCAG A or AA, ${look}`, async (room) => {
    await room.openIssue(WEEKLY);
    await room.session.press(Key.Control, "k");
    await room.desk.find("dialog");
    await room.session.type(`look: ${look}`);
    await room.session.press(Key.Enter);
    await until(`the ${look} look`, () => room.session.run((wanted) => document.documentElement.dataset.theme === wanted, look));
    assert.deepEqual(await around(room), {});
  });
}
