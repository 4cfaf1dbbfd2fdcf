// Keeps the work in this browser, under the proof's id, as it is done.

/** @returns {Store} */
function browserStore() {
  const key = `galley-proof-${payload.proof}`;
  let kept = true;
  const keep = () => {
    kept = remember(key, JSON.stringify(work));
  };
  return {
    async load() {
      kept = remember("galley-try", "1");
      /** @type {Partial<Work>} */
      let found = {};
      try {
        found = JSON.parse(remembered(key) ?? "{}") ?? {};
      } catch {
        // What cannot be read was not written by this page; a new review begins.
      }
      return {
        entries: Array.isArray(found.entries) ? found.entries.filter(isEntry) : [],
        verdict: found.verdict === "approve" || found.verdict === "request_changes" ? found.verdict : null,
        remark: typeof found.remark === "string" ? found.remark : "",
        name: typeof found.name === "string" && found.name ? found.name : reviewer().name,
        saved: typeof found.saved === "string" ? found.saved : "",
      };
    },
    async put() {
      keep();
    },
    async remove() {
      keep();
    },
    async finish() {
      keep();
    },
    trouble: () => (kept ? "" : say.notKept),
  };
}

/**
 * Whether a value that was kept is an entry as this page makes them.
 * @param {any} value
 * @returns {value is Entry}
 */
function isEntry(value) {
  const text = ["id", "owner", "quote", "prefix", "suffix", "body", "at"];
  return (
    value !== null && typeof value === "object" && text.every((key) => typeof value[key] === "string") &&
    (value.part === null || (typeof value.part === "string" && Number.isInteger(value.start) && Number.isInteger(value.end))) &&
    (value.replacement === null || typeof value.replacement === "string")
  );
}
