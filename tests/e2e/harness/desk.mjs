// A desk of one's own: the built window on a library in a folder of its own, under an X server of its own, driven as
// a person would drive it. Nothing of the machine's own settings reaches it and nothing it does reaches them.

import { execFile } from "node:child_process";
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";

import { findByRole } from "./page.mjs";
import { childrenRunning, freePort, isAlive, start, startDisplay, stop, until } from "./process.mjs";
import { Session, isReady } from "./webdriver.mjs";

const run = promisify(execFile);

export const ROOT = resolve(import.meta.dirname, "../../..");
const BUILT = join(process.env.CARGO_TARGET_DIR ?? join(ROOT, "target"), process.env.GALLEY_PROFILE ?? "debug");

/** Where a built program stands. */
export function built(name) {
  const path = join(BUILT, name);
  if (!existsSync(path)) throw new Error(`${path} is not built. Run script/test, which builds it first.`);
  return realpathSync(path);
}

export class Desk {
  /** Opens a desk; `seed` may put things into its folder before the window starts. */
  static async open({ seed, ready = true, env = {} } = {}) {
    const desk = new Desk(mkdtempSync(join(tmpdir(), "galley-desk-")));
    try {
      desk.env = { ...desk.#environment(), ...env };
      const { server, display } = await startDisplay(desk.env, desk.log);
      desk.server = server;
      desk.env.DISPLAY = display;
      await seed?.(desk);
      await desk.start({ ready });
      return desk;
    } catch (error) {
      desk.#say(error);
      await desk.close();
      throw error;
    }
  }

  constructor(folder) {
    this.folder = folder;
    this.library = join(folder, "library");
    this.logPath = join(folder, "log");
    this.log = openSync(this.logPath, "a");
  }

  #environment() {
    const place = (name) => {
      const path = join(this.folder, name);
      mkdirSync(path, { recursive: true, mode: 0o700 });
      return path;
    };
    return {
      PATH: process.env.PATH,
      HOME: place("home"),
      XDG_DATA_HOME: place("data"),
      XDG_CONFIG_HOME: place("config"),
      XDG_CACHE_HOME: place("cache"),
      XDG_RUNTIME_DIR: place("runtime"),
      TMPDIR: place("tmp"),
      LANG: "C.UTF-8",
      TZ: "UTC",
      GDK_BACKEND: "x11",
      LIBGL_ALWAYS_SOFTWARE: "1",
      NO_AT_BRIDGE: "1",
      GTK_A11Y: "none",
      TAURI_AUTOMATION: "true",
      TAURI_WEBVIEW_AUTOMATION: "true",
      GALLEY_LIBRARY: this.library,
      RUST_BACKTRACE: "1",
      GSETTINGS_BACKEND: "memory",
    };
  }

  /** Starts the window, and waits until the page says that it is ready. */
  async start({ ready = true } = {}) {
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const args = ["--host=127.0.0.1", `--port=${port}`];
    this.driver = start("WebKitWebDriver", args, { env: this.env, log: this.log });
    await until("WebKitWebDriver to listen", () => {
      if (this.driver.child.failure) throw this.driver.child.failure;
      return isReady(url);
    });
    const app = built("galley-desktop");
    this.session = await Session.open(url, app);
    [this.pid] = childrenRunning(this.driver.child.pid, app);
    if (ready) await this.waitUntilReady();
  }

  async waitUntilReady() {
    await until("the page to be ready", () => this.session.run(() => document.documentElement.dataset.ready === "true"), {
      patience: 30_000,
    });
  }

  /** Ends the window's process at once, as a power cut would end it. */
  async kill() {
    process.kill(this.pid, "SIGKILL");
    await until("the killed window to be gone", () => !isAlive(this.pid));
    await stop(this.driver);
    this.session = undefined;
  }

  /** Ends the program by its menu's own keys, and waits until its process is gone. */
  async quit() {
    const pid = this.pid;
    await this.focusWindow();
    await this.xdotool("key", "--clearmodifiers", "ctrl+q");
    await until("the closed window to be gone", () => !isAlive(pid));
    await stop(this.driver);
    this.session = undefined;
  }

  /** Gives the window the keyboard; there is no window manager that would. */
  async focusWindow() {
    const { stdout } = await this.xdotool("search", "--onlyvisible", "--pid", String(this.pid), "--name", "Galley");
    await this.xdotool("windowfocus", "--sync", stdout.trim().split("\n")[0]);
  }

