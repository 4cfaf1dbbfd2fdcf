// The walls around the page: what it may not do even if it were made to try. These do not know how the page looks.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";

import { Desk } from "./harness/desk.mjs";
import { until } from "./harness/process.mjs";

let desk;
before(async () => {
  desk = await Desk.open();
});
after(() => desk?.close());

/** Asks for a command and gives what it was refused with. */
function refusal(command, args = {}) {
  return desk.session.run(
    (name, given) =>
      window.__TAURI_INTERNALS__.invoke(name, given).then(
        (value) => ({ done: value }),
        (reason) => (typeof reason === "string" ? { message: reason } : reason),
      ),
    command,
    args,
  );
}

test("script that did not come with the program does not run", async () => {
  const ran = await desk.session.run(async () => {
    window.intruder = [];
    const put = (tag, fields) => document.body.append(Object.assign(document.createElement(tag), fields));
    put("script", { textContent: "window.intruder.push('inline')" });
    put("script", { src: "data:text/javascript,window.intruder.push('data')" });
    put("script", { src: "https://example.com/a.js" });
    put("script", { src: URL.createObjectURL(new Blob(["window.intruder.push('blob')"])) });
    put("div", { innerHTML: `<img src="x:" onerror="window.intruder.push('handler')"><a href="javascript:window.intruder.push('link')">a</a>` });
    document.querySelector("a[href^=javascript]").click();
    try {
      eval("window.intruder.push('eval')");
    } catch {}
    try {
      new Function("window.intruder.push('function')")();
    } catch {}
    await new Promise((resolve) => setTimeout(resolve, 500));
    return window.intruder;
  });
  assert.deepEqual(ran, []);
});

test("the page reaches no host, not even this machine", async () => {
  const asked = [];
  const server = createServer((request, response) => {
    asked.push(request.url);
    response.writeHead(200, { "access-control-allow-origin": "*" }).end("{}");
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${server.address().port}`;
  try {
    const blocked = await desk.session.run(async (host) => {
      const directives = new Set();
      document.addEventListener("securitypolicyviolation", (event) => directives.add(event.effectiveDirective));
      const put = (tag, fields) => document.body.append(Object.assign(document.createElement(tag), fields));
      await fetch(`${host}/fetch`).catch(() => undefined);
      try {
        new WebSocket(host.replace("http", "ws"));
      } catch {}
      try {
        navigator.sendBeacon(`${host}/beacon`);
      } catch {}
      put("img", { src: `${host}/image` });
      put("link", { rel: "stylesheet", href: `${host}/style` });
      put("iframe", { src: `${host}/frame` });
      put("object", { data: `${host}/object` });
      put("video", { src: `${host}/video` });
      const form = Object.assign(document.createElement("form"), { action: `${host}/form`, method: "post" });
      document.body.append(form);
      form.submit();
      await new Promise((resolve) => setTimeout(resolve, 700));
      return [...directives];
    }, address);
    assert.deepEqual(asked, []);
    for (const directive of ["connect-src", "img-src", "style-src-elem", "frame-src", "form-action"]) {
      assert.ok(blocked.includes(directive), `${directive} is among ${blocked}`);
    }
  } finally {
    server.close();
  }
});

test("the page cannot be led away and opens no second window", async () => {
  const before = await desk.session.get("url");
  const handles = await desk.session.get("window/handles");
  for (const address of ["https://example.com/", "http://127.0.0.1:9/", "file:///etc/passwd", "data:text/html,x", "about:config"]) {
    await desk.session.run((to) => {
      location.href = to;
    }, address);
    await desk.session.run((to) => void window.open(to), address);
    await desk.session.run((to) => {
      const link = Object.assign(document.createElement("a"), { href: to, target: "_blank" });
      document.body.append(link);
      link.click();
      link.remove();
    }, address);
  }
  await new Promise((resolve) => setTimeout(resolve, 500));
  assert.equal(await desk.session.get("url"), before);
  assert.deepEqual(await desk.session.get("window/handles"), handles);
  assert.equal(await desk.session.run(() => document.documentElement.dataset.ready), "true");
});

test("only the commands of the window can be called, none of the system's", async () => {
  for (const command of [
    "plugin:fs|read_text_file",
    "plugin:shell|open",
    "plugin:opener|open_url",
    "plugin:dialog|open",
    "plugin:window|close",
    "plugin:webview|create_webview_window",
    "plugin:window-state|filename",
    "plugin:path|resolve_directory",
    "plugin:event|emit",
    "plugin:app|version",
    "no_such_command",
  ]) {
    const { message, done } = await refusal(command, { path: "/etc/passwd", url: "https://example.com/", event: "action" });
    assert.equal(done, undefined, command);
    assert.match(message, /not allowed|not found/, command);
  }
});

test("a file that was not chosen in a dialog is neither read nor written", async () => {
  for (const [name, args] of [
    ["issue_parse", { from: { kind: "file", path: "/etc/passwd" } }],
    ["issue_export", { issue: "x", path: `${desk.folder}/written.html` }],
  ]) {
    const failure = await refusal("rpc", { name, args });
    assert.equal(failure.code, "invalid", JSON.stringify(failure));
    assert.match(failure.message, /not chosen/);
  }
});

test("a link that is not of the web or of mail is not opened", async () => {
  for (const url of ["file:///etc/passwd", "javascript:alert(1)", "smb://host/share", "http:evil", "https://a\u202Eb.example/"]) {
    const failure = await refusal("open_link", { url });
    assert.equal(failure.code, "invalid", url);
  }
});

test("requests go the direct way to the program", async () => {
  // Where the policy forbids the direct way, everything still works by a detour that is twenty times slower.
  const refused = await desk.session.run(async () => {
    let count = 0;
    document.addEventListener("securitypolicyviolation", () => count++);
    await window.__TAURI_INTERNALS__.invoke("rpc", { name: "library_status", args: {} });
    await new Promise((resolve) => setTimeout(resolve, 200));
    return count;
  });
  assert.equal(refused, 0);
});

test("what a page could poison is frozen, and there is no global door", async () => {
  const found = await desk.session.run(() => ({
    frozen: Object.isFrozen(Object.prototype),
    door: typeof window.__TAURI__,
  }));
  assert.deepEqual(found, { frozen: true, door: "undefined" });
});

test("a frame cannot reach the program", async () => {
  const reached = await desk.session.run(async () => {
    const frame = Object.assign(document.createElement("iframe"), {
      sandbox: "",
      srcdoc: "<script>parent.postMessage('ran', '*')</" + "script><meta http-equiv=refresh content='0;url=https://example.com/'><p>words</p>",
    });
    const heard = [];
    addEventListener("message", (event) => heard.push(event.data));
    document.body.append(frame);
    await new Promise((resolve) => setTimeout(resolve, 700));
    frame.remove();
    return heard;
  });
  assert.deepEqual(reached, []);
  await until("the page to stand", () => desk.session.run(() => document.documentElement.dataset.ready === "true"));
});
