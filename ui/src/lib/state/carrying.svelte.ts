// Whole files of stories and folders of past issues, in and out: what is asked for, how far it is, what came
// of it. The library works on it alone meanwhile; it can be stopped, and what it has taken by then stays.

import type { FormView, IssuesImported, JobView, StoryImported } from "../bindings/galley";
import type { Backend, FilePurpose } from "../backend/backend";
import type { Door } from "./door.svelte";
import type { Jobs } from "./jobs.svelte";

/** What is taken in. */
export type Freight = { kind: "stories"; path: string } | { kind: "issues"; path: string; publication: string };

/** What came of it. */
export type Unloaded = { kind: "stories"; done: StoryImported } | { kind: "issues"; done: IssuesImported };

/** The forms in which stories are written out, with the ending of their files; a folder has none. */
export const FORMS: readonly { form: FormView; ending: string }[] = [
  { form: "csv", ending: "csv" },
  { form: "json_lines", ending: "jsonl" },
  { form: "markdown", ending: "" },
  { form: "ris", ending: "ris" },
  { form: "csl_json", ending: "json" },
  { form: "opml", ending: "opml" },
];

/** An import. */
export class Carrying {
  /** What is being taken in, or was. */
  freight = $state.raw<Freight | null>(null);
  /** What came of it; null while it goes on. */
  unloaded = $state.raw<Unloaded | null>(null);
  /** Whether its stop was asked for. */
  stopping = $state(false);

  readonly #door: Door;
  readonly #backend: Backend;
  readonly #jobs: Jobs;

  constructor(door: Door, backend: Backend, jobs: Jobs) {
    this.#door = door;
    this.#backend = backend;
    this.#jobs = jobs;
  }

  /** How far it is. */
  get job(): JobView | null {
    return this.#jobs.running(this.freight?.kind === "issues" ? "issue_import" : "story_import");
  }

  /** Asks for a file or a folder; null where the person thought better of it. */
  ask(purpose: FilePurpose): Promise<string | null> {
    return this.#backend.chooseFile(purpose);
  }

  /** Takes it in, to its end. */
  async take(freight: Freight): Promise<void> {
    this.freight = freight;
    this.unloaded = null;
    this.stopping = false;
    try {
      if (freight.kind === "stories") this.unloaded = { kind: "stories", done: await this.#door.ask("story_import", { path: freight.path }) };
      else this.unloaded = { kind: "issues", done: await this.#door.ask("issue_import_all", { publication: freight.publication, path: freight.path }) };
    } catch (thrown) {
      this.freight = null;
      throw thrown;
    }
  }

  /** Stops it. */
  async stop(): Promise<void> {
    const { job } = this;
    if (!job) return;
    this.stopping = true;
    await this.#jobs.cancel(job.job);
  }

  /** Writes stories to a file that the person chooses; where they were written, or null where nothing was. */
  async write(form: FormView, query: string | null, name: string): Promise<{ path: string; stories: number } | null> {
    const ending = FORMS.find((one) => one.form === form)?.ending ?? "";
    const path = ending === "" ? await this.#backend.chooseFile("export_folder") : await this.#backend.chooseExportFile(name, form);
    if (path === null) return null;
    return await this.#door.ask("story_export", { path, form, query });
  }
}
