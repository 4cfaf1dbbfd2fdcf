// The shell around the page: start and end, one window, the system's panels, and a library that will not open.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { Desk, built } from "./harness/desk.mjs";
import { childrenNamed, isAlive, start, stop, until } from "./harness/process.mjs";

/** Runs a journey on a desk of its own. */
function journey(name, options, run) {
  test(name, async () => {
    const desk = await Desk.open(options);
    try {
      await run(desk);
    } finally {
      await desk.close();
    }
  });
}

/** Asks the shell and gives the answer or the refusal. */
function ask(desk, command, args = {}) {
  return desk.session.run(
    (name, given) =>
      window.__TAURI_INTERNALS__.invoke(name, given).then(
        (value) => ({ value }),
        (failure) => ({ failure }),
      ),
    command,
    args,
  );
}

/** Asks for something that a panel will answer; the answer is fetched later. */
async function askByPanel(desk, command, args, title, path) {
  await desk.session.run(
    (name, given) => {
      window.panelAnswer = undefined;
      void window.__TAURI_INTERNALS__.invoke(name, given).then((value) => (window.panelAnswer = { value }));
    },
    command,
    args,
  );
  await desk.answerFilePanel(title, path);
  return (await until("the panel's answer", () => desk.session.run(() => window.panelAnswer))).value;
}

journey("the first start makes the sample library, the second finds it as it was", {}, async (desk) => {
  const first = (await ask(desk, "rpc", { name: "library_status", args: {} })).value;
  assert.equal(first.path, desk.library);
  assert.equal(first.publications, 2);
  assert.ok(first.stories >= 40);
  await desk.quit();
  await desk.start();
  const second = (await ask(desk, "rpc", { name: "library_status", args: {} })).value;
  assert.equal(second.stories, first.stories);
});

journey("the window comes back where it was and as large as it was", {}, async (desk) => {
  await desk.session.post("window/rect", { x: 20, y: 30, width: 1100, height: 700 });
  const size = () => desk.session.run(() => [innerWidth, innerHeight]);
  await until("the window to be smaller", async () => (await size())[0] === 1100);
  const before = await size();
  for (let time = 0; time < 3; time++) {
    await desk.quit();
    await desk.start();
    assert.deepEqual(await size(), before, `after start ${time + 2}`);
  }
});

journey("a page that does not answer cannot keep the window open", {}, async (desk) => {
  await desk.session.run(() => {
    setTimeout(() => {
      for (;;);
    }, 50);
  });
  await new Promise((resolve) => setTimeout(resolve, 200));
  const from = Date.now();
  await desk.quit();
  assert.ok(Date.now() - from < 8_000, `it took ${Date.now() - from} ms`);
});

journey("a page whose process died is loaded anew", {}, async (desk) => {
  const pages = () => childrenNamed(desk.pid, "WebKitWebProcess");
  const [page] = await until("the page's process", async () => pages().length > 0 && pages());
  process.kill(page, "SIGKILL");
  await until("another process for the page", async () => pages().some((pid) => pid !== page && isAlive(pid)));
  assert.ok(isAlive(desk.pid));
});

test("a second start on the same library brings the first window forward and ends; on another it opens its own", async () => {
  let bus;
  const seed = async (desk) => {
    const socket = `unix:path=${desk.folder}/runtime/bus`;
    bus = start("dbus-daemon", ["--session", "--nofork", "--nopidfile", `--address=${socket}`], { env: desk.env, log: desk.log });
    await until("the message bus", () => existsSync(`${desk.folder}/runtime/bus`));
    desk.env.DBUS_SESSION_BUS_ADDRESS = socket;
  };
  const desk = await Desk.open({ seed });
  const others = [];
  const startAnother = (env) => {
    const other = start(built("galley-desktop"), [], { env: { ...desk.env, ...env }, log: desk.log });
    others.push(other);
    return other;
  };
  try {
    const same = startAnother({});
    await until("the second start to end", () => same.child.exitCode !== null);
    assert.equal(same.child.exitCode, 0);
    assert.ok(isAlive(desk.pid));
    const elsewhere = startAnother({ GALLEY_LIBRARY: join(desk.folder, "other") });
    await until("another library to be made", () => existsSync(join(desk.folder, "other", "library.sqlite")));
    assert.equal(elsewhere.child.exitCode, null);
  } finally {
    for (const other of others) await stop(other);
    await desk.close();
    await stop(bus);
  }
});

