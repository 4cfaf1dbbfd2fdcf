// axe-core in Chromium: no violation of WCAG A or AA, contrast included, in light and in dark colours.

import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

import { browser, show } from "./browser.mjs";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

export async function judge(mails) {
  let source;
  try {
    source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  } catch {
    return { missing: "axe-core is not installed (npm ci in tests/judge)" };
  }
  if ((await browser()) === undefined) return { missing: "there is no Chromium" };
  const against = [];
  let passes = 0;
  for (const mail of mails) {
    for (const scheme of ["light", "dark"]) {
      const { page, close } = await show(mail, { scheme, width: 700 });
      await page.evaluate(source);
      const result = await page.evaluate((values) => window.axe.run(document, { runOnly: { type: "tag", values } }), RULES);
      passes += result.passes.length;
      for (const { id, nodes } of result.violations) {
        against.push(`${mail.name}, ${scheme}: ${id}: ${nodes[0].html.slice(0, 120)} (${nodes[0].any[0]?.message ?? ""})`);
      }
      // What axe could not decide about contrast is as good as unread.
      const unsure = result.incomplete.filter(({ id }) => id === "color-contrast");
      for (const { nodes } of unsure) against.push(`${mail.name}, ${scheme}: contrast undecided: ${nodes[0].html.slice(0, 120)}`);
      await close();
    }
  }
  if (passes === 0) against.push("no rule was applied, which cannot be right");
  return { verdict: `${mails.length} mails, light and dark, ${passes} rules passed`, against };
}
