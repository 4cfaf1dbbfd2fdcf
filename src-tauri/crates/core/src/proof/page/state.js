// What the page knows and what the reviewer has done so far. Whoever changes it says so by `changed`.

/** The words of a block of data. @param {string} id */
const given = (id) => document.getElementById(id)?.textContent ?? "";

/** @type {Payload} */
const payload = JSON.parse(given("proof"));

/** Whose texts there are: the issue itself, then what stands in its rundown. */
const owners = [payload.issue.id, ...payload.entries.map(({ id }) => id)];

/** The passages in reading order, by owner and part. */
const passages = payload.passages.map(([owner, part]) => `${owners[owner]}/${part}`);

/** @type {Work} */
const work = { entries: [], verdict: null, remark: "", name: "", saved: "" };

/** The entry that is looked at, by its id. */
let active = "";

/** @type {(() => void)[]} */
const watchers = [];

/** Tells everything that shows the state. */
function changed() {
  for (const watcher of watchers) watcher();
}

/** @param {Entry} entry */
const keyOf = (entry) => `${entry.owner}/${entry.part}`;

/** @param {Entry} entry @returns {Span | null} */
const spanOf = (entry) =>
  entry.part === null || entry.start === null || entry.end === null ? null : { key: keyOf(entry), start: entry.start, end: entry.end };

/** The entries in reading order, whole issue and whole items before their words. */
function inOrder() {
  const rank = (/** @type {Entry} */ entry) =>
    entry.part === null
      ? [owners.indexOf(entry.owner) > 0 ? firstPassageOf(entry.owner) - 0.5 : -1, 0]
      : [placeInOrder(passages.indexOf(keyOf(entry))), entry.start ?? 0];
  return work.entries
    .map((entry) => ({ entry, rank: rank(entry) }))
    .sort((a, b) => (a.rank[0] ?? 0) - (b.rank[0] ?? 0) || (a.rank[1] ?? 0) - (b.rank[1] ?? 0) || (a.entry.at < b.entry.at ? -1 : 1))
    .map(({ entry }) => entry);
}

/**
 * Where the texts of an item begin; for a section, those of the item after it.
 * @param {string} owner
 */
function firstPassageOf(owner) {
  for (const id of owners.slice(Math.max(owners.indexOf(owner), 1))) {
    const found = passages.findIndex((key) => key.startsWith(id));
    if (found >= 0) return found;
  }
  return passages.length;
}

/** What is in no passage comes last. @param {number} at */
const placeInOrder = (at) => (at < 0 ? 1e9 : at);

/** @param {Span} span */
const wordsOf = ({ key, start, end }) => (texts.get(key) ?? []).slice(start, end).join("");

/**
 * The words around a range, up to 32 characters on each side and not past the line: they find it again in a text
 * that has changed.
 * @param {Span} span
 */
function around({ key, start, end }) {
  const text = texts.get(key) ?? [];
  const before = text.slice(Math.max(0, start - 32), start).join("");
  const after = text.slice(end, end + 32).join("");
  return { prefix: before.slice(before.lastIndexOf("\n") + 1), suffix: after.split("\n", 1)[0] ?? "" };
}

/** What a whole item or issue is called. @param {string} owner */
function titleOf(owner) {
  if (owner === payload.issue.id) return say.wholeIssue;
  const found = payload.entries.find(({ id }) => id === owner);
  const title = (found && found.title) ?? (texts.get(`${owner}/headline`) ?? []).join("");
  return title.trim() ? title : say.untitled;
}

/** What a review file would say of the work; two of the same are the same review. */
const gist = () => JSON.stringify([work.entries, work.verdict, work.remark, work.name]);

/** Whether there is work that no review file holds. */
const isUnsaved = () => !payload.served && (work.entries.length > 0 || work.verdict !== null || work.remark !== "") && gist() !== work.saved;
