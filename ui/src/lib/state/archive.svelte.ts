// The archive: issues as they went out, one of them open, and what a correction changed.

import type { ArchiveEntry, ArchiveView, CorrectionView, Touched } from "../bindings/galley";
import type { Door } from "./door.svelte";

/** The archive of a publication. */
export class Archive {
  entries = $state.raw<readonly ArchiveEntry[]>([]);
  /** The issue that is open, as it went out. */
  view = $state.raw<ArchiveView | null>(null);
  /** What is different now from what readers got; null while nothing is being or was corrected. */
  correction = $state.raw<CorrectionView | null>(null);
  /** Whether the list has been read. */
  ready = $state(false);
  /** The issue to be opened when the list is. */
  wanted: string | null = null;

  readonly #door: Door;
  readonly #heard = (touched: Touched): Promise<void> => this.#hear(touched);
  #publication = "";
  #asked = 0;
  #stop: (() => void) | null = null;

  constructor(door: Door) {
    this.#door = door;
  }

  /** Begins to show a publication's archive and to follow it. */
  async open(publication: string): Promise<void> {
    this.#stop ??= this.#door.hear(this.#heard);
    if (publication !== this.#publication) {
      this.ready = false;
      this.view = null;
    }
    this.#publication = publication;
    await this.#load();
  }

  /** Stops following. */
  close(): void {
    this.#stop?.();
    this.#stop = null;
  }

  /** Opens an issue as it went out; of several seals the first one, which readers got. */
  async choose(issue: string, seal: number | null = null): Promise<void> {
    const asked = ++this.#asked;
    this.wanted = issue;
    const view = await this.#door.ask("archive_show", { issue, seal });
    const isCorrected = view.entry.state === "corrected" || view.entry.corrections > 0;
    const correction = isCorrected ? await this.#door.ask("archive_compare", { issue }) : null;
    if (asked !== this.#asked) return;
    this.view = view;
    this.correction = correction;
  }

  /** Makes the note about the correction an item of the next issue, or one on hold. */
  async placeNote(): Promise<{ issue: string | null } | null> {
    const issue = this.view?.entry.issue;
    return issue === undefined ? null : await this.#door.change("archive_note", { issue, into: null });
  }

  async #load(): Promise<void> {
    const entries = await this.#door.ask("archive_list", { publication: this.#publication });
    this.entries = entries;
    this.ready = true;
    const issue = entries.find(({ issue }) => issue === this.wanted)?.issue ?? entries[0]?.issue;
    if (issue === undefined) {
      this.#asked++;
      this.view = null;
      this.correction = null;
    } else {
      await this.choose(issue, this.view?.entry.issue === issue ? this.view.seal : null);
    }
  }

  async #hear(touched: Touched): Promise<void> {
    if (touched.issues.length + touched.publications.length > 0) await this.#load();
  }
}
