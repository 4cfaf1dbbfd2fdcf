// Proofs served to reviewers' browsers: whether the host is on, who was invited, and that something came in. The library
// hears what reviewers say by itself; here it is told.

import { announcer } from "../../parts/announce.svelte";
import { toaster } from "../../parts/toast.svelte";
import type { Backend } from "../backend/backend";
import type { InvitationView, JobView, ReachView, ServingView } from "../bindings/galley";
import { say } from "../language/language.svelte";
import type { Door } from "./door.svelte";

/** Who is invited: somebody known, by id, or somebody new, by name. */
export type Guest = { person: string } | { name: string };

/** The host of proofs, and the links to the proofs of the open issue. */
export class Serving {
  /** Null until it was asked for. */
  host = $state.raw<ServingView | null>(null);
  links = $state.raw<readonly InvitationView[]>([]);
  /** The link that was just made, with its address: it is said only now. */
  fresh = $state.raw<InvitationView | null>(null);

  readonly #door: Door;
  #issue = "";
  /** How much came in so far, by what the host told last. */
  #heard = 0;

  constructor(door: Door, backend: Backend) {
    this.#door = door;
    backend.on("job_progress", (job) => this.#hear(job));
  }

  /** Reads how it stands, and the links to the proofs of an issue. */
  async look(issue: string): Promise<void> {
    if (issue !== this.#issue) this.fresh = null;
    this.#issue = issue;
    const [host, links] = await Promise.all([this.#door.ask("serving_show", {}), this.#door.ask("invitation_list", { issue })]);
    this.host = host;
    if (issue === this.#issue) this.links = [...links].reverse();
  }

  /** Switches it on, or lets others reach it than did. */
  async start(reach: ReachView): Promise<void> {
    this.fresh = null;
    this.host = await this.#door.ask("serving_start", { reach });
    this.#heard = 0;
    announcer.say(say().serving.isOn);
  }

  /** Switches it off. Links are good again when it is on again. */
  async stop(): Promise<void> {
    this.fresh = null;
    this.host = await this.#door.ask("serving_stop", {});
    announcer.say(say().serving.isOff);
  }

  /** Makes a link to the last proof of the open issue for somebody. */
  async invite(guest: Guest): Promise<void> {
    await this.#made(await this.#door.ask("invitation_create", { issue: this.#issue, ...guest }));
  }

  /** Makes a link anew: the old one is no good any more. */
  async renew(invitation: string): Promise<void> {
    await this.#made(await this.#door.ask("invitation_renew", { invitation }));
  }

  /** Takes a link back. */
  async revoke(invitation: string): Promise<void> {
    const { name } = await this.#door.ask("invitation_revoke", { invitation });
    if (this.fresh?.id === invitation) this.fresh = null;
    await this.look(this.#issue);
    announcer.say(say().serving.revoked(name));
  }

  async #made(link: InvitationView): Promise<void> {
    await this.look(this.#issue);
    this.fresh = link;
    announcer.say(say().serving.linkMade(link.name));
  }

  #hear(job: JobView): void {
    if (job.kind !== "serving") return;
    if (job.state !== "running") {
      if (this.host?.job === job.job) this.host = { ...this.host, on: false, origins: [], fingerprint: null, job: null };
      return;
    }
    if (job.done <= this.#heard) return;
    this.#heard = job.done;
    toaster.show({ words: say().serving.news });
  }
}
