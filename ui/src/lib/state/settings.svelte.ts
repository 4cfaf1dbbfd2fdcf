// How the window looks to its person: light or dark. The language is in `language.svelte.ts`.

import { keep, recall } from "./kept";

/** What can be chosen. */
export const THEMES = ["system", "light", "dark"] as const;

/** A choice of look. */
export type Theme = (typeof THEMES)[number];

/** The person's settings. */
export class Settings {
  #theme = $state<Theme>(recall("theme", isTheme) ?? "system");
  #systemDark = $state(false);
  readonly #dark = window.matchMedia("(prefers-color-scheme: dark)");

  constructor() {
    this.#dark.addEventListener("change", () => this.#apply());
    this.#apply();
  }

  /** What was chosen. */
  get theme(): Theme {
    return this.#theme;
  }

  set theme(theme: Theme) {
    this.#theme = theme;
    keep("theme", theme);
    this.#apply();
  }

  /** Whether the system itself is dark. */
  get systemDark(): boolean {
    return this.#systemDark;
  }

  #apply(): void {
    this.#systemDark = this.#dark.matches;
    const dark = this.#theme === "dark" || (this.#theme === "system" && this.#dark.matches);
    document.documentElement.dataset["theme"] = dark ? "dark" : "light";
  }
}

function isTheme(value: unknown): value is Theme {
  return THEMES.includes(value as Theme);
}
