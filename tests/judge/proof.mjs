// What the journeys through a proof page share: the pages, what stands in them, and a reader of review files.

import { execFileSync } from "node:child_process";
import { webcrypto } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { root } from "./issue.mjs";

export const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
export const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** The pages of the sample's issues and of a hostile one, written by the built example. */
export function pages() {
  const folder = mkdtempSync(join(tmpdir(), "galley-proof-"));
  const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");
  execFileSync(join(target, "debug", "examples", "proof_page"), [folder], { encoding: "utf8" });
  return { folder, path: (name) => join(folder, `${name}.html`), close: () => rmSync(folder, { recursive: true, force: true }) };
}

/** What a page knows, as it was written beside it. */
export const payloadOf = (path) => JSON.parse(readFileSync(path.replace(/(\.served)?\.html$/, ".json"), "utf8"));

/** The words at an entry's positions. */
export function textAt({ passages }, { owner, part, start, end }) {
  const { text } = passages.find((passage) => passage.owner === owner && passage.part === part);
  return Array.from(text).slice(start, end).join("");
}

/** Reads a review, and whether its signature holds; `change` may tamper with it before. */
export async function openReview(text, change = (words) => words) {
  const [, base64] = text.match(/-----BEGIN GALLEY REVIEW-----\s+([\s\S]+?)\s+-----END GALLEY REVIEW-----/);
  const whole = JSON.parse(Buffer.from(base64, "base64").toString("utf8"));
  const payload = change(whole.payload);
  const review = JSON.parse(payload);
  const point = Buffer.from(review.reviewer.key, "base64url");
  const key = await webcrypto.subtle.importKey("raw", point, { name: "ECDSA", namedCurve: "P-256" }, false, ["verify"]);
  const signature = Buffer.from(whole.signature, "base64url");
  const sound =
    whole.galley_review === 1 && point.length === 65 && signature.length === 64 &&
    (await webcrypto.subtle.verify({ name: "ECDSA", hash: "SHA-256" }, key, signature, Buffer.from(payload)));
  return { review, sound };
}
