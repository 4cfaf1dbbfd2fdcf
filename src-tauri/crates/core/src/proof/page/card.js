// One comment or suggestion as a card.

/** @param {Entry} entry @param {number} number */
function cardOf(entry, number) {
  const name = say.numbered(number, entry.replacement !== null, entry.quote || titleOf(entry.owner));
  const parts = [];
  if (entry.part === null) parts.push(element("p", { class: "about" }, say.about(titleOf(entry.owner))));
  else if (entry.replacement === null) parts.push(element("blockquote", { lang: payload.language }, entry.quote));
  if (entry.replacement !== null) {
    parts.push(element("p", { class: "change", lang: payload.language },
      element("del", {}, entry.quote), " ",
      entry.replacement ? element("ins", {}, entry.replacement) : element("em", {}, say.deleted)));
  }
  if (entry.body) parts.push(element("p", { class: "words", dir: "auto" }, entry.body));
  return element("article", {
    class: `card${entry.id === active ? " active" : ""}`, tabindex: "-1", "data-id": entry.id, "aria-label": name,
    onclick: (/** @type {Event} */ event) => {
      if (!(event.target instanceof HTMLButtonElement) && active !== entry.id) lookAt(entry.id);
    },
  },
    element("span", { class: "badge", "aria-hidden": "true" }, String(number)),
    ...parts,
    element("div", { class: "row quiet" },
      button(say.edit, () => write({ ...entry }), { "aria-label": say.editOf(number) }),
      button(say.remove, () => removeEntry(entry), { "aria-label": say.removeOf(number) })));
}

/** Takes an entry away; what was taken away can be taken back. @param {Entry} entry */
function removeEntry(entry) {
  const at = work.entries.indexOf(entry);
  if (at < 0) return;
  work.entries.splice(at, 1);
  active = "";
  keep(store.remove(entry.id));
  stage.focus({ preventScroll: true });
  tell(say.removed, say.undo, () => {
    work.entries.splice(at, 0, entry);
    keep(store.put(entry));
    lookAt(entry.id);
  });
}
