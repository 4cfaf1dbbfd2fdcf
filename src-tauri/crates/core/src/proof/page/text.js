// The texts of the issue: what the mail says at its marks, and what it does not.

const mail = payload.mail ?? given("mail");

/** The texts by passage, as characters, since positions count characters and not units of UTF-16. */
const texts = readTexts();

function readTexts() {
  readRuns(new DOMParser().parseFromString(mail, "text/html"));
  /** @type {Map<string, string[]>} */
  const read = new Map(passages.map((key) => [key, []]));
  for (const { node, key, start } of runs) {
    const text = read.get(key) ?? [];
    let at = start;
    for (const character of node.nodeType === Node.TEXT_NODE ? /** @type {Text} */ (node).data : "\uFFFC") {
      if (!UNCOUNTED.test(character)) text[at++] = character;
    }
  }
  payload.passages.forEach(([, , length, rest, wrong = []], number) => {
    const text = read.get(passages[number] ?? "") ?? [];
    const more = Array.from(rest);
    for (const at of wrong) delete text[at];
    for (let at = 0; at < length; at += 1) text[at] ??= more.shift() ?? "";
    text.length = length;
  });
  return read;
}
