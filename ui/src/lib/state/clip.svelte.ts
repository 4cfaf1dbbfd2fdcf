// Clipping: something is read beside the library, looked at, and kept as a story or with one that is there.

import type { ClipDraft, ClipFrom, ClipInto, Clipped, JobView } from "../bindings/galley";
import type { Door } from "./door.svelte";
import type { Jobs } from "./jobs.svelte";

/** Something that is clipped. */
export class Clip {
  /** What was read; null while nothing was, or while it is read. */
  draft = $state.raw<ClipDraft | null>(null);
  #reading = $state<number | null>(null);

  readonly #door: Door;
  readonly #jobs: Jobs;
  #asked = 0;

  constructor(door: Door, jobs: Jobs) {
    this.#door = door;
    this.#jobs = jobs;
  }

  /** How far the reading is. */
  get job(): JobView | null {
    const job = this.#jobs.of(this.#reading);
    return job?.state === "running" ? job : null;
  }

  /** Reads something; what was read before is let go. */
  async read(from: ClipFrom): Promise<void> {
    const asked = ++this.#asked;
    this.draft = null;
    const begun = await this.#door.ask("clip_read", { from });
    this.#reading = begun.job;
    const ended = await this.#jobs.follow(begun);
    if (asked !== this.#asked) return;
    this.#reading = null;
    if (ended.failure) throw ended.failure;
    if (ended.outcome?.kind !== "clip_draft") return;
    const draft = await this.#door.ask("clip_show", { draft: ended.outcome.draft });
    if (asked === this.#asked) this.draft = draft;
  }

  /** Stops the reading, and lets go of what was read. */
  async clear(): Promise<void> {
    this.#asked++;
    this.draft = null;
    const { job } = this;
    this.#reading = null;
    if (job) await this.#jobs.cancel(job.job);
  }

  /** Keeps what was read. */
  async keep(into: ClipInto, wish: { title: string; outlet: string; tags: string[]; notes: string }): Promise<Clipped> {
    const draft = this.draft?.draft ?? 0;
    const words = (text: string): string | null => (text.trim() === "" ? null : text.trim());
    const kept = await this.#door.change("clip_keep", { draft, into, title: words(wish.title), outlet: words(wish.outlet), tags: wish.tags, notes: words(wish.notes), state: null });
    await this.#door.followed();
    // The next thing to be clipped begins anew.
    this.draft = null;
    return kept;
  }
}

/** What is pasted or dropped: an address where it is one and nothing else, else its words or its HTML. */
export function clipOf(html: string, text: string): ClipFrom | null {
  const plain = text.trim();
  if (/^https?:\/\/\S+$/iu.test(plain)) return { kind: "address", url: plain };
  if (/<\w+[^>]*>/u.test(html)) return { kind: "html", html };
  return plain === "" ? null : { kind: "text", text: plain };
}
