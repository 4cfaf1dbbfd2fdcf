// The end of a review: what the reviewer thinks of the whole, who they are, and how it gets back to the editor.

function openFinish() {
  if (draft && isWritten()) {
    tell(say.finishDraft);
    openMargin(true);
    return form ? form.querySelector("textarea")?.focus() : undefined;
  }
  if (document.querySelector("dialog")) return;
  const trouble = element("p", { class: "trouble", role: "alert" });
  const done = element("div", { class: "done", tabindex: "-1", hidden: true });
  const keepWork = () => keep(payload.served ? Promise.resolve() : store.finish(work));

  /** @param {Verdict} value @param {string} label @param {string} words */
  const choiceOf = (value, label, words) =>
    element("label", { class: "verdict" },
      element("input", { type: "radio", name: "verdict", value: String(value), checked: work.verdict === value, onchange: () => {
        work.verdict = value;
        keepWork();
      } }),
      element("span", {}, element("strong", {}, label), element("small", {}, words)));
  const remark = element("textarea", { rows: "3", value: work.remark, maxlength: "20000", oninput: () => {
    work.remark = remark.value;
    keepWork();
  } });
  const called = element("input", { type: "text", value: work.name, autocomplete: "name", maxlength: "120", required: true, oninput: () => {
    work.name = called.value;
    trouble.textContent = "";
    keepWork();
  } });

  /** Does something with the whole review, if it can be made. @param {() => Promise<void>} deed */
  const send = async (deed) => {
    trouble.textContent = "";
    if (work.name.trim() === "") {
      trouble.textContent = say.nameMissing;
      return called.focus();
    }
    if (work.verdict === null && work.entries.length === 0 && work.remark.trim() === "") {
      trouble.textContent = say.nothingSaid;
      return;
    }
    if (!payload.served && !canSign()) {
      trouble.textContent = say.cannotSign;
      return;
    }
    try {
      await deed();
    } catch (error) {
      trouble.textContent = say.failed;
    }
  };
  /** @param {...Child} words */
  const showDone = (...words) => {
    work.saved = gist();
    keepWork();
    done.replaceChildren(...words.map((line) => (typeof line === "string" ? element("p", {}, line) : /** @type {Node} */ (line))));
    done.hidden = false;
    done.focus();
    done.scrollIntoView({ block: "nearest" });
  };
  const toFile = () => send(async () => {
    const name = fileName();
    saveFile(name, await reviewFile());
    showDone(element("p", {}, element("strong", {}, say.savedTitle)), element("p", { class: "file" }, name), say.savedWhere, say.savedNext);
  });
  const asText = () => send(async () => {
    const text = await reviewFile();
    const area = element("textarea", { readonly: true, rows: "7", class: "text", value: text, "aria-label": say.asText });
    const copied = element("span", { role: "status", class: "copied" });
    const copy = async () => {
      try {
        await navigator.clipboard.writeText(text);
      } catch {
        area.select();
        document.execCommand("copy");
      }
      copied.textContent = say.copied;
    };
    const share = typeof navigator.share === "function" ? button(say.share, () => navigator.share({ title: fileName(), text }).catch(() => {})) : "";
    showDone(element("p", {}, element("strong", {}, say.asText)), say.textNext, area, element("div", { class: "row" }, button(say.copy, copy, { class: "primary" }), share, copied));
  });
  const toHost = () => send(async () => {
    await store.finish(work);
    if (store.trouble()) trouble.textContent = store.trouble();
    else showDone(element("p", {}, element("strong", {}, say.sentTitle)), say.sentNext);
  });
  const deeds = payload.served
    ? [button(say.send, toHost, { class: "primary" })]
    : [button(say.saveFile, toFile, { class: "primary" }), button(say.copyText, asText)];

  openDialog(say.finish,
    element("p", {}, say.soFar(work.entries.filter(({ replacement }) => replacement === null).length, work.entries.filter(({ replacement }) => replacement !== null).length)),
    element("fieldset", {}, element("legend", {}, say.verdict),
      choiceOf("approve", say.approve, say.approveWords),
      choiceOf("request_changes", say.requestChanges, say.requestWords),
      choiceOf(null, say.noVerdict, say.noVerdictWords)),
    element("label", { class: "field" }, element("span", {}, say.remark), remark),
    element("label", { class: "field" }, element("span", {}, say.yourName), called),
    trouble,
    element("div", { class: "row" }, ...deeds),
    done);
}
