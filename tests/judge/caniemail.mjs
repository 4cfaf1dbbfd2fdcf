// What the reference of client support knows against a mail, by family of clients. Much of it is meant so (style
// sheets that some clients drop, and the mail reads the same without): that much was read once and stands in
// `caniemail.json`. What is not in there is new and held against the mail. `UPDATE_BASELINE=1` writes it anew.

import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const BASELINE = join(dirname(fileURLToPath(import.meta.url)), "caniemail.json");
const FAMILIES = ["gmail.*", "outlook.*", "apple-mail.*", "yahoo.*"];

export async function judge(mails) {
  let caniemail;
  try {
    ({ caniemail } = await import("caniemail"));
  } catch {
    return { missing: "caniemail is not installed (npm ci in tests/judge)" };
  }
  const found = {};
  for (const family of FAMILIES) {
    const titles = new Set();
    for (const { html } of mails) {
      // Comments for Outlook are not what other clients read.
      const { issues } = caniemail({ clients: [family], html: html.replaceAll(/<!--[\s\S]*?-->/g, "") });
      for (const list of issues.errors.values()) for (const issue of list) titles.add(issue.title);
    }
    found[family] = [...titles].sort();
  }
  if (process.env.UPDATE_BASELINE !== undefined) writeFileSync(BASELINE, `${JSON.stringify(found, null, 1)}\n`);
  const known = JSON.parse(readFileSync(BASELINE, "utf8"));
  const against = FAMILIES.flatMap((family) =>
    found[family].filter((title) => !known[family].includes(title)).map((title) => `${family} knows no ${title}`),
  );
  return { verdict: `nothing that the families ${FAMILIES.join(", ")} do not know is new`, against };
}
