// What mail programs do to mails, where the interface shows it.

/** From here on the size of a mail is worth a look: tools add to it on the way. */
export const LARGE_MAIL = 80_000;

/** From here on Gmail cuts the mail off behind a link: it keeps 102 KiB, tools' own marks included. */
export const LONGEST_MAIL = 100_000;

/** How a size stands to what mail programs show whole. */
export type SizeMark = "fine" | "warn" | "block";

/** The mark of a size in bytes, what the mail tool adds included. */
export function sizeMark(bytes: number): SizeMark {
  return bytes >= LONGEST_MAIL ? "block" : bytes >= LARGE_MAIL ? "warn" : "fine";
}

/** The mail as a program in dark mode shows it, whatever the window's own look is. */
export function darkened(html: string): string {
  return html.replace(/\(\s*prefers-color-scheme\s*:\s*dark\s*\)/gi, "(min-width: 0)");
}

/** The mail as a program in light mode shows it, where the system itself is dark. */
export function lightened(html: string): string {
  return html.replace(/\(\s*prefers-color-scheme\s*:\s*dark\s*\)/gi, "(max-width: 0)");
}

const IMAGE = /<img\b[^>]*>/gi;
const SOURCE = /(\ssrc=)("[^"]*"|'[^']*'|[^\s>]+)/i;

/** The mail as a program shows it that loads no pictures: their words stand in their places. */
export function withoutImages(html: string): string {
  return html.replace(IMAGE, (tag) => tag.replace(SOURCE, '$1"data:,"').replace(/\ssrcset=("[^"]*"|'[^']*')/gi, ""));
}

/** The addresses of pictures that lie elsewhere, each once. */
export function remoteImages(html: string): string[] {
  const found = [...html.matchAll(IMAGE)].map(([tag]) => addressOf(tag)).filter((address) => /^https?:/i.test(address));
  return [...new Set(found)];
}

/** The mail with the pictures that were loaded. */
export function withLoaded(html: string, loaded: ReadonlyMap<string, string>): string {
  if (loaded.size === 0) return html;
  return html.replace(IMAGE, (tag) => {
    const data = loaded.get(addressOf(tag));
    return data === undefined ? tag : tag.replace(SOURCE, (_, name: string) => `${name}"${data}"`);
  });
}

function addressOf(tag: string): string {
  const quoted = SOURCE.exec(tag)?.[2] ?? "";
  return quoted.replace(/^["']|["']$/g, "").replaceAll("&amp;", "&").replaceAll("&#38;", "&");
}
