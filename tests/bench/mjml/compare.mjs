// The full export of 10, 30 and 100 items (HTML, text, whole mail, checks) against mjml and juice making only the HTML of
// the same content, one after the other in one run; the ratio tells more than the milliseconds.
//
//   npm ci --prefix tests/bench/mjml && cargo build --profile release-fast -p galley
//   node tests/bench/mjml/compare.mjs [PATH OF THE COMMAND]
//
// Galley answers over its pipe (`galley rpc`) and reads the issue from its library each time; mjml gets its text ready.

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

import juice from "juice";
import mjml2html from "mjml";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..");
const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");
const binary = process.argv[2] ?? join(target, "release-fast", "galley");
const folder = mkdtempSync(join(tmpdir(), "galley-compare-"));
const library = join(folder, "library");
const ROUNDS = 30;

function command(...words) {
  const env = { ...process.env, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder };
  return spawn(binary, ["--library", library, ...words], { env, stdio: ["pipe", "pipe", "inherit"] });
}

const ended = (child) => new Promise((resolve) => child.on("exit", resolve));
const init = command("init", "--sample");
init.stdout.resume();
if ((await ended(init)) !== 0) throw new Error("the library could not be made");

const galley = command("rpc");
const waiting = [];
createInterface({ input: galley.stdout }).on("line", (line) => waiting.shift()(JSON.parse(line)));
async function ask(name, args) {
  const reply = await new Promise((resolve) => {
    waiting.push(resolve);
    galley.stdin.write(`${JSON.stringify({ id: 1, name, args })}\n`);
  });
  if (reply.error) throw new Error(`${name}: ${reply.error.message}`);
  return reply.ok;
}

const escape = (words) => words.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** The same letter for mjml: a section an item, as its users write it. */
function letter(issue) {
  const section = (content) => `<mj-section background-color="#ffffff"><mj-column>${content}</mj-column></mj-section>`;
  const items = issue.items.map((item) =>
    section(`<mj-text font-size="22px" font-weight="700">${item.position}. ${escape(item.headline)}</mj-text><mj-text>${item.html}</mj-text>`),
  );
  return `<mjml><mj-head><mj-title>${escape(issue.subject)}</mj-title><mj-preview>${escape(issue.preheader)}</mj-preview>
<mj-attributes><mj-all font-family="Georgia, serif" /><mj-text font-size="17px" line-height="27px" /></mj-attributes>
<mj-style>a{color:#c2371c}</mj-style></mj-head><mj-body background-color="#f3f0e9">
${section(`<mj-text font-size="34px">${escape(issue.masthead)}</mj-text>`)}${section(`<mj-text>${issue.intro.html}</mj-text>`)}
${items.join("\n")}${section(`<mj-text>${issue.outro.html}</mj-text>`)}</mj-body></mjml>`;
}

async function fastest(round) {
  let best = Number.POSITIVE_INFINITY;
  for (let count = 0; count < ROUNDS; count += 1) {
    const start = performance.now();
    await round();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

const ten = await ask("issue_show", { issue: "weekly#88" });
console.log("items  galley (all)   mjml + juice (HTML)   ratio   galley bytes   mjml bytes");
for (const count of [10, 30, 100]) {
  const desk = await ask("issue_create", { publication: "weekly", number: 1000 + count });
  const issue = desk.value.id;
  for (const [field, value] of [["intro", ten.intro.text], ["preheader", ten.preheader], ["subject", ten.subject]]) {
    await ask("issue_set", { issue, field, value });
  }
  for (let index = 0; index < count; index += 1) {
    const item = ten.items[index % 10];
    const added = await ask("issue_add", { issue, what: { kind: "new", headline: item.headline } });
    await ask("item_set", { item: added.value.entry, field: "body", value: item.text });
  }
  const shown = await ask("issue_show", { issue });
  let html = "";
  const ours = await fastest(async () => {
    html = (await ask("issue_preview", { issue, target: "plain" })).html;
    await ask("issue_render", { issue, format: "eml", target: "plain" });
  });
  let theirs = "";
  const text = letter(shown);
  const other = await fastest(async () => {
    theirs = juice((await mjml2html(text, { validationLevel: "skip" })).html);
  });
  const row = [String(count).padStart(5), `${ours.toFixed(1)} ms`.padStart(12), `${other.toFixed(1)} ms`.padStart(19)];
  row.push(`${(other / ours).toFixed(1)}x`.padStart(9), String(Buffer.byteLength(html)).padStart(12), String(Buffer.byteLength(theirs)).padStart(12));
  console.log(row.join("  "));
}
galley.stdin.end();
await ended(galley);
rmSync(folder, { recursive: true, force: true });
