// Dialogs, the line of news at the bottom, and what is said to those who listen.

/** @param {string} title @param {...Child} children */
function openDialog(title, ...children) {
  const before = document.activeElement;
  const heading = element("h2", { id: "dialog-title", tabindex: "-1" }, title);
  const dialog = element("dialog", { "aria-labelledby": "dialog-title" },
    element("div", { class: "head" }, heading, button("×", () => dialog.close(), { class: "close", "aria-label": say.close })),
    ...children);
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
  });
  document.body.append(dialog);
  dialog.showModal();
  heading.focus();
  return dialog;
}

/** What the page can do, and by which keys. */
function openHelp() {
  if (document.querySelector("dialog")) return;
  const rows = say.help.keys.map(([keys, words]) =>
    element("tr", {}, element("th", { scope: "row" }, ...(keys ?? "").split(" ").map((key) => element("kbd", {}, key))), element("td", {}, words ?? "")));
  openDialog(say.help.title,
    ...say.help.steps.map((words) => element("p", {}, words)),
    element("h3", {}, say.help.keysTitle),
    element("table", { class: "keys" }, element("tbody", {}, ...rows)));
}

const news = element("div", { class: "news", role: "status" });
const live = element("div", { class: "unseen", "aria-live": "polite" });

/** When the news goes away again. */
let newsEnd = 0;

/** Tells something at the bottom, with what can be done about it. @param {string} words @param {string} [deed] @param {() => void} [act] */
function tell(words, deed, act) {
  clearTimeout(newsEnd);
  const away = () => news.replaceChildren();
  news.replaceChildren(element("div", { class: "slip" }, element("span", {}, words), deed && act ? button(deed, () => {
    away();
    act();
  }) : ""));
  newsEnd = setTimeout(away, 9000);
}

/** Says something to those who listen and do not see. @param {string} words */
function announce(words) {
  live.textContent = words;
}

/** Waits until work is kept, and shows where that stands. @param {Promise<void>} kept */
function keep(kept) {
  changed();
  kept.then(changed, changed);
}
