// Pictures of previews that lie elsewhere. Nothing is loaded before the editor asks; what was loaded is
// shown until Galley ends, and kept nowhere.

import type { JobView, MissingPicture } from "../bindings/galley";
import type { Door } from "./door.svelte";
import type { Jobs } from "./jobs.svelte";

/** Pictures that were asked for in this run. */
export class LoadedPictures {
  /** What came, by the address in the mail. */
  data = $state.raw<ReadonlyMap<string, string>>(new Map());
  /** What did not, with why. */
  missing = $state.raw<ReadonlyMap<string, string>>(new Map());
  /** Whether some are under way. */
  loading = $state(false);
  readonly #door: Door;
  readonly #jobs: Jobs;

  constructor(door: Door, jobs: Jobs) {
    this.#door = door;
    this.#jobs = jobs;
  }

  /** Those of these addresses that nobody asked for yet. */
  unasked(addresses: readonly string[]): string[] {
    return addresses.filter((address) => !this.data.has(address) && !this.missing.has(address));
  }

  /** Those of these addresses that did not come. */
  lost(addresses: readonly string[]): MissingPicture[] {
    return addresses.flatMap((address) => {
      const message = this.missing.get(address);
      return message === undefined ? [] : [{ address, message }];
    });
  }

  /** Loads pictures; those that did not come before are tried again. */
  async load(addresses: readonly string[]): Promise<JobView> {
    this.loading = true;
    try {
      const wanted = addresses.filter((address) => !this.data.has(address));
      const ended = await this.#jobs.follow(await this.#door.ask("picture_load", { addresses: wanted }));
      if (ended.outcome?.kind === "pictures") {
        const { loaded, missing } = ended.outcome;
        this.data = new Map([...this.data, ...loaded.map(({ address, data }) => [address, data] as const)]);
        const still = [...this.missing].filter(([address]) => !this.data.has(address));
        this.missing = new Map([...still, ...missing.map(({ address, message }) => [address, message] as const)]);
      }
      return ended;
    } finally {
      this.loading = false;
    }
  }
}
