// Themes: the list of them, and one that is looked at and changed token by token.
//
// A colour that is dragged over gives many values in a second. One change is under way at a time, and
// of those that wait for it only the last of each token is sent.

import type { ThemeRow, ThemeView, Touched } from "../bindings/galley";
import type { Door } from "./door.svelte";

/** The themes. */
export class Themes {
  rows = $state.raw<readonly ThemeRow[]>([]);
  /** The theme that is looked at. */
  view = $state.raw<ThemeView | null>(null);

  readonly #door: Door;
  readonly #heard = (touched: Touched): Promise<void> => this.#hear(touched);
  readonly #waiting = new Map<string, { theme: string; token: string; value: string }>();
  #sending: Promise<void> | null = null;
  #stop: (() => void) | null = null;
  #asked = 0;

  constructor(door: Door) {
    this.#door = door;
  }

  /** Begins to show and to follow; looks at a theme. */
  async open(theme: string): Promise<void> {
    this.#stop ??= this.#door.hear(this.#heard);
    await Promise.all([this.#loadRows(), this.look(theme)]);
  }

  /** Stops following. */
  close(): void {
    this.#stop?.();
    this.#stop = null;
  }

  /** Looks at a theme. */
  async look(theme: string): Promise<void> {
    const asked = ++this.#asked;
    const view = await this.#door.ask("theme_show", { theme });
    if (asked === this.#asked) this.view = view;
  }

  /** Changes a token of the theme that is looked at; settles when nothing waits any more. */
  async set(token: string, value: string): Promise<void> {
    const theme = this.view?.slug;
    if (theme === undefined) return;
    this.#waiting.set(`${theme} ${token}`, { theme, token, value });
    this.#sending ??= this.#send().finally(() => (this.#sending = null));
    await this.#sending;
  }

  /** Makes a theme of one's own from the one that is looked at, and looks at it. */
  async copy(name: string | null): Promise<ThemeView | null> {
    const theme = this.view?.slug;
    if (theme === undefined) return null;
    return this.#took(await this.#door.change("theme_copy", { theme, name }, this.#heard));
  }

  /** Takes in a theme from a file, and looks at it. */
  async take(content: string): Promise<ThemeView> {
    return this.#took(await this.#door.change("theme_import", { content }, this.#heard));
  }

  /** Gives up the theme that is looked at, and looks at another. */
  async remove(next: string): Promise<void> {
    const theme = this.view?.slug;
    if (theme === undefined) return;
    this.rows = await this.#door.change("theme_remove", { theme }, this.#heard);
    await this.look(next);
  }

  async #send(): Promise<void> {
    for (let next = this.#next(); next; next = this.#next()) {
      const now = await this.#door.change("theme_set", next, this.#heard);
      if (this.view?.slug === now.slug) this.view = now;
    }
    await this.#loadRows();
  }

  #next(): { theme: string; token: string; value: string } | undefined {
    const [first] = this.#waiting;
    if (!first) return undefined;
    this.#waiting.delete(first[0]);
    return first[1];
  }

  #took(made: ThemeView): ThemeView {
    this.#asked++;
    this.view = made;
    void this.#loadRows().catch(() => undefined);
    return made;
  }

  async #loadRows(): Promise<void> {
    this.rows = await this.#door.ask("theme_list", {});
  }

  async #hear(touched: Touched): Promise<void> {
    if (touched.themes.length + touched.publications.length === 0) return;
    await this.#loadRows();
    const slug = this.view?.slug;
    if (slug === undefined) return;
    // What was looked at may have been undone.
    await this.look(this.rows.some((row) => row.slug === slug) ? slug : "plain");
  }
}
