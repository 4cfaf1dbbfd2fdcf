// One Chromium for all judges that need one: the system's, started without a window and without a network.

import { existsSync } from "node:fs";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", process.env.CHROMIUM ?? ""];

let started;

/** The browser; none where the machine has none. */
export async function browser() {
  if (started === undefined) {
    const executablePath = PLACES.find((place) => place !== "" && existsSync(place));
    if (executablePath === undefined) return undefined;
    const { chromium } = await import("playwright-core");
    started = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  }
  return started;
}

/** A page with a mail in it; nothing is fetched from anywhere. */
export async function show({ html }, { scheme, width }) {
  const context = await (await browser()).newContext({ colorScheme: scheme, viewport: { width, height: 900 }, offline: true });
  const page = await context.newPage();
  await page.setContent(html, { waitUntil: "domcontentloaded" });
  return { page, close: () => context.close() };
}

export async function closeBrowser() {
  await started?.close();
}
