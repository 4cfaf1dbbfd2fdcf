// Keeps the work with the host that serves the page. What cannot be sent waits and is tried again.

/** What the host refuses, in Chinese; in English it says so itself. @type {Record<string, string>} */
const CHINESE = {
  unknown: "此处没有这个链接。请打开您收到的链接，或请编辑重新发送。",
  expired: "此链接已过期。请向编辑索取新链接。",
  revoked: "编辑已收回此链接。您此前的意见已交到编辑手中。",
  gone: "编辑已收回此校样，无法再提意见。",
  foreign: "这不是由校样页面发出的，未作处理。请重新打开收到的链接。",
  large: "这条意见太长，未能接收。",
  form: "无法识别这条意见，未作处理。",
};

/** How long to wait before trying again, in milliseconds. */
const AGAIN = 5000;

/** @returns {Store} */
function servedStore() {
  const base = payload.served ? payload.served.base : "api/";
  let csrf = "";
  let trouble = "";
  let busy = false;
  /** What is still to be sent, by entry: null for one that was removed; "" stands for the verdict. @type {Map<string, any>} */
  const waiting = new Map();

  /** @param {string} name @param {any} body */
  async function post(name, body) {
    const response = await fetch(base + name, {
      method: "POST",
      headers: { "content-type": "application/json", ...(csrf ? { "x-galley-token": csrf } : {}) },
      body: JSON.stringify(body),
      credentials: "same-origin",
      cache: "no-store",
    });
    const reply = await response.json().catch(() => ({}));
    // A refusal is final and told in the host's own words; a host that is not reached is tried again.
    if (!response.ok) throw Object.assign(new Error((language === "zh" && CHINESE[reply.code]) || reply.message || say.notReached), { final: response.status < 500 && response.status !== 429 });
    return reply;
  }

  async function send() {
    if (busy) return;
    busy = true;
    try {
      for (const [id, value] of [...waiting]) {
        if (id === "") await post("verdict", value);
        else if (value === null) await post("entry/remove", { id });
        else await post("entry", { entry: value });
        if (waiting.get(id) === value) waiting.delete(id);
      }
      trouble = "";
    } catch (error) {
      trouble = error instanceof Error && "final" in error ? error.message : say.notReached;
      if (!(error instanceof Error && "final" in error && error.final)) setTimeout(() => send().then(changed), AGAIN);
    }
    busy = false;
  }

  /** @param {string} id @param {any} value */
  function hand(id, value) {
    waiting.delete(id);
    waiting.set(id, value);
    return send();
  }

  return {
    async load() {
      const token = location.hash.slice(1);
      const empty = { entries: [], verdict: null, remark: "", name: "", saved: "" };
      try {
        const session = await post("session", { token });
        // The link's secret does not stay in the address, where it would be seen and kept in the history.
        history.replaceState(null, "", location.pathname + location.search);
        csrf = session.csrf || "";
        return { ...empty, ...session, entries: (session.entries || []).filter(isEntry), verdict: session.verdict || null, name: session.name || "", remark: session.remark || "" };
      } catch (error) {
        trouble = error instanceof Error && "final" in error ? error.message : say.notReached;
        return empty;
      }
    },
    put: (entry) => hand(entry.id, entry),
    remove: (id) => hand(id, null),
    finish: ({ verdict, remark, name }) => hand("", { verdict, remark, name }),
    trouble: () => trouble,
  };
}
