// Elements are made here and nowhere else. Words become text nodes, never markup, whoever wrote them.

/** @typedef {string | Node | null | false | undefined} Child */

/**
 * An element with attributes; `on…` listens, `value` and `checked` are properties.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, any>} [properties]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[T]}
 */
function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (key === "value" || key === "checked") /** @type {any} */ (made)[key] = value;
    else made.setAttribute(key, value === true ? "" : String(value));
  }
  made.append(.../** @type {(string | Node)[]} */ (children.filter((child) => child !== null && child !== false && child !== undefined)));
  return made;
}

/**
 * A button with words.
 * @param {string} words
 * @param {(event: Event) => void} press
 * @param {Record<string, any>} [properties]
 */
const button = (words, press, properties = {}) => element("button", { type: "button", onclick: press, ...properties }, words);

/** A name that no other record has. @returns {string} */
function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** Whether the page is so narrow that comments lie under the mail and not beside it. */
const isNarrow = () => matchMedia("(max-width: 1023px)").matches;
