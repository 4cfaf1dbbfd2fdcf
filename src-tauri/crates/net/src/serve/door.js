"use strict";
// Shows the secret from the address once, and goes on to the proof. The words stand in both languages: who comes is not
// known yet.
(() => {
  const word = document.getElementById("word");
  const again = document.getElementById("again");
  const chinese = {
    unknown: "此处没有这个链接。请打开您收到的链接，或请编辑重新发送。",
    used: "此链接已在另一个浏览器中打开，每个链接只能由一个浏览器使用。请向编辑索取新链接。",
    expired: "此链接已过期。请向编辑索取新链接。",
    revoked: "编辑已收回此链接。您此前的意见已交到编辑手中。",
    gone: "编辑已收回此校样，无法再提意见。",
    locked: "这台电脑多次使用了无法识别的链接。请几分钟后再试。",
    busy: "请求过于频繁，请稍候再试。",
  };
  const away = ["Galley does not answer just now. It may be closed on the editors’ computer.", "Galley 暂时没有回应，可能在编辑的电脑上已关闭。"];

  async function enter() {
    again.hidden = true;
    try {
      const response = await fetch("api/session", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ token: location.hash.slice(1) }),
        credentials: "same-origin",
        cache: "no-store",
      });
      // The secret does not stay in the address, where it would be seen and kept in the history.
      if (response.ok) return location.replace("proof");
      const reply = await response.json();
      tell(reply.message, chinese[reply.code] || "");
      again.hidden = response.status !== 429 && response.status < 500;
    } catch {
      tell(...away);
      again.hidden = false;
    }
  }

  function tell(english, other) {
    word.textContent = english;
    if (!other) return;
    const line = document.createElement("p");
    line.lang = "zh-Hans";
    line.textContent = other;
    word.append(line);
  }

  again.addEventListener("click", enter);
  addEventListener("hashchange", enter);
  enter();
})();
