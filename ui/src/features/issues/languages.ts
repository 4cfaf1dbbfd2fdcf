// Languages that a publication can be in, named in the person's own.

import { language } from "../../lib/language/language.svelte";

const TAGS = ["en", "zh-Hans", "zh-Hant", "ja", "ko", "de", "fr", "es", "pt", "it", "nl", "pl", "ru", "uk", "tr", "ar", "he", "fa", "hi", "id", "vi", "th"];

/** The languages to choose from, with the one that is set even if it is not among them. */
export function contentLanguages(set: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames([language.locale], { type: "language" });
  const tags = TAGS.includes(set) || set === "" ? TAGS : [set, ...TAGS];
  return tags.map((tag) => ({ value: tag, label: nameOf(names, tag) }));
}

function nameOf(names: Intl.DisplayNames, tag: string): string {
  try {
    return names.of(tag) ?? tag;
  } catch {
    // Somebody else may have written a tag that is none.
    return tag;
  }
}
