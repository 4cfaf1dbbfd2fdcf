// Whether changes to running texts are suggested, by whom, and what is suggested in the open issue.

import type { SuggestionList, SuggestionView } from "../bindings/galley";
import type { Author } from "../editor/suggestion/mark";
import type { Door } from "./door.svelte";
import { Looking } from "./looking.svelte";

/** The suggesting of one window. */
export class Suggesting {
  /** Whether what is typed is suggested. */
  on = $state(false);
  /** Who suggests here; nobody in particular until the desk says who it is. */
  author = $state.raw<Author>({ id: "", name: "", color: "" });
  /** The people whose names and colours are known. */
  people = $state.raw<readonly Author[]>([]);
  /** The open suggestions of an issue. */
  readonly open: Looking<SuggestionList, SuggestionView[]>;

  constructor(door: Door) {
    this.open = new Looking((asked) => door.ask("suggestion_list", asked));
  }

  /** The name of a person; empty where it is not known. */
  nameOf(by: string): string {
    return (by === this.author.id ? this.author.name : this.people.find(({ id }) => id === by)?.name) ?? "";
  }

  /** Knows people by their colours: their suggestions are drawn in them. */
  know(people: readonly Author[]): void {
    this.people = people;
    paint(people);
  }
}

const sheet = typeof CSSStyleSheet === "undefined" ? null : new CSSStyleSheet();

/** Gives each person's suggestions their own colour, without a style attribute on any of them. */
function paint(people: readonly Author[]): void {
  if (!sheet || !("adoptedStyleSheets" in document)) return;
  const known = people.filter(({ id, color }) => /^[0-9a-f-]{36}$/i.test(id) && /^#[0-9a-f]{6}$/i.test(color));
  sheet.replaceSync(known.map(({ id, color }) => `[data-by="${id}"] { --hand: ${color}; }`).join("\n"));
  if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
