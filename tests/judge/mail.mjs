// Two judges of whole mails: Python's `email` finds no defect and gives the parts back as they were; SpamAssassin,
// with its local rules, scores under 2.0 of the 5.0 that make a mail spam.

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const HIGHEST = 2.0;

export async function judge(_, { galley }) {
  const folder = mkdtempSync(join(tmpdir(), "galley-mail-"));
  const against = [];
  const said = [];
  try {
    for (const issue of ["weekly#88", "daily@latest"]) {
      const base = join(folder, issue.split(/[#@]/)[0]);
      galley("export", issue, "--format", "eml", "--out", `${base}.eml`);
      galley("export", issue, "--format", "html", "--out", `${base}.html`);
      galley("export", issue, "--format", "text", "--out", `${base}.txt`);
      const script = join(dirname(fileURLToPath(import.meta.url)), "mail.py");
      const python = spawnSync("python3", [script, `${base}.eml`, `${base}.html`, `${base}.txt`], { encoding: "utf8" });
      if (python.error) return { missing: "there is no python3" };
      against.push(...python.stdout.split("\n").filter((line) => line !== "").map((line) => `${issue}: ${line}`));
      if (python.status !== 0 && python.stdout === "") against.push(`${issue}: ${python.stderr}`);
      const spam = spawnSync("spamassassin", ["-L", "-t"], { input: readFileSync(`${base}.eml`), encoding: "utf8", maxBuffer: 1 << 26 });
      if (spam.error) {
        said.push("SpamAssassin is not installed");
        continue;
      }
      const score = Number(/X-Spam-Status: \w+, score=(-?[\d.]+)/.exec(spam.stdout)?.[1] ?? Number.NaN);
      said.push(`${issue} scores ${score}`);
      if (!(score < HIGHEST)) {
        const rules = /tests=([\s\S]*?)\n\S/.exec(spam.stdout)?.[1].replaceAll(/\s+/g, "") ?? "";
        against.push(`${issue}: SpamAssassin scores ${score}, not under ${HIGHEST} (${rules})`);
      }
    }
    return { verdict: `the mails read back without a defect; ${[...new Set(said)].join(", ")}`, against };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
