// Asking addresses whether they still lead somewhere: what is asked, how far it is, what came of it. Nothing is asked
// until the person begins it; what was found stays until the next time.

import type { JobView, LinksCheck, LinkView } from "../bindings/galley";
import type { Door } from "./door.svelte";
import type { Jobs } from "./jobs.svelte";

/** What asking told. */
export interface Answers {
  sound: number;
  broken: readonly LinkView[];
  unknown: readonly LinkView[];
  /** How many were to be asked; more than were told of where it was stopped. */
  of: number;
}

/** How many addresses were asked. */
export function asked({ sound, broken, unknown }: Answers): number {
  return sound + broken.length + unknown.length;
}

/** The check of links. */
export class Links {
  /** What the last asking told; null while nothing was asked, or while it goes on. */
  answers = $state.raw<Answers | null>(null);
  /** Whether the last asking was stopped. */
  stopped = $state(false);
  #asking = $state<number | null>(null);

  readonly #door: Door;
  readonly #jobs: Jobs;

  constructor(door: Door, jobs: Jobs) {
    this.#door = door;
    this.#jobs = jobs;
  }

  /** How far it is; null while nothing is asked. */
  get job(): JobView | null {
    const job = this.#jobs.of(this.#asking);
    return job?.state === "running" ? job : null;
  }

  /** Asks, to the end. One asking at a time. */
  async check(which: LinksCheck): Promise<void> {
    if (this.job) return;
    this.answers = null;
    this.stopped = false;
    const begun = await this.#door.ask("links_check", which);
    this.#asking = begun.job;
    const ended = await this.#jobs.follow(begun);
    this.#asking = null;
    if (ended.failure) throw ended.failure;
    this.stopped = ended.state === "cancelled";
    // What was told until it was stopped is kept; where that is nothing, there is nothing to show.
    if (ended.outcome?.kind === "links" && (!this.stopped || asked(ended.outcome) > 0)) this.answers = ended.outcome;
  }

  /** Stops it. */
  async stop(): Promise<void> {
    if (this.job) await this.#jobs.cancel(this.job.job);
  }
}
