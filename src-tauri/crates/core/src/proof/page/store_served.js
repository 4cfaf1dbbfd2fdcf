// Keeps the work with the host that serves the page. What cannot be sent waits and is tried again.

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
    if (!response.ok) throw Object.assign(new Error(reply.message || say.notReached), { final: response.status < 500 && response.status !== 429 });
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
