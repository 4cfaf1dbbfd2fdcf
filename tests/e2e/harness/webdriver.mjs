// The W3C WebDriver protocol, as much of it as the journeys need. It knows nothing of Galley.

import { until } from "./process.mjs";

const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** Keys that are not characters, as the protocol names them. */
export const Key = {
  Backspace: "\uE003", Tab: "\uE004", Enter: "\uE007", Shift: "\uE008", Control: "\uE009", Alt: "\uE00A",
  Escape: "\uE00C", Space: " ", PageUp: "\uE00E", PageDown: "\uE00F", End: "\uE010", Home: "\uE011",
  ArrowLeft: "\uE012", ArrowUp: "\uE013", ArrowRight: "\uE014", ArrowDown: "\uE015", Delete: "\uE017",
  F1: "\uE031", F3: "\uE033", F6: "\uE036", F7: "\uE037", F8: "\uE038", F9: "\uE039",
};

/** A refusal of the driver. */
export class DriverError extends Error {
  constructor(code, message) {
    super(`${code}: ${message}`);
    this.code = code;
  }
}

async function send(url, method, body) {
  const response = await fetch(url, {
    method,
    headers: body === undefined ? {} : { "content-type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
    signal: AbortSignal.timeout(40_000),
  });
  const { value } = await response.json();
  if (!response.ok) throw new DriverError(value?.error ?? response.status, value?.message ?? "");
  return value;
}

/** Whether the driver at this address takes a session. */
export async function isReady(driver) {
  try {
    return (await send(`${driver}/status`, "GET")).ready === true;
  } catch {
    return false;
  }
}

/** An element of the page. */
export class Element {
  constructor(session, id) {
    this.session = session;
    this.id = id;
  }

  toJSON() {
    return { [ELEMENT]: this.id };
  }

  text() {
    return this.session.get(`element/${this.id}/text`);
  }

  attribute(name) {
    return this.session.get(`element/${this.id}/attribute/${name}`);
  }

  property(name) {
    return this.session.get(`element/${this.id}/property/${name}`);
  }

  rect() {
    return this.session.run((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return { x, y, width, height };
    }, this);
  }

  /**
   * Moves the mouse there and clicks, as soon as that is what the mouse would meet there, and it has come to rest. A menu
   * that was chosen from stands a moment longer, and what is read late moves what stands below it; a person waits for both.
   * What still lies above it then is a fault of the page.
   */
  async click() {
    let last = null;
    const point = await until("the mouse to meet it", async () => {
      const met = await this.session.run(whatTheMouseMeets, this);
      if (!met.point) throw new Error(`Where it should be clicked there is something else: ${met.other}`);
      const rests = last?.x === met.point.x && last?.y === met.point.y;
      last = met.point;
      return rests && met.point;
    }, { patience: 4_000, every: 60 });
    await this.session.clickAt(point);
  }
}

/** Runs in the page: where the middle of an element is, or what lies above it there. */
function whatTheMouseMeets(element) {
  element.scrollIntoView({ block: "nearest", inline: "nearest" });
  const { x, y, width, height } = element.getBoundingClientRect();
  const point = { x: x + width / 2, y: y + height / 2 };
  const there = document.elementFromPoint(point.x, point.y);
  const isIt = there && (element.contains(there) || there.contains(element) || there.closest("label")?.control === element);
  return isIt ? { point } : { other: there?.outerHTML.slice(0, 120) ?? "nothing" };
}

/** One session with the window. */
export class Session {
  static async open(driver, binary, args = []) {
    const options = { "webkitgtk:browserOptions": { binary, args }, pageLoadStrategy: "none" };
    const { sessionId } = await send(`${driver}/session`, "POST", { capabilities: { alwaysMatch: options } });
    return new Session(`${driver}/session/${sessionId}`);
  }

  constructor(url) {
    this.url = url;
  }

  async get(path) {
    return this.#wake(await send(`${this.url}/${path}`, "GET"));
  }

  async post(path, body) {
    return this.#wake(await send(`${this.url}/${path}`, "POST", body));
  }

  close() {
    return send(this.url, "DELETE");
  }

  /** Runs a function in the page and returns what it returns, promises awaited and elements as elements. */
  run(script, ...args) {
    return this.post("execute/sync", { script: `return (${script}).apply(null, arguments)`, args });
  }

  #wake(value) {
    if (Array.isArray(value)) return value.map((one) => this.#wake(one));
    if (value === null || typeof value !== "object") return value;
    if (ELEMENT in value) return new Element(this, value[ELEMENT]);
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, this.#wake(one)]));
  }

  /** Types text into whatever has the focus, each character as its own key. */
  async type(text) {
    const actions = [...text].flatMap((value) => [
      { type: "keyDown", value },
      { type: "keyUp", value },
    ]);
    await this.post("actions", { actions: [{ type: "key", id: "keyboard", actions }] });
  }

  /** Presses keys together: the modifiers first, the key last. */
  async press(...keys) {
    const down = keys.map((value) => ({ type: "keyDown", value }));
    const up = keys.toReversed().map((value) => ({ type: "keyUp", value }));
    await this.post("actions", { actions: [{ type: "key", id: "keyboard", actions: [...down, ...up] }] });
  }

  /** Clicks at a point of the page. */
  async clickAt({ x, y }) {
    const actions = [
      { type: "pointerMove", origin: "viewport", x: Math.round(x), y: Math.round(y), duration: 0 },
      { type: "pointerDown", button: 0 },
      { type: "pointerUp", button: 0 },
    ];
    await this.post("actions", {
      actions: [{ type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions }],
    });
  }

  /** Drags from one point of the page to another, in steps, as a hand would. */
  async drag(from, to, { steps = 10, pause = 35, hold = 250 } = {}) {
    const move = (x, y, duration) => ({ type: "pointerMove", origin: "viewport", x: Math.round(x), y: Math.round(y), duration });
    const way = Array.from({ length: steps }, (_, index) => {
      const part = (index + 1) / steps;
      return move(from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part, pause);
    });
    const actions = [
      move(from.x, from.y, 0),
      { type: "pointerDown", button: 0 },
      { type: "pause", duration: 150 },
      ...way,
      { type: "pause", duration: hold },
      { type: "pointerUp", button: 0 },
    ];
    await this.post("actions", {
      actions: [{ type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions }],
    });
  }

  /** The window as a PNG. */
  async screenshot() {
    return Buffer.from(await this.get("screenshot"), "base64");
  }
}
