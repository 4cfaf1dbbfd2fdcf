// Choosing words by keyboard alone: up and down from line to line, left and right from word to word, with Shift from
// one word to several. What was chosen is said aloud.

/** The place that listens to keys: the mail as a whole. */
const stage = element("div", { class: "stage", tabindex: "0", role: "application" });

/** Where the keyboard stands: a line, and from which word to which; -1 for the line as a whole. */
const cursor = { line: -1, from: -1, to: -1 };

/** The lines of the mail, in its order. @returns {Span[]} */
function lines() {
  /** @type {Span[]} */
  const found = [];
  for (const key of new Set(runs.map((run) => run.key))) {
    const text = texts.get(key) ?? [];
    let start = 0;
    for (let at = 0; at <= text.length; at += 1) {
      if (at < text.length && text[at] !== "\n") continue;
      const line = trimmed({ key, start, end: at });
      if (line && boxesOf(line).length > 0) found.push(line);
      start = at + 1;
    }
  }
  return found;
}

/** Goes to a line. @param {number} step */
function moveLine(step) {
  const all = lines();
  if (all.length === 0) return;
  cursor.line = Math.max(0, Math.min(all.length - 1, cursor.line + step));
  cursor.from = cursor.to = -1;
  const line = /** @type {Span} */ (all[cursor.line]);
  take(line);
  announce(`${say.part(line.key.slice(line.key.lastIndexOf("/") + 1))}: ${wordsOf(line)}`);
}

/** Goes to a word of the line, or takes in one more. @param {number} step @param {boolean} extend */
function moveWord(step, extend) {
  const line = lines()[cursor.line];
  if (!line) return moveLine(1);
  const words = wordsIn(texts.get(line.key) ?? [], line.start, line.end);
  if (words.length === 0) return;
  const within = (/** @type {number} */ at) => Math.max(0, Math.min(words.length - 1, at));
  if (cursor.to < 0) {
    cursor.from = cursor.to = step > 0 ? 0 : words.length - 1;
  } else {
    cursor.to = within(cursor.to + step);
    if (!extend) cursor.from = cursor.to;
  }
  const [first, last] = [words[Math.min(cursor.from, cursor.to)], words[Math.max(cursor.from, cursor.to)]];
  if (!first || !last) return;
  const span = { key: line.key, start: first.start, end: last.end };
  take(span);
  announce(wordsOf(span));
}

/** @param {Span} span */
function take(span) {
  forgetSelection();
  choose(span);
  const box = boxesOf(span)[0];
  if (!box) return;
  const top = sheet.getBoundingClientRect().top + box.top * scale;
  if (top < 90 || top > innerHeight - 160) scrollBy({ top: top - innerHeight * 0.35 });
}

/** @type {Record<string, (event: KeyboardEvent) => void>} */
const MOVES = {
  ArrowDown: () => moveLine(1),
  ArrowUp: () => moveLine(-1),
  ArrowRight: (event) => moveWord(1, event.shiftKey),
  ArrowLeft: (event) => moveWord(-1, event.shiftKey),
  Home: () => moveLine(-1e6),
  End: () => moveLine(1e6),
};

stage.addEventListener("keydown", (event) => {
  const move = MOVES[event.key];
  if (event.target !== stage || event.altKey || event.ctrlKey || event.metaKey || !move) return;
  event.preventDefault();
  move(event);
});

/** The keys that work anywhere on the page but in a field. @type {Record<string, () => void>} */
const KEYS = {
  c: () => choice && compose("comment"),
  s: () => choice && compose("suggestion"),
  n: () => step(1),
  p: () => step(-1),
  "?": () => openHelp(),
};

document.addEventListener("keydown", (event) => {
  const target = event.target instanceof Element ? event.target : null;
  const writes = target && target.closest("input, textarea, select, dialog");
  if (writes || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === "Escape") {
    forgetSelection();
    choose(null);
    openMargin(false);
    return stage.focus({ preventScroll: true });
  }
  const act = KEYS[event.key.toLowerCase()];
  if (!act) return;
  event.preventDefault();
  act();
});
