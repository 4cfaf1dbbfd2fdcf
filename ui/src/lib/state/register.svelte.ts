// The registers that many surfaces read: publications, issues, outlets. Read again only when a write
// touched them.

import type { IssueRow, ImprintView, OutletView, Preset, PublicationView, RecipeView, TargetInfo, Touched } from "../bindings/galley";
import type { Door } from "./door.svelte";

/** What of a publication is set in the window. */
export interface PublicationForm {
  name: string;
  slug: string;
  masthead: string;
  language: string;
  recipe: RecipeView;
  theme: string;
  imprint: ImprintView;
}

/** The registers. */
export class Register {
  publications = $state.raw<readonly PublicationView[]>([]);
  issues = $state.raw<readonly IssueRow[]>([]);
  outlets = $state.raw<readonly OutletView[]>([]);
  /** The mail tools, which no write changes. */
  targets = $state.raw<readonly TargetInfo[]>([]);
  readonly #door: Door;
  readonly #heard = (touched: Touched): Promise<void> => this.#hear(touched);

  constructor(door: Door) {
    this.#door = door;
    door.hear(this.#heard);
  }

  /** Reads all of it. */
  async load(): Promise<void> {
    const [publications, issues, outlets, targets] = await Promise.all([
      this.#door.ask("publication_list", {}),
      this.#door.ask("issue_list", {}),
      this.#door.ask("outlet_list", {}),
      this.#door.ask("target_list", {}),
    ]);
    this.targets = targets;
    this.publications = publications;
    this.issues = issues;
    this.outlets = outlets;
  }

  /** The issues of a publication, newest first. */
  issuesOf(slug: string): IssueRow[] {
    return this.issues.filter(({ publication }) => publication === slug);
  }

  /** Makes a publication. */
  async createPublication(name: string, preset: Preset, language: string): Promise<PublicationView> {
    const made = await this.#door.change("publication_create", { name, preset, language }, this.#heard);
    this.publications = [...this.publications, made];
    return made;
  }

  /** Changes a publication. */
  async setPublication(publication: string, form: Partial<PublicationForm>): Promise<void> {
    await this.#door.change("publication_set", { publication, ...form });
    await this.#door.followed();
  }

  /** The outlet of that name, as people may write it. */
  outletNamed(name: string): OutletView | undefined {
    const wanted = name.trim().toLowerCase();
    return this.outlets.find((outlet) => outlet.name.toLowerCase() === wanted || outlet.credit.toLowerCase() === wanted);
  }

  async #hear(touched: Touched): Promise<void> {
    const reading: Promise<void>[] = [];
    if (touched.publications.length > 0) reading.push(this.#door.ask("publication_list", {}).then((now) => void (this.publications = now)));
    if (touched.issues.length + touched.publications.length > 0) reading.push(this.#door.ask("issue_list", {}).then((now) => void (this.issues = now)));
    if (touched.outlets.length > 0) reading.push(this.#door.ask("outlet_list", {}).then((now) => void (this.outlets = now)));
    await Promise.all(reading);
  }
}
