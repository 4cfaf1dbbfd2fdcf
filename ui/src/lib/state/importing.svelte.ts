// A past issue on its way into the library: read, corrected, kept.

import type { ImportFrom, IssueDesk, ParsedIssue } from "../bindings/galley";
import type { Door } from "./door.svelte";

/** An import that has begun. */
export class Importing {
  /** The slug of the publication that it goes to. */
  publication = $state("");
  /** What was found, with every correction; null until something was read. */
  issue = $state.raw<ParsedIssue | null>(null);
  /** Where it came from, as people know it. */
  origin = $state("");
  /** Whether it is being read or kept. */
  busy = $state(false);

  #earlier = $state.raw<readonly ParsedIssue[]>([]);
  #series: string | null = null;
  readonly #door: Door;

  constructor(door: Door, publication: string) {
    this.#door = door;
    this.publication = publication;
  }

  /** Whether a correction can be taken back. */
  get canUndo(): boolean {
    return this.#earlier.length > 0;
  }

  /** Takes a text apart without keeping anything. */
  async read(from: ImportFrom, origin: string): Promise<void> {
    this.busy = true;
    try {
      this.issue = await this.#door.ask("issue_parse", { from });
      this.origin = origin;
      this.#earlier = [];
    } finally {
      this.busy = false;
    }
  }

  /** Corrects what was found. Changes of one series, as of one field being written, are one step. */
  correct(change: (issue: ParsedIssue) => ParsedIssue, series: string | null = null): void {
    if (!this.issue) return;
    const now = change(this.issue);
    if (now === this.issue) return;
    if (series === null || series !== this.#series) this.#earlier = [...this.#earlier, this.issue].slice(-100);
    this.#series = series;
    this.issue = now;
  }

  /** Takes back the last correction. */
  undo(): void {
    const last = this.#earlier.at(-1);
    if (!last) return;
    this.issue = last;
    this.#earlier = this.#earlier.slice(0, -1);
    this.#series = null;
  }

  /** Begins again with another text. */
  clear(): void {
    this.issue = null;
    this.origin = "";
    this.#earlier = [];
  }

  /** Keeps it in the library. */
  async keep(): Promise<IssueDesk | null> {
    if (!this.issue) return null;
    this.busy = true;
    try {
      return await this.#door.change("issue_keep", { publication: this.publication, issue: this.issue });
    } finally {
      this.busy = false;
    }
  }
}
