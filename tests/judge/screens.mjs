// Pictures of every theme at the widths of a phone, a mail window and a desk, for people to look at; and what can be
// seen without people: that no mail is wider than its window.

import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { browser, show } from "./browser.mjs";
import { out } from "./issue.mjs";

const WIDTHS = [320, 600, 1200];

export async function judge(mails) {
  if ((await browser()) === undefined) return { missing: "there is no Chromium" };
  const folder = join(out, "screens");
  mkdirSync(folder, { recursive: true });
  const against = [];
  let count = 0;
  for (const mail of mails) {
    for (const width of WIDTHS) {
      for (const scheme of width === 600 ? ["light", "dark"] : ["light"]) {
        const { page, close } = await show(mail, { scheme, width });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        if (wide > width) against.push(`${mail.name}: ${wide} pixels wide in a window of ${width}`);
        const suffix = scheme === "dark" ? "-dark" : "";
        await page.screenshot({ path: join(folder, `${mail.name}-${width}${suffix}.png`), fullPage: true });
        count += 1;
        await close();
      }
    }
  }
  return { verdict: `${count} pictures in out/screens`, against };
}
