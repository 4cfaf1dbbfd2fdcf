// The Nu HTML checker, with no errors beyond what mail for Outlook needs and no web page has.

import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { write } from "./issue.mjs";

const JAR = join(dirname(fileURLToPath(import.meta.url)), "node_modules", "vnu-jar", "build", "dist", "vnu.jar");

/** Attributes and properties that only Outlook reads. */
const EXPECTED = ".*(mso-|xmlns:[vo]|supported-color-schemes).*";

export async function judge(mails) {
  if (!existsSync(JAR)) return { missing: "the checker is not installed (npm ci in tests/judge)" };
  if (spawnSync("java", ["-version"]).error) return { missing: "there is no Java runtime (default-jre-headless)" };
  const folder = mkdtempSync(join(tmpdir(), "galley-markup-"));
  try {
    const files = write(mails, folder);
    const run = spawnSync("java", ["-jar", JAR, "--errors-only", "--format", "gnu", "--filterpattern", EXPECTED, ...files], {
      encoding: "utf8",
      maxBuffer: 1 << 26,
    });
    const against = run.stderr.split("\n").filter((line) => line !== "").map((line) => line.replaceAll(`file:${folder}/`, ""));
    return { verdict: `${files.length} mails are sound HTML`, against };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
