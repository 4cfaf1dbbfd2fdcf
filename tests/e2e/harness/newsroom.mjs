// What an editor does at a desk, in the words of the newsroom. Everything goes through what a person sees: roles, names
// and keys; nothing here reaches into the page's own state.

import { test } from "node:test";

import { Desk } from "./desk.mjs";
import { until } from "./process.mjs";
import { Key } from "./webdriver.mjs";

/** The two open issues of the sample library. */
export const WEEKLY = { slug: "weekly", name: "Willow Gate Weekly", number: 88 };
export const DAILY = { slug: "daily", name: "Willow Gate Daily", number: 413 };

/** Runs a journey in a newsroom of its own. */
export function journey(name, run, options = {}) {
  test(name, async () => {
    const desk = await Desk.open(options);
    try {
      await run(new Newsroom(desk));
    } catch (error) {
      // What the window showed tells more than the words that were waited for.
      await desk.picture(`failed ${name}`.replace(/[^\w -]/g, "").slice(0, 80)).catch(() => undefined);
      throw error;
    } finally {
      await desk.close();
    }
  });
}

export class Newsroom {
  constructor(desk) {
    this.desk = desk;
    this.page = desk.session;
  }

  /** After a restart there is a new session. */
  get session() {
    return this.desk.session;
  }

  async openIssue({ name, number }) {
    const { desk } = this;
    await desk.click("button", "Issues");
    const publications = await desk.find("navigation", "Publications");
    await desk.click("button", name, { part: true, within: publications });
    const list = await desk.find("grid", `Issues of ${name}`);
    await desk.click("button", `Open ${name} No. ${number}`, { within: list });
    await desk.shows(`${name} No. ${number}`);
  }

  /** The issue as the command line tells it. */
  issue({ slug, number }) {
    return this.desk.galleyJson(["issue", "show", `${slug}#${number}`]);
  }

  async headlines(issue) {
    return (await this.issue(issue)).items.map(({ headline }) => headline);
  }

  /** The headlines as the rundown shows them, from top to bottom. */
  async shownHeadlines() {
    const rundown = await this.desk.find("region", "Rundown");
    return this.session.run(
      (root) => [...root.querySelectorAll("ol > li .headline")].map((one) => one.textContent.trim()),
      rundown,
    );
  }

  /** The card of an item in the rundown. */
  async card(headline) {
    const rundown = await this.desk.find("region", "Rundown");
    const cards = async () => {
      const buttons = await this.desk.all("button", headline, { part: true, within: rundown });
      const faces = [];
      for (const button of buttons) if ((await button.attribute("data-part")) !== null) faces.push(button);
      return faces[0];
    };
    return until(`the card “${headline}”`, cards);
  }

  async choose(headline) {
    await (await this.card(headline)).click();
    await until(`the text of “${headline}”`, async () => {
      const field = await this.desk.find("textbox", "Headline");
      return (await field.property("value")) === headline;
    });
  }

  /** Puts the cursor at the end of the body. */
  async goToEndOfBody() {
    await this.desk.click("textbox", "Body");
    await this.session.press(Key.Control, Key.End);
  }

  /** Waits for “Saved”, as the bar at the top says it. */
  async saved() {
    const state = await this.desk.find("status", "Saved-state");
    await until("“Saved”", async () => (await state.text()) === "Saved");
  }

  /** Types, and waits for “Saved” only after it has said otherwise. */
  async typeAndWait(text) {
    const state = await this.desk.find("status", "Saved-state");
    await this.session.run((element) => {
      window.seenStates = [];
      new MutationObserver(() => window.seenStates.push(element.innerText.trim())).observe(element, {
        subtree: true,
        childList: true,
        characterData: true,
      });
    }, state);
    await this.session.type(text);
    await until("“Saved” after typing", () =>
      this.session.run(() => window.seenStates.length > 1 && window.seenStates.at(-1) === "Saved"),
    );
    return this.session.run(() => window.seenStates);
  }

  /** The HTML that the preview shows now. */
  async previewHtml() {
    const frame = await this.session.run(() => document.querySelector("iframe[title='The issue as it will be exported']"));
    return frame.attribute("srcdoc");
  }

  /** What a screen reader was told last. */
  announced() {
    return this.session.run(() => document.querySelector("[data-announcer]").textContent.trim());
  }
}
