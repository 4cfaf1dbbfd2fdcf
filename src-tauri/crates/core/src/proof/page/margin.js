// The margin: cards beside the words that they are about. On a narrow page it is a sheet that comes up from below.

const margin = element("section", { class: "margin" });
const cards = element("div", { class: "cards" });

/** Opens or closes the sheet of a narrow page; beside a wide one the margin is always open. @param {boolean} open */
function openMargin(open) {
  margin.classList.toggle("open", open);
}

/** Shows the cards of the present work. */
function showMargin() {
  const focused = document.activeElement instanceof HTMLElement ? document.activeElement.closest("[data-id]") : null;
  const id = focused instanceof HTMLElement ? focused.dataset.id : undefined;
  const all = inOrder();
  margin.setAttribute("aria-label", say.comments(all.length));
  const list = all.filter((entry) => !draft || entry.id !== draft.id).map((entry) => cardOf(entry, all.indexOf(entry) + 1));
  margin.classList.toggle("writing", draft !== null);
  if (form && draft) list.splice(placeOfForm(all), 0, /** @type {any} */ (form));
  cards.replaceChildren(...list);
  margin.replaceChildren(
    element("div", { class: "head" },
      element("h2", {}, say.comments(all.length)),
      button("×", () => openMargin(false), { class: "close", "aria-label": say.close })),
    wholeForm(),
    all.length === 0 && !draft ? element("p", { class: "empty" }, say.empty) : "",
    cards,
  );
  if (id && !draft) /** @type {HTMLElement | null} */ (cards.querySelector(`[data-id="${id}"]`))?.focus({ preventScroll: true });
  layOut();
}

/** Before which card the form stands. @param {Entry[]} all */
function placeOfForm(all) {
  if (!draft) return 0;
  const mine = draftHeight();
  const before = all.filter((entry) => draft && entry.id !== draft.id && heightOf(entry) <= mine);
  return before.length;
}

const draftHeight = () => (draft ? heightOf({ ...draft, quote: "", prefix: "", suffix: "", at: "" }) : 0);

/** Choosing what as a whole to comment on. */
function wholeForm() {
  const options = [{ id: payload.issue.id, kind: "issue", title: "" }, ...payload.entries].map(({ id, kind }) =>
    element("option", { value: id }, kind === "section" ? say.section(titleOf(id)) : titleOf(id)));
  const select = element("select", { "aria-label": say.wholeLabel }, ...options);
  const add = () => write({ id: "", owner: select.value, part: null, start: null, end: null, body: "", replacement: null });
  return element("div", { class: "whole" }, select, button(say.commentOnWhole, add));
}

/** Puts every card as near to its words as the others let it; the one that is looked at comes first. */
function layOut() {
  const list = /** @type {HTMLElement[]} */ (Array.from(cards.children));
  if (isNarrow()) {
    cards.style.height = "";
    for (const card of list) card.style.top = "";
    return;
  }
  const offset = cards.getBoundingClientRect().top - sheet.getBoundingClientRect().top;
  const wanted = list.map((card) => {
    const entry = work.entries.find(({ id }) => id === card.dataset.id);
    return Math.max(0, (entry ? heightOf(entry) : draftHeight()) - offset);
  });
  const heights = list.map((card) => card.offsetHeight + 12);
  const tops = [...wanted];
  for (let at = 1; at < tops.length; at += 1) tops[at] = Math.max(num(tops[at]), num(tops[at - 1]) + num(heights[at - 1]));
  const chief = list.findIndex((card) => card === form || (!form && card.dataset.id === active));
  if (chief > 0) {
    tops[chief] = num(wanted[chief]);
    for (let at = chief - 1; at >= 0; at -= 1) tops[at] = Math.min(num(tops[at]), num(tops[at + 1]) - num(heights[at]));
    // Cards that would stand above the first line push the rest down again.
    if (num(tops[0]) < 0) tops[0] = 0;
    for (let at = 1; at < tops.length; at += 1) {
      const least = num(tops[at - 1]) + num(heights[at - 1]);
      tops[at] = at <= chief ? Math.max(num(tops[at]), least) : Math.max(num(wanted[at]), least);
    }
  }
  list.forEach((card, at) => (card.style.top = `${num(tops[at])}px`));
  const last = list.length - 1;
  cards.style.height = last < 0 ? "0" : `${num(tops[last]) + num(heights[last])}px`;
}

/** @param {number | undefined} value */
const num = (value) => value ?? 0;
