// The bar at the top: what this is, how it is shown, and the way to the end.

const bar = element("header", { class: "bar" });

/** Choosing one of two. @param {string} label @param {[string, string, () => boolean, () => void][]} choices */
function pair(label, choices) {
  return element("div", { class: "pair", role: "group", "aria-label": label },
    ...choices.map(([value, words, is, set]) => button(words, () => {
      set();
      changed();
    }, { "aria-pressed": String(is()), "data-view": value })));
}

function showBar() {
  const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.view : undefined;
  const issue = payload.issue.number === null ? payload.issue.title : say.issueNumber(payload.issue.number);
  const width = (/** @type {"phone" | "desktop"} */ value) => () => {
    view.width = value;
    fit();
    choose(null);
  };
  const scheme = (/** @type {"light" | "dark"} */ value) => () => {
    view.scheme = value;
    colour();
  };
  const trouble = store.trouble();
  bar.replaceChildren(
    element("div", { class: "title" },
      element("span", { class: "seal", "aria-hidden": "true" }, String(payload.number)),
      element("h1", {}, element("span", {}, say.proof(payload.number)), element("span", { class: "of", lang: payload.language }, `${payload.publication} ${issue}`.trim()))),
    element("div", { class: "views" },
      pair(say.width, [
        ["phone", say.phone, () => view.width === "phone", width("phone")],
        ["desktop", say.desktop, () => view.width === "desktop", width("desktop")],
      ]),
      pair(say.scheme, [
        ["light", say.light, () => view.scheme === "light", scheme("light")],
        ["dark", say.dark, () => view.scheme === "dark", scheme("dark")],
      ])),
    element("div", { class: "deeds" },
      button(language === "en" ? "中文" : "English", () => {
        speak(language === "en" ? "zh" : "en");
        changed();
      }, { class: "quiet", lang: language === "en" ? "zh-Hans" : "en", "data-view": "language" }),
      button("?", openHelp, { class: "quiet", "aria-label": say.help.title, "data-view": "help" }),
      button(say.comments(work.entries.length), () => openMargin(!margin.classList.contains("open")), { class: "quiet narrow", "data-view": "comments" }),
      button(say.finish, openFinish, { class: "primary", "data-view": "finish" })),
    trouble ? element("p", { class: "notice", role: "status" }, trouble) : "",
  );
  if (focused) /** @type {HTMLElement | null} */ (bar.querySelector(`[data-view="${focused}"]`))?.focus({ preventScroll: true });
}