journey("a file chosen in the panel can be written, and only that one", {}, async (desk) => {
  const [{ id }] = (await ask(desk, "rpc", { name: "issue_list", args: {} })).value;
  const path = join(desk.folder, "issue.html");
  const chosen = await askByPanel(desk, "choose_export_file", { name: "proposed", format: "html" }, "Export the issue", path);
  assert.equal(chosen, path);
  const { value } = await ask(desk, "rpc", { name: "issue_export", args: { issue: id, format: "html", path } });
  assert.equal(value.bytes, readFileSync(path).length);
  const { failure } = await ask(desk, "rpc", { name: "issue_export", args: { issue: id, format: "html", path: `${path}2` } });
  assert.equal(failure.code, "invalid");
  assert.ok(!existsSync(`${path}2`));
});

journey("a past issue chosen in the panel can be read", {}, async (desk) => {
  const path = join(desk.folder, "past issue.txt");
  writeFileSync(path, "The Harbour Letter\n\n1. A crane that learned to wait\n\nThe port paused the crane for a day.\n");
  const chosen = await askByPanel(desk, "choose_import_file", {}, "Import a past issue", path);
  assert.equal(chosen, path);
  const { value } = await ask(desk, "rpc", { name: "issue_parse", args: { from: { kind: "file", path } } });
  assert.match(JSON.stringify(value), /A crane that learned to wait/);
});

journey("what another process writes is told to the page", {}, async (desk) => {
  await desk.session.run(() => {
    window.told = 0;
    const { invoke, transformCallback } = window.__TAURI_INTERNALS__;
    const handler = transformCallback(() => window.told++);
    return invoke("plugin:event|listen", { event: "library_changed", target: { kind: "Any" }, handler }).then(() => null);
  });
  await desk.galley(["story", "new", "A story from outside"]);
  await until("the page to be told", () => desk.session.run(() => window.told === 1));
  await ask(desk, "rpc", { name: "story_create", args: { title: "A story from inside" } });
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  assert.equal(await desk.session.run(() => window.told), 1, "its own write is no news to the page");
});

const spoiled = [
  {
    name: "a damaged library",
    code: "damaged",
    seed: async (desk) => {
      mkdirSync(desk.library);
      writeFileSync(join(desk.library, "library.sqlite"), Buffer.alloc(100_000, "not a library "));
    },
  },
  {
    name: "a place that cannot be written",
    code: "io",
    seed: async (desk) => {
      writeFileSync(join(desk.folder, "file"), "");
      desk.env.GALLEY_LIBRARY = join(desk.folder, "file", "library");
    },
  },
];
for (const { name, code, seed } of spoiled) {
  journey(`${name} opens a window that says so, and nothing is changed`, { seed, ready: false }, async (desk) => {
    const file = join(desk.library, "library.sqlite");
    const before = existsSync(file) && readFileSync(file);
    const { failure } = await until("the page", () => ask(desk, "rpc", { name: "library_status", args: {} }));
    assert.equal(failure.code, code, JSON.stringify(failure));
    await desk.shows(failure.message);
    assert.deepEqual(existsSync(file) && readFileSync(file), before);
  });
}

test("without a display there is a sentence instead of a fault", async () => {
  const app = spawn(built("galley-desktop"), [], { env: { PATH: process.env.PATH, HOME: "/nonexistent" } });
  let said = "";
  app.stderr.on("data", (data) => (said += data));
  const code = await new Promise((resolve) => app.once("close", resolve));
  assert.equal(code, 2);
  assert.match(said, /There is no display/);
});
