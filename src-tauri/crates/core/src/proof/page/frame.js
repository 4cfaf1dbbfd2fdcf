// The mail, in a frame that runs no script. The frame is as tall as the mail, so that the page scrolls and what is
// drawn over it stays in place. Nothing listens inside the frame, since not every browser tells a page what happens in
// one that runs no scripts: the page looks at it from outside instead.

/** The width of a phone, in CSS pixels. */
const PHONE = 375;
/** What the numbers beside the mail take of the width of a wide page. */
const NUMBERS = 40;

const frame = element("iframe", { sandbox: "allow-same-origin", tabindex: "-1", class: "frame", scrolling: "no" });
/** Marks are drawn here, over the mail. */
const overlay = element("div", { class: "overlay", "aria-hidden": "true" });
const sheet = element("div", { class: "paper" }, frame, overlay);

/** @type {{ width: "phone" | "desktop", scheme: "light" | "dark" }} */
const view = {
  width: isNarrow() ? "phone" : "desktop",
  scheme: matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light",
};

/** How much smaller than it is the mail is shown, where the page is narrower than it. */
let scale = 1;
let natural = 700;

/** Shows the mail; `ready` is called when its words can be found. @param {() => void} ready */
function openMail(ready) {
  frame.addEventListener("load", () => {
    const doc = frame.contentDocument;
    if (!doc || !doc.body) return;
    for (const link of doc.querySelectorAll("a")) {
      const address = link.getAttribute("href");
      // A proof leads nowhere, but says where the mail will lead.
      link.removeAttribute("href");
      if (address && !address.startsWith("#")) link.setAttribute("title", address);
    }
    const wide = doc.querySelector("table[width]:not([width='100%'])");
    natural = Math.min(900, Math.max(PHONE, Number(wide && wide.getAttribute("width")) || 640)) + 48;
    doc.body.prepend(envelope(doc));
    doc.documentElement.style.overflow = "hidden";
    readRuns(doc);
    colour();
    fit();
    ready();
  });
  frame.srcdoc = mail;
}

/** What stands above a mail in a mail program: who it is from, the subject and the line behind it. @param {Document} doc */
function envelope(doc) {
  const box = doc.createElement("div");
  box.id = "galley-envelope";
  box.lang = payload.language;
  const line = (/** @type {string} */ part, /** @type {string} */ words, /** @type {string} */ look) => {
    if (!words.trim()) return;
    const made = doc.createElement("div");
    made.style.cssText = look;
    made.append(...marked(doc, part, words));
    box.append(made);
  };
  box.style.cssText = `padding:16px 20px;font:13px/1.5 system-ui,sans-serif;text-align:start`;
  line("", payload.publication, "font-size:12px;opacity:.85");
  line("subject", payload.subject, "font-size:16px;font-weight:600");
  line("preheader", payload.preheader, "opacity:.85");
  return box;
}

/**
 * A line with its marks of place, where what is printed is the text with its variables filled in.
 * @param {Document} doc
 * @param {string} part
 * @param {string} words
 */
function marked(doc, part, words) {
  const key = `${payload.issue.id}/${part}`;
  const text = texts.get(key);
  if (!text) return [words];
  const whole = doc.createElement("span");
  let position = 0;
  let at = 0;
  const pieces = text.join("").split(/(\{\{[^{}\n]*\}\})/);
  for (const [index, piece] of pieces.entries()) {
    if (index % 2 === 0) {
      const found = words.indexOf(piece, at);
      if (found < 0) return [words];
      if (found > at) whole.append(added(doc, words.slice(at, found)));
      const span = doc.createElement("span");
      span.dataset.place = `${key}/${position}`;
      span.append(piece);
      if (piece) whole.append(span);
      at = found + piece.length;
    }
    position += Array.from(piece).length;
  }
  if (at < words.length) whole.append(added(doc, words.slice(at)));
  return [whole];
}

/** @param {Document} doc @param {string} words */
function added(doc, words) {
  const span = doc.createElement("span");
  span.dataset.added = "";
  span.append(words);
  return span;
}

/** Answers the mail's question after dark colours. */
function colour() {
  const doc = frame.contentDocument;
  if (!doc) return;
  const dark = view.scheme === "dark";
  for (const { cssRules } of Array.from(doc.styleSheets)) {
    for (const rule of Array.from(cssRules)) {
      if (!(rule instanceof CSSMediaRule || rule.constructor.name === "CSSMediaRule")) continue;
      const media = /** @type {CSSMediaRule} */ (rule).media;
      if (asked.has(rule) || /prefers-color-scheme/.test(media.mediaText)) {
        asked.add(rule);
        media.mediaText = dark ? "all" : "not all";
      }
    }
  }
  doc.documentElement.style.colorScheme = view.scheme;
  const top = doc.getElementById("galley-envelope");
  if (top) {
    top.style.backgroundColor = dark ? "#1f1d1a" : "#ffffff";
    top.style.color = dark ? "#ece8e1" : "#1b1a17";
    top.style.borderBottom = `1px solid ${dark ? "#35312b" : "#e6e2da"}`;
  }
  sheet.dataset.scheme = view.scheme;
}

/** The rules that asked after dark colours, once they were answered. @type {WeakSet<CSSRule>} */
const asked = new WeakSet();

/** Gives frame and sheet the size of the mail. @returns {boolean} whether something moved */
function fit() {
  const doc = frame.contentDocument;
  const room = (stage.parentElement ? stage.parentElement.clientWidth : 0) - (isNarrow() ? 0 : NUMBERS);
  if (!doc || !doc.body || room <= 0) return false;
  const width = view.width === "phone" ? PHONE : natural;
  const was = sheet.style.cssText + frame.style.height;
  scale = Math.min(1, room / width);
  frame.style.width = `${width}px`;
  const height = Math.ceil(doc.body.getBoundingClientRect().height);
  frame.style.height = `${height}px`;
  sheet.style.width = `${Math.floor(width * scale)}px`;
  sheet.style.height = `${Math.ceil(height * scale)}px`;
  sheet.style.setProperty("--scale", String(scale));
  return was !== sheet.style.cssText + frame.style.height;
}
