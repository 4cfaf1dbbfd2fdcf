// Everybody the library knows, and who works on this device. Names are for reading: they are always shown as text.

import type { PeopleView, PersonView } from "../bindings/galley";
import type { Door } from "./door.svelte";

/** What a person can be given. */
export interface PersonForm {
  name: string;
  initials: string;
  color: string;
}

/** The people. */
export class People {
  #view = $state.raw<PeopleView>({ people: [], me: null });
  readonly #door: Door;

  readonly all: readonly PersonView[] = $derived(this.#view.people);
  /** Who works here; null where nobody said so yet. */
  readonly me: PersonView | null = $derived(this.#view.people.find(({ id }) => id === this.#view.me) ?? null);
  readonly #byId: ReadonlyMap<string, PersonView> = $derived(new Map(this.#view.people.map((person) => [person.id, person])));

  constructor(door: Door) {
    this.#door = door;
    door.hear(({ people }) => (people.length > 0 ? this.load() : undefined));
  }

  /** Reads them. */
  async load(): Promise<void> {
    this.#view = await this.#door.ask("person_list", {});
  }

  /** The person of that id. */
  person(id: string | null): PersonView | null {
    return id === null ? null : (this.#byId.get(id) ?? null);
  }

  /** Says that somebody known works here. */
  async be(person: string): Promise<void> {
    this.#view = await this.#door.change("person_me", { person });
  }

  /** Says that somebody new works here. */
  async enter({ name, initials, color }: PersonForm): Promise<void> {
    this.#view = await this.#door.change("person_me", { name });
    const { me } = this.#view;
    if (me !== null) this.#view = await this.#door.change("person_set", { person: me, initials, color });
  }

  /** Changes a person. */
  async set(person: string, form: Partial<PersonForm>): Promise<void> {
    this.#view = await this.#door.change("person_set", { person, ...form });
  }
}

/** The colours that are offered: dark enough to be read on paper, far enough apart to be told. */
export const COLORS = ["#4A6FA5", "#7A5C9E", "#2E7D6B", "#B7791F", "#A24A6B", "#5B7A2E", "#8A5A3C", "#3F6C80"] as const;

/** The first letters of the first and the last word; of a name without spaces in a script of characters, its first. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u);
  const first = (word: string | undefined): string => /[\p{L}\p{N}]/u.exec(word ?? "")?.[0] ?? "";
  return (first(words[0]) + (words.length > 1 ? first(words.at(-1)) : "")).toLocaleUpperCase();
}
