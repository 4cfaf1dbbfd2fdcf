// A reviewer without Galley: reads the page of a proof, and writes the file that its browser would have saved.

import { createPublicKey, generateKeyPairSync, randomUUID, sign } from "node:crypto";
import { readFileSync } from "node:fs";

/** What the page of a proof holds for its reader: of each passage, the words that its mail says at its marks and those it does not. */
export function readProof(path) {
  const page = readFileSync(path, "utf8");
  const block = (id) => page.split(` id="${id}">`)[1].split("</script>")[0];
  const proof = JSON.parse(block("proof"));
  const said = wordsAtMarks(block("mail"));
  const owners = [proof.issue.id, ...proof.entries.map(({ id }) => id)];
  proof.passages = proof.passages.map(([owner, part, length, rest, wrong = []], number) => {
    const more = [...rest];
    const found = said.get(String(number)) ?? [];
    const text = Array.from({ length }, (_, at) => (wrong.includes(at) ? undefined : found[at]) ?? more.shift()).join("");
    return { owner: owners[owner], part, text };
  });
  for (const entry of proof.entries) entry.title ??= proof.passages.find(({ owner, part }) => owner === entry.id && part === "headline")?.text ?? "";
  return proof;
}

/** The characters of a mail by the passage and the position at which they stand. */
function wordsAtMarks(mail) {
  const said = new Map();
  const open = [];
  const VOID = new Set(["br", "hr", "img", "meta", "link", "wbr"]);
  let [passage, at, added] = ["", 0, false];
  const count = (character) => {
    if (passage === "" || added || /[\u200B\u2060\u00AD]/u.test(character)) return;
    said.set(passage, Object.assign(said.get(passage) ?? [], { [at++]: character }));
  };
  for (const [piece, end, name] of mail.matchAll(/<!--[^]*?-->|<(\/?)([a-z][a-z0-9]*)(?:"[^"]*"|[^">])*>|<![^>]*>|[^<]+/giu)) {
    if (name === undefined) {
      if (!piece.startsWith("<")) [...unescaped(piece)].forEach(count);
    } else if (end === "/") {
      while (open.length > 0) {
        const last = open.pop();
        [passage, added] = last.outer;
        if (last.name === name) break;
      }
    } else if (VOID.has(name)) {
      if (name === "img" && !/\sdata-added/u.test(piece)) count("\uFFFC");
    } else {
      open.push({ name, outer: [passage, added] });
      added ||= /\sdata-added/u.test(piece);
      const place = /\sdata-place="([^"]*)\/(\d+)"/u.exec(piece);
      if (place && !added) [passage, at] = [place[1], Number(place[2])];
    }
  }
  return said;
}

const NAMED = { amp: "&", lt: "<", gt: ">", quot: "\"", nbsp: "\u00A0", shy: "\u00AD" };

const unescaped = (text) => text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/giu, (whole, hex, digits, name) => (name ? (NAMED[name] ?? whole) : String.fromCodePoint(parseInt(hex ?? digits, hex ? 16 : 10))));

/** A reviewer with a browser of their own. */
export class Reviewer {
  constructor(name) {
    this.name = name;
    this.keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
  }

  /** A remark on words of a passage, as the page would send it: places count Unicode scalars. */
  remark(proof, { item, part, quote, body = "", replacement = null }) {
    const passage = proof.passages.filter((one) => one.part === part && (item === undefined || proof.entries.find(({ id }) => id === one.owner)?.title === item))[0];
    const at = passage.text.indexOf(quote);
    if (at < 0) throw new Error(`“${quote}” does not stand in the proof.`);
    const start = [...passage.text.slice(0, at)].length;
    return this.remarkAt(passage, { start, end: start + [...quote].length, body, replacement });
  }

  /** The same on the words at some places. */
  remarkAt({ owner, part, text }, { start, end, body = "", replacement = null }) {
    const characters = [...text];
    const words = (from, to) => characters.slice(from, to).join("");
    const prefix = words(Math.max(0, start - 32), start).split("\n").at(-1);
    const suffix = words(end, end + 32).split("\n")[0];
    return { id: randomUUID(), owner, part, start, end, quote: words(start, end), prefix, suffix, body, replacement, at: "2026-11-20T10:00:00Z" };
  }

  /** The review file, signed. */
  review({ library, proof, number, hash }, { verdict = null, remark = "", entries = [] } = {}) {
    const { x, y } = createPublicKey(this.keys.privateKey).export({ format: "jwk" });
    const point = Buffer.concat([Buffer.from([4]), Buffer.from(x, "base64url"), Buffer.from(y, "base64url")]);
    const payload = JSON.stringify({ format: 1, library, proof, number, hash, made_at: "2026-11-20T10:05:00Z", reviewer: { key: point.toString("base64url"), name: this.name }, verdict, remark, entries });
    const signature = sign("sha256", Buffer.from(payload), { key: this.keys.privateKey, dsaEncoding: "ieee-p1363" }).toString("base64url");
    const text = Buffer.from(JSON.stringify({ galley_review: 1, payload, signature })).toString("base64");
    return `-----BEGIN GALLEY REVIEW-----\n${text.match(/.{1,64}/g).join("\n")}\n-----END GALLEY REVIEW-----\n`;
  }
}