  /** Ends everything that was started and takes the folder away. */
  async close() {
    await this.session?.close().catch(() => undefined);
    for (const program of [this.driver, this.server]) if (program) await stop(program);
    closeSync(this.log);
    const log = readFileSync(this.logPath, "utf8");
    if (process.env.GALLEY_E2E_KEEP) console.error(`Kept ${this.folder}`);
    else await this.#takeAway();
    if (/panicked at/.test(log)) throw new Error(`The window met a fault of its own:\n${log}`);
  }

  /** The web view's own processes may still write their last into the folder. */
  #takeAway() {
    return until("the folder to go", () => {
      rmSync(this.folder, { recursive: true, force: true });
      return true;
    });
  }

  #say(error) {
    const log = readFileSync(this.logPath, "utf8").trim();
    if (log) error.message += `\n${log}`;
  }

  /** Runs the `galley` command on this desk's library. */
  async galley(args, { input } = {}) {
    const running = run(built("galley"), args, { env: this.env, maxBuffer: 64 << 20 });
    if (input !== undefined) running.child.stdin.end(input);
    return (await running).stdout;
  }

  /** Asks the library a question of the table of commands, beside the window. */
  async ask(name, args) {
    const { ok } = JSON.parse(await this.galley(["rpc"], { input: `${JSON.stringify({ id: 1, name, args })}\n` }));
    return ok;
  }

  /** Runs the command, reading the JSON it prints. */
  async galleyJson(args, options) {
    return JSON.parse(await this.galley(["--json", ...args], options));
  }

  xdotool(...args) {
    return run("xdotool", args, { env: this.env });
  }

  /** Answers a native file panel with a path (of plain ASCII, which any keyboard can type). */
  async answerFilePanel(title, path) {
    const panels = async () => {
      const found = await this.xdotool("search", "--onlyvisible", "--name", `^${title}$`).catch(() => ({ stdout: "" }));
      return found.stdout.split("\n").filter(Boolean);
    };
    const panel = (await until(`the panel “${title}”`, async () => (await panels())[0])).trim();
    // The first Return may only close the list of completions, and a panel that is still being drawn loses letters.
    let looks = 0;
    const answered = async () => {
      if ((await panels()).length === 0) return true;
      if (looks++ % 10 === 0) {
        await this.xdotool("windowfocus", "--sync", panel);
        await this.xdotool("key", "--clearmodifiers", "ctrl+a");
        await this.xdotool("type", "--clearmodifiers", "--delay", "20", path);
      }
      await this.xdotool("key", "--clearmodifiers", "Return");
      return false;
    };
    await until(`the panel “${title}” to close`, answered, { every: 400 });
  }

  /** The one thing on the page with this role and name. */
  find(role, name, { part = false, within } = {}) {
    return until(`a ${role} “${name ?? "of any name"}”`, async () => {
      const found = await this.session.run(findByRole, role, name ?? null, part, within ?? null);
      if (found.length > 1) throw new Error(`There are ${found.length} of them.`);
      return found[0];
    });
  }

  /** Everything on the page with this role, and this name if one is given. */
  all(role, name, { part = false, within } = {}) {
    return this.session.run(findByRole, role, name ?? null, part, within ?? null);
  }

  /** Waits until there is nothing of this role and name. */
  gone(role, name, options = {}) {
    return until(`no ${role} “${name}”`, async () => (await this.all(role, name, options)).length === 0);
  }

  async click(role, name, options) {
    const element = await this.find(role, name, options);
    await element.click();
    return element;
  }

  /** Puts the cursor into a field and replaces what stands in it. */
  async fill(role, name, text, options) {
    const element = await this.click(role, name, options);
    await this.session.press("\uE009", "a");
    await this.session.type(text);
    return element;
  }

  /** Waits until the page, or an element of it, shows these words. */
  shows(words, within) {
    return until(`the words “${words}”`, () =>
      this.session.run((text, root) => (root ?? document.body).innerText.includes(text), words, within ?? null),
    );
  }

  /** Drags the middle of one element to a place in another (a share of its height, from its top). */
  async drag(from, to, { share = 0.5, ...options } = {}) {
    const [start, end] = [await from.rect(), await to.rect()];
    await this.session.drag(
      { x: start.x + start.width / 2, y: start.y + start.height / 2 },
      { x: end.x + end.width / 2, y: end.y + end.height * share },
      options,
    );
  }

  /** Keeps a picture of the window for people to look at. */
  async picture(name) {
    // Pictures show rest: motion is at most 120 ms, and what was just drawn is on the screen a frame later.
    await this.session.run(
      () => new Promise((resolve) => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(() => resolve(null))), 250)),
    );
    const path = join(ROOT, "out/screens", `${name}.png`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, await this.session.screenshot());
    return path;
  }
}
