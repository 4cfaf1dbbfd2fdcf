// What mail programs do to mails, where the interface shows it.

import type { SizeView } from "./bindings/galley";

/** How a size stands to what mail programs show whole. */
export type SizeMark = "fine" | "warn" | "block";

/** The mark of a size, what the mail tool adds included. */
export function sizeMark({ total, warn, block }: SizeView): SizeMark {
  return total >= block ? "block" : total >= warn ? "warn" : "fine";
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
