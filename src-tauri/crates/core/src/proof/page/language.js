// The language of the page itself. The issue keeps its own.

const LANGUAGES = { en: EN, zh: ZH };

/** @type {"en" | "zh"} */
let language = firstLanguage();
let say = LANGUAGES[language];

function firstLanguage() {
  const chosen = remembered("galley-language");
  if (chosen === "en" || chosen === "zh") return chosen;
  const wanted = navigator.languages || [navigator.language];
  return wanted.length > 0 && /^zh/i.test(wanted[0] ?? "") ? "zh" : "en";
}

/** @param {"en" | "zh"} chosen */
function speak(chosen) {
  language = chosen;
  say = LANGUAGES[chosen];
  remember("galley-language", chosen);
}

/**
 * What the browser remembers under a name; nothing where it remembers nothing for pages like this one.
 * @param {string} key
 * @returns {string | null}
 */
function remembered(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/**
 * Has the browser remember something. @returns {boolean} whether it did
 * @param {string} key
 * @param {string} value
 */
function remember(key, value) {
  try {
    localStorage.setItem(key, value);
    return true;
  } catch {
    return false;
  }
}
