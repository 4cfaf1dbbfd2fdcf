// Proofs and what comes back from them: the proofs of the open issue, what an export waits for, reviews that
// are taken in. Saying what happened to people is left to `newsroom.svelte.ts` and the dialogs.

import type { GateView, PassageView, ProofView, ReviewImport, ReviewImported, ReviewVerdict, TargetView, ThreadView } from "../bindings/galley";
import type { Door } from "./door.svelte";
import { Looking } from "./looking.svelte";

/** What an export of an issue waits for. */
export function gateOf(door: Door): Looking<{ issue: string; target: TargetView }, GateView> {
  return new Looking((asked) => door.ask("gate", asked));
}

/** The proofs of an issue, the newest first. */
export function proofsOf(door: Door): Looking<string, ProofView[]> {
  return new Looking(async (issue) => (await door.ask("proof_list", { issue })).sort((one, other) => other.number - one.number));
}

/** A proof that is compared with what the issue says now. */
export interface Compared {
  issue: string;
  number: number;
  differences: readonly PassageView[];
}

/** What one import of reviews brought. */
export interface Brought {
  reviews: readonly ReviewImported[];
  /** The threads that came in, the first one first. */
  threads: readonly ThreadView[];
  /** How many changes it was, each of which undo takes back. */
  steps: number;
}

/** Proofs and reviews. */
export class Proofs {
  readonly gate;
  readonly list;
  /** The proof that was just made or saved again, with its file. */
  made = $state.raw<ProofView | null>(null);
  compared = $state.raw<Compared | null>(null);
  /** What the last import brought. */
  brought = $state.raw<Brought | null>(null);
  /** Whether reviews are being taken in. */
  importing = $state(false);

  readonly #door: Door;

  constructor(door: Door) {
    this.#door = door;
    this.gate = gateOf(door);
    this.list = proofsOf(door);
  }

  /** Shows nothing: another issue is opened. */
  clear(): void {
    this.gate.clear();
    this.list.clear();
    this.made = null;
    this.compared = null;
  }

  /** Freezes an issue as its next proof, its page in a file. */
  async make(issue: string, file: string): Promise<ProofView> {
    this.made = await this.#door.change("proof_make", { issue, file });
    await this.#door.followed();
    return this.made;
  }

  /** Writes the page of a proof again. */
  async page(issue: string, number: number, file: string): Promise<ProofView> {
    this.made = await this.#door.ask("proof_page", { issue, number, file });
    return this.made;
  }

  /** Looks what is different now from a proof. */
  async compare(issue: string, number: number): Promise<void> {
    const { differences } = await this.#door.ask("proof_compare", { issue, number });
    this.compared = { issue, number, differences };
  }

  /** Says who works here, by a name. */
  async introduce(name: string): Promise<void> {
    await this.#door.change("person_me", { name });
    await this.#door.followed();
  }

  /** Gives a verdict on a proof, or takes it back. */
  async judge(issue: string, number: number, verdict: ReviewVerdict | null, remark: string): Promise<void> {
    this.gate.value = await this.#door.change("verdict_set", { issue, number, verdict, remark });
    await this.#door.followed();
  }

  /** Takes reviews in. */
  async take(asked: ReviewImport): Promise<Brought> {
    this.importing = true;
    try {
      const last = (await this.#door.ask("history_list", { limit: 1 }))[0]?.id ?? 0;
      const reviews = await this.#door.change("review_import", asked);
      await this.#door.followed();
      const [threads, steps] = await Promise.all([this.#threadsOf(reviews), this.#steps(last, reviews.length)]);
      this.brought = { reviews, threads, steps };
      return this.brought;
    } finally {
      this.importing = false;
    }
  }

  /** The threads that reviews brought. */
  async #threadsOf(reviews: readonly ReviewImported[]): Promise<ThreadView[]> {
    const brought = new Set(reviews.flatMap(({ threads }) => threads));
    const issues = [...new Set(reviews.map(({ issue }) => issue).filter((issue) => issue !== null))];
    const lists = await Promise.all(issues.map((issue) => this.#door.ask("thread_list", { issue })));
    return lists.flat().filter(({ id }) => brought.has(id));
  }

  /** How many imports were made since a change. */
  async #steps(since: number, most: number): Promise<number> {
    const actions = await this.#door.ask("history_list", { limit: most + 1 });
    return actions.filter(({ id, label }) => id > since && label.verb === "review_import").length;
  }
}
