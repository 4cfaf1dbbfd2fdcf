// Long work: what runs, how far it is, how it ended. The host tells of each step; while something runs
// it is also asked for, so that a step told too early or not at all is not missed.

import type { Backend } from "../backend/backend";
import type { JobKind, JobView } from "../bindings/galley";
import type { Door } from "./door.svelte";

/** How often what runs is asked for. */
const PULSE = 400;

/** The jobs of this run. */
export class Jobs {
  #jobs = $state.raw<ReadonlyMap<number, JobView>>(new Map());
  readonly #door: Door;
  #timer = 0;
  readonly #waiting = new Map<number, ((job: JobView) => void)[]>();

  constructor(door: Door, backend: Backend) {
    this.#door = door;
    backend.on("job_progress", (job) => this.#took(job));
  }

  /** A job as it stands. */
  of(id: number | null): JobView | null {
    return id === null ? null : (this.#jobs.get(id) ?? null);
  }

  /** The job of a kind that runs now, the latest of several. */
  running(kind: JobKind): JobView | null {
    return [...this.#jobs.values()].findLast((job) => job.kind === kind && job.state === "running") ?? null;
  }

  /** Follows a job that was begun; settles when it has ended, however it did. */
  follow(begun: JobView): Promise<JobView> {
    this.#took(begun);
    const now = this.#jobs.get(begun.job) ?? begun;
    if (now.state !== "running") return Promise.resolve(now);
    return new Promise((resolve) => {
      this.#waiting.set(begun.job, [...(this.#waiting.get(begun.job) ?? []), resolve]);
      this.#pulse();
    });
  }

  /** Stops a job. What it has done outside by then stays done. */
  async cancel(id: number): Promise<void> {
    this.#took(await this.#door.ask("job_cancel", { job: id }));
  }

  #took(job: JobView): void {
    // An answer that was under way when the job ended is older than its end.
    const known = this.#jobs.get(job.job);
    if (known && known.state !== "running" && job.state === "running") return;
    this.#jobs = new Map(this.#jobs).set(job.job, job);
    if (job.state === "running") return;
    this.#waiting.get(job.job)?.forEach((resolve) => resolve(job));
    this.#waiting.delete(job.job);
  }

  #pulse(): void {
    window.clearTimeout(this.#timer);
    if (this.#waiting.size === 0) return;
    this.#timer = window.setTimeout(() => {
      void Promise.allSettled([...this.#waiting.keys()].map(async (job) => this.#took(await this.#door.ask("job_show", { job })))).then(() => this.#pulse());
    }, PULSE);
  }
}
