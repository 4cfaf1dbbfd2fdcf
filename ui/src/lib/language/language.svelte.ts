// Which language the interface speaks. Every text stands in a catalogue, one file a language, and a
// catalogue that lacks one does not compile.

import { keep, recall } from "../state/kept";
import { en } from "./en";
import { zh } from "./zh";

/** The texts of the interface. */
export type Catalogue = typeof en;

/** Languages by their tags, named in themselves. */
export const LANGUAGES = { en: "English", zh: "简体中文" } as const;

/** A language of the interface. */
export type LanguageTag = keyof typeof LANGUAGES;

const CATALOGUES: Record<LanguageTag, Catalogue> = { en, zh };

/** The language that is spoken. */
class Language {
  #tag = $state<LanguageTag>(recall("language", isTag) ?? (navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en"));

  /** Its tag. */
  get tag(): LanguageTag {
    return this.#tag;
  }

  set tag(tag: LanguageTag) {
    this.#tag = tag;
    keep("language", tag);
    this.apply();
  }

  /** Tells the document which language it is in. */
  apply(): void {
    document.documentElement.lang = this.#tag === "zh" ? "zh-CN" : "en";
  }

  /** Its texts. */
  get words(): Catalogue {
    return CATALOGUES[this.#tag];
  }

  /** Its tag for dates and numbers. */
  get locale(): string {
    return this.#tag === "zh" ? "zh-CN" : "en-GB";
  }
}

/** The one language of the window. */
export const language = new Language();

/** The texts in the language that is spoken now; what reads them is drawn anew when it changes. */
export function say(): Catalogue {
  return language.words;
}

function isTag(value: unknown): value is LanguageTag {
  return typeof value === "string" && value in LANGUAGES;
}
