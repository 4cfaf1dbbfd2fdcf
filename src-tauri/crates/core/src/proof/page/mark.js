// What is drawn over the mail: the pencil under commented words, a line through words to be replaced, the number of
// each beside it, and the words that are being chosen.

/** The numbers beside the mail, which lead to the comments. */
const gutter = element("div", { class: "gutter" });

/** The box of a mark. @param {DOMRect} box @param {string} look */
function drawn({ left, top, width, height }, look) {
  const mark = element("div", { class: look });
  mark.style.cssText = `left:${left}px;top:${top}px;width:${width}px;height:${height}px`;
  return mark;
}

/** How far down the sheet an entry belongs. @param {Entry} entry @returns {number} */
function heightOf(entry) {
  const span = spanOf(entry);
  const boxes = span ? boxesOf(span) : [];
  if (boxes[0]) return boxes[0].top * scale;
  if (entry.owner === payload.issue.id) return 0;
  const place = payload.entries.findIndex(({ id }) => id === entry.owner);
  const owners = new Set(payload.entries.slice(Math.max(place, 0)).map(({ id }) => id));
  const run = runs.find(({ key }) => owners.has(key.split("/", 1)[0] ?? ""));
  const first = run ? boxesOf({ key: run.key, start: run.start, end: run.start + run.length })[0] : undefined;
  return first ? first.top * scale : 0;
}

/** Draws everything anew. */
function drawMarks() {
  overlay.replaceChildren();
  const numbers = [];
  let low = -30;
  for (const [index, entry] of inOrder().entries()) {
    const span = spanOf(entry);
    const look = `mark${entry.replacement === null ? "" : " struck"}${entry.id === active ? " active" : ""}`;
    if (span) overlay.append(...boxesOf(span).map((box) => drawn(box, look)));
    const top = Math.max(heightOf(entry), low + 28);
    low = top;
    const number = button(String(index + 1), () => lookAt(entry.id), {
      class: `number${entry.id === active ? " active" : ""}`,
      "aria-label": say.numbered(index + 1, entry.replacement !== null, entry.quote),
      "aria-current": entry.id === active ? "true" : null,
      "data-number": entry.id,
    });
    number.style.top = `${top}px`;
    numbers.push(number);
  }
  const held = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.number : undefined;
  gutter.replaceChildren(...numbers);
  if (held) /** @type {HTMLElement | null} */ (gutter.querySelector(`[data-number="${held}"]`))?.focus({ preventScroll: true });
  if (draft && draft.start !== null) overlay.append(...boxesOf({ key: `${draft.owner}/${draft.part}`, start: draft.start, end: draft.end ?? 0 }).map((box) => drawn(box, "chosen")));
  else if (choice) overlay.append(...boxesOf(choice).map((box) => drawn(box, "chosen")));
}

/** The entry whose words stand at a position. @param {string} key @param {number} at */
function entryAt(key, at) {
  return inOrder().find((entry) => entry.part !== null && keyOf(entry) === key && (entry.start ?? 0) <= at && at <= (entry.end ?? 0));
}

/** Looks at an entry: its words and its card come forward. @param {string} id @param {{ focus?: boolean }} [how] */
function lookAt(id, { focus = true } = {}) {
  active = id;
  openMargin(id !== "");
  changed();
  const entry = work.entries.find((entry) => entry.id === id);
  if (!entry) return;
  const card = /** @type {HTMLElement | null} */ (margin.querySelector(`[data-id="${id}"]`));
  if (card && focus) card.focus({ preventScroll: !isNarrow() });
  const top = sheet.getBoundingClientRect().top + heightOf(entry);
  // Beside a wide page the card is where its words are; on a narrow one it lies at the bottom and hides half.
  if (top < 90 || top > innerHeight * (isNarrow() ? 0.35 : 0.7)) scrollBy({ top: top - (isNarrow() ? 100 : innerHeight * 0.3) });
}

/** Looks at the next entry, or the one before. @param {1 | -1} step */
function step(step) {
  const all = inOrder();
  if (all.length === 0) return;
  const at = all.findIndex(({ id }) => id === active);
  const next = at < 0 ? (step > 0 ? 0 : all.length - 1) : (at + step + all.length) % all.length;
  lookAt(/** @type {Entry} */ (all[next]).id);
}
