// Puts the page together and starts it.

const store = payload.served ? servedStore() : browserStore();

/** What was shown of the bar when it was shown last, so that it stays as it is while nothing of it changes. */
let shownBar = "";

watchers.push(
  () => {
    const now = [language, view.width, view.scheme, work.entries.length, store.trouble()].join();
    if (now !== shownBar) showBar();
    shownBar = now;
  },
  () => {
    document.documentElement.lang = language === "zh" ? "zh-Hans" : "en";
    document.title = `${say.proof(payload.number)} · ${payload.publication}`;
    frame.title = say.mail;
    stage.setAttribute("aria-label", say.stage);
  },
  showMargin,
  drawMarks,
);

addEventListener("resize", () => {
  fit();
  changed();
});
addEventListener("beforeunload", (event) => {
  if (!isUnsaved() && !isWritten()) return;
  event.preventDefault();
  event.returnValue = "";
});

store.load().then((found) => {
  Object.assign(work, found);
  stage.append(sheet, gutter, tools);
  document.body.append(
    bar,
    element("main", {}, element("div", { class: "desk" }, stage), margin),
    news, live,
  );
  openMail(changed);
  changed();
  setInterval(look, LOOK);
});
