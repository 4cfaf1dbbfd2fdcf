// Writing a comment or a suggestion: one form, which stands among the cards while it is open.

/**
 * What is being written; `id` of an entry that is changed, empty for a new one.
 * @typedef {{ id: string, owner: string, part: string | null, start: number | null, end: number | null,
 *   body: string, replacement: string | null }} Draft
 */

/** @type {Draft | null} */
let draft = null;
/** @type {HTMLElement | null} */
let form = null;

/** Opens the form for the chosen words. @param {"comment" | "suggestion"} kind */
function compose(kind) {
  if (!choice) return;
  const { key } = choice;
  let span = /** @type {Span} */ ({ key, start: choice.start, end: choice.end });
  if (kind === "suggestion") {
    const line = firstLine(span);
    if (!line) return tell(say.notCommentable);
    if (line.end < span.end) tell(say.oneLine);
    span = line;
  }
  const cut = key.lastIndexOf("/");
  write({
    id: "", owner: key.slice(0, cut), part: key.slice(cut + 1), start: span.start, end: span.end,
    body: "", replacement: kind === "suggestion" ? wordsOf(span) : null,
  });
}

/** The first line of some words, up to a picture: other words can be put there. @param {Span} span */
function firstLine(span) {
  const words = wordsOf(span);
  const end = words.search(/[\n\uFFFC]/);
  return end < 0 ? span : trimmed({ ...span, end: span.start + Array.from(words.slice(0, end)).length });
}

/** Opens the form. @param {Draft} what */
function write(what) {
  if (draft && isWritten() && !confirm(say.loseDraft)) return;
  draft = what;
  active = what.id;
  choice = null;
  forgetSelection();
  form = formOf(what);
  openMargin(true);
  changed();
  showTools();
  const field = form.querySelector("textarea");
  if (field) {
    field.focus({ preventScroll: true });
    if (what.replacement !== null) field.select();
    grow(field);
  }
  form.scrollIntoView({ block: "nearest" });
  // The sheet of a narrow page must not lie over the words that it is about.
  if (isNarrow()) scrollBy({ top: sheet.getBoundingClientRect().top + draftHeight() - 80 });
}

/** Whether the form holds words that nobody has saved. */
function isWritten() {
  if (!draft || !form) return false;
  const before = work.entries.find(({ id }) => draft && id === draft.id);
  const untouched = before ? before.replacement : draft.start === null ? null : wordsOf({ key: `${draft.owner}/${draft.part}`, start: draft.start, end: draft.end ?? 0 });
  return draft.body !== (before ? before.body : "") || (draft.replacement !== null && draft.replacement !== untouched);
}

/** Closes the form without a word. */
function closeForm() {
  draft = null;
  form = null;
  openMargin(active !== "");
  changed();
  stage.focus({ preventScroll: true });
}

/** Lets a field be as tall as its words. @param {HTMLTextAreaElement} field */
function grow(field) {
  field.style.height = "auto";
  field.style.height = `${Math.min(field.scrollHeight + 2, 280)}px`;
  layOut();
}

/** @param {Draft} what */
function formOf(what) {
  const old = what.start === null ? "" : wordsOf({ key: `${what.owner}/${what.part}`, start: what.start, end: what.end ?? 0 });
  const wanted = say.formName(what.replacement !== null, what.part === null ? titleOf(what.owner) : "");
  const trouble = element("p", { class: "trouble", role: "alert" });
  /** @param {string} label @param {string} value @param {(words: string) => void} keep @param {Record<string, any>} [more] */
  const field = (label, value, keep, more = {}) => {
    const area = element("textarea", {
      rows: "2", value, ...more,
      oninput: () => {
        keep(area.value);
        trouble.textContent = "";
        grow(area);
      },
    });
    return element("label", { class: "field" }, element("span", {}, label), area);
  };
  const save = () => {
    const words = keepDraft();
    if (words) trouble.textContent = words;
  };
  const preview = element("p", { class: "change", lang: payload.language });
  const showChange = () => {
    if (what.replacement === old) preview.replaceChildren(old);
    else preview.replaceChildren(element("del", {}, old), " ", what.replacement ? element("ins", {}, what.replacement) : element("em", {}, say.deleted));
  };
  const fields = [];
  if (what.replacement === null) {
    fields.push(old ? element("blockquote", { lang: payload.language }, old) : null);
    fields.push(field(say.yourComment, what.body, (words) => (what.body = words), { maxlength: "20000" }));
  } else {
    showChange();
    fields.push(preview);
    fields.push(field(say.newWords, what.replacement, (words) => {
      what.replacement = words.replace(/\s*\n\s*/g, " ");
      showChange();
    }, { lang: payload.language, class: "serif", maxlength: "20000" }));
    fields.push(field(say.why, what.body, (words) => (what.body = words), { rows: "1", maxlength: "20000" }));
  }
  return element("form", {
    class: "card form", "aria-label": wanted,
    onsubmit: (/** @type {Event} */ event) => {
      event.preventDefault();
      save();
    },
    onkeydown: (/** @type {KeyboardEvent} */ event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        save();
      }
      if (event.key === "Escape") {
        event.preventDefault();
        if (!isWritten() || confirm(say.loseDraft)) closeForm();
      }
    },
  },
    element("h3", {}, wanted), ...fields, trouble,
    element("div", { class: "row" },
      element("button", { class: "primary", type: "submit" }, say.keep),
      button(say.cancel, () => (!isWritten() || confirm(say.loseDraft)) && closeForm()),
      element("kbd", { class: "hint" }, say.keepKey)));
}

/** Makes an entry of what was written. @returns {string} what is still missing */
function keepDraft() {
  if (!draft) return "";
  const { id, owner, part, start, end, body } = draft;
  const span = part === null || start === null || end === null ? null : { key: `${owner}/${part}`, start, end };
  const quote = span ? wordsOf(span) : "";
  const replacement = draft.replacement === null ? null : draft.replacement.trim();
  if (replacement === null && body.trim() === "") return say.nothingWritten;
  if (replacement !== null && replacement === quote) return say.nothingChanged;
  const { prefix, suffix } = span ? around(span) : { prefix: "", suffix: "" };
  /** @type {Entry} */
  const entry = { id: id || newId(), owner, part, start, end, quote, prefix, suffix, body: body.trim(), replacement, at: new Date().toISOString() };
  const at = work.entries.findIndex((other) => other.id === entry.id);
  if (at >= 0) work.entries[at] = entry;
  else work.entries.push(entry);
  draft = null;
  form = null;
  active = entry.id;
  keep(store.put(entry));
  openMargin(false);
  announce(say.kept);
  const card = isNarrow() ? stage : /** @type {HTMLElement | null} */ (margin.querySelector(`[data-id="${entry.id}"]`));
  if (card) card.focus({ preventScroll: true });
  return "";
}
