// The review file: what the reviewer did, signed by a key that this browser made and keeps, so that a second file by
// the same person is known as theirs and one that was changed on its way is found out.

/** @returns {{ name: string, key?: JsonWebKey }} */
function reviewer() {
  try {
    const found = JSON.parse(remembered("galley-reviewer") ?? "{}");
    return { name: typeof found.name === "string" ? found.name : "", key: found.key };
  } catch {
    return { name: "" };
  }
}

const ALGORITHM = { name: "ECDSA", namedCurve: "P-256" };

/** The key of this page, where the browser keeps none. @type {JsonWebKey | undefined} */
let ownKey;

/** Whether this browser can sign here: pages over plain http may not. */
const canSign = () => Boolean(globalThis.crypto && crypto.subtle);

/** The reviewer's private key, made where there is none. @param {string} called */
async function keyOfReviewer(called) {
  const kept = reviewer().key ?? ownKey;
  if (kept) {
    try {
      const key = await crypto.subtle.importKey("jwk", kept, ALGORITHM, true, ["sign"]);
      remember("galley-reviewer", JSON.stringify({ name: called, key: kept }));
      return { key, jwk: kept };
    } catch {
      // A key that was damaged in keeping is made anew; reviews from now on bear the new one.
    }
  }
  const { privateKey } = await crypto.subtle.generateKey(ALGORITHM, true, ["sign", "verify"]);
  ownKey = await crypto.subtle.exportKey("jwk", privateKey);
  remember("galley-reviewer", JSON.stringify({ name: called, key: ownKey }));
  return { key: privateKey, jwk: ownKey };
}

/** @param {Uint8Array} bytes */
function base64(bytes) {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** @param {Uint8Array} bytes */
const base64url = (bytes) => base64(bytes).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

/** The public half as a bare point: 4, x, y. @param {JsonWebKey} jwk */
function pointOf({ x = "", y = "" }) {
  const bytes = (/** @type {string} */ text) => Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  return base64url(new Uint8Array([4, ...bytes(x), ...bytes(y)]));
}

/** The review as the text of its file. */
async function reviewFile() {
  const { key, jwk } = await keyOfReviewer(work.name.trim());
  const { library, proof, number, hash } = payload;
  const review = {
    format: 1, library, proof, number, hash, made_at: new Date().toISOString(),
    reviewer: { key: pointOf(jwk), name: work.name.trim() },
    verdict: work.verdict, remark: work.remark.trim(), entries: inOrder(),
  };
  const words = JSON.stringify(review);
  const utf8 = new TextEncoder();
  const signature = await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, key, utf8.encode(words));
  const whole = JSON.stringify({ galley_review: 1, payload: words, signature: base64url(new Uint8Array(signature)) });
  const text = (base64(utf8.encode(whole)).match(/.{1,64}/g) ?? []).join("\n");
  return `-----BEGIN GALLEY REVIEW-----\n${text}\n-----END GALLEY REVIEW-----\n`;
}

/** A name for the file that any system takes. */
function fileName() {
  const issue = payload.issue.number === null ? payload.issue.title : String(payload.issue.number);
  const words = [payload.publication, issue, "-", `Proof ${payload.number}`, "-", work.name.trim()].join(" ");
  const plain = words.replace(/[\\/:*?"<>|\u0000-\u001f\u007f]/g, " ").replace(/\s+/g, " ").trim();
  return `${Array.from(plain).slice(0, 100).join("").replace(/^\.+/, "")}.galley-review`;
}

/** Hands a file to the browser to be saved. @param {string} name @param {string} text */
function saveFile(name, text) {
  const url = URL.createObjectURL(new Blob([text], { type: "application/octet-stream" }));
  const link = element("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
