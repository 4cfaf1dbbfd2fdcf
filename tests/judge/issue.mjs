// The mails that the judges look at, written by the built command: the two sample newsletters in every theme,
// and what the sample leaves out (Chinese, Arabic, every block) from the fixtures of the renderer.

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
export const root = join(here, "..", "..");
export const out = join(root, "out");

/** The built command on a library of its own. */
export function library() {
  const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");
  const binary = join(target, "debug", process.platform === "win32" ? "galley.exe" : "galley");
  const folder = mkdtempSync(join(tmpdir(), "galley-judge-"));
  const env = { ...process.env, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder };
  const galley = (...words) =>
    execFileSync(binary, ["--library", join(folder, "library"), ...words], { encoding: "utf8", env, maxBuffer: 1 << 26 });
  galley("init", "--sample");
  return { galley, folder, close: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Every mail with a name: the samples in every theme, and the renderer's whole goldens. */
export function mails({ galley }) {
  const found = [];
  const themes = JSON.parse(galley("theme", "list", "--json")).map((theme) => theme.slug);
  for (const theme of themes) {
    for (const issue of ["weekly#88", "daily@latest"]) {
      galley("theme", "set", theme, "--for", issue.split(/[#@]/)[0]);
      found.push({ name: `${issue.split(/[#@]/)[0]}-${theme}`, theme, html: galley("export", issue, "--out", "-") });
    }
  }
  const golden = join(root, "tests", "fixtures", "export");
  for (const name of ["issue_chinese", "issue_arabic", "themes/plain", "themes/broadsheet", "themes/signal"]) {
    found.push({ name: name.replace("/", "-"), theme: "golden", html: readFileSync(join(golden, `${name}.html`), "utf8") });
  }
  return found;
}

/** Puts the mails into files that other programs read. */
export function write(mails, folder) {
  mkdirSync(folder, { recursive: true });
  return mails.map(({ name, html }) => {
    const path = join(folder, `${name}.html`);
    writeFileSync(path, html);
    return path;
  });
}
