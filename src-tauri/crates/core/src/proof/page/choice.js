// The words that the reviewer has chosen, by mouse, by touch or by keyboard, and what can be done with them.

/** @type {(Span & { clipped?: boolean }) | null} */
let choice = null;

/** How often the selection in the mail is looked at, in milliseconds. */
const LOOK = 120;

const tools = element("div", { class: "tools", role: "toolbar", hidden: true });

/** Chooses words; nothing for none. @param {(Span & { clipped?: boolean }) | null} span */
function choose(span) {
  choice = span;
  drawMarks();
  showTools();
}

function showTools() {
  tools.hidden = choice === null || draft !== null;
  if (choice === null || draft !== null) return;
  tools.setAttribute("aria-label", say.withWords);
  tools.replaceChildren(
    button(say.comment, () => compose("comment"), { class: "tool", "aria-keyshortcuts": "C" }),
    button(say.suggest, () => compose("suggestion"), { class: "tool", "aria-keyshortcuts": "S" }),
    choice.clipped ? element("span", { class: "clipped" }, say.clipped) : "",
  );
  const boxes = boxesOf(choice);
  const last = boxes[boxes.length - 1];
  if (last) {
    tools.style.top = `${last.bottom * scale + 8}px`;
    tools.style.left = `${Math.max(0, Math.min(last.left * scale, sheet.clientWidth - tools.offsetWidth))}px`;
  }
}

/** What the selection in the mail was when it was last looked at, and whether it was still moving. */
let lastLook = "";
let settled = true;

/** A name for a selection, by which a later one is told from it. @param {Selection} selection */
function lookOf(selection) {
  const place = (/** @type {Node | null} */ node) => runs.findIndex((run) => run.node === node);
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection;
  return [selection.rangeCount, place(anchorNode), anchorOffset, place(focusNode), focusOffset, selection.isCollapsed].join();
}

/** Looks at the mail: whether words were selected or clicked in it, and whether it has grown. */
function look() {
  if (fit()) changed();
  const selection = frame.contentWindow && frame.contentWindow.getSelection();
  if (!selection || draft) return;
  const now = lookOf(selection);
  if (now !== lastLook) {
    lastLook = now;
    settled = false;
    return;
  }
  if (settled || selection.rangeCount === 0) return;
  settled = true;
  const range = selection.getRangeAt(0);
  if (!selection.isCollapsed) {
    const span = spanOfRange(range);
    if (span) choose(span);
    else tell(say.notCommentable);
    leaveFrame();
    return;
  }
  const run = runs.find(({ node }) => node === range.startContainer);
  const entry = run && entryAt(run.key, run.start + count(/** @type {Text} */ (run.node).data.slice(0, range.startOffset)));
  choose(null);
  if (entry) lookAt(entry.id);
  else if (active) lookAt("");
  leaveFrame();
}

/** Keys reach the page again once words were chosen by mouse; on a touch screen the handles have to stay. */
function leaveFrame() {
  if (document.activeElement === frame && matchMedia("(pointer: fine)").matches) stage.focus({ preventScroll: true });
}

/** Forgets the browser's own selection in the mail, so that only ours is seen. */
function forgetSelection() {
  const selection = frame.contentWindow && frame.contentWindow.getSelection();
  if (selection) {
    selection.removeAllRanges();
    lastLook = lookOf(selection);
    settled = true;
  }
}
