// Proofs and reviews by the person's intent: a proof is made and saved, reviews come in, an approval that lapses is
// told of, a remark is gone to, an earlier state comes back. Each verb is told of in words.

import { announcer } from "../../parts/announce.svelte";
import { toaster } from "../../parts/toast.svelte";
import type { ReviewImport, ReviewVerdict, ThreadView, Touched, ReviewerWord } from "../bindings/galley";
import { say } from "../language/language.svelte";
import type { Desk } from "./desk.svelte";
import type { Dialog, Newsroom } from "./newsroom.svelte";
import type { Owned, State } from "./revision.svelte";

/** The verbs of proofs and reviews. */
export class Reviewing {
  readonly #room: Newsroom;
  /** What stood over the window before the changes did. */
  #from: Dialog = null;

  constructor(room: Newsroom) {
    this.#room = room;
    room.door.hear((touched) => this.#heed(touched));
  }

  /** Shows what the open issue waits for, and its proofs. */
  open(): void {
    if (!this.#room.desk || this.#room.dialog === "review") return;
    this.#room.proofs.made = null;
    this.#room.dialog = "review";
  }

  /** Asks where to, and freezes the open issue as its next proof. */
  async makeProof(): Promise<void> {
    const { desk, backend, proofs, saving } = this.#room;
    if (!desk) return;
    this.open();
    await saving.flush();
    await proofs.list.look(desk.issue.id);
    const number = (proofs.list.value?.[0]?.number ?? 0) + 1;
    const file = await backend.chooseExportFile(fileName(desk, number), "proof");
    if (file === null) return;
    const made = await proofs.make(desk.issue.id, file);
    announcer.say(say().proof.made(made.number));
  }

  /** Asks where to, and writes the page of a proof again. */
  async savePage(number: number): Promise<void> {
    const { desk, backend, proofs } = this.#room;
    if (!desk) return;
    const file = await backend.chooseExportFile(fileName(desk, number), "proof");
    if (file === null) return;
    await proofs.page(desk.issue.id, number, file);
    announcer.say(say().proof.saved(number));
  }

  /** Shows what changed since a proof. */
  async showChanges(number: number): Promise<void> {
    const { desk, saving, proofs } = this.#room;
    if (!desk) return;
    await saving.flush();
    await proofs.compare(desk.issue.id, number);
    if (this.#room.dialog !== "changes") this.#from = this.#room.dialog;
    this.#room.dialog = "changes";
  }

  /** Goes back to where the changes were asked for. */
  leaveChanges(): void {
    this.#room.dialog = this.#from;
    this.#from = null;
  }

  /** Gives a verdict on a proof in the name of who works here, or takes it back. */
  async judge(number: number, verdict: ReviewVerdict | null, remark: string): Promise<void> {
    const { desk, saving, proofs } = this.#room;
    if (!desk) return;
    await saving.flush();
    await proofs.judge(desk.issue.id, number, verdict, remark);
    announcer.say(verdict === null ? say().proof.takenBack : say().proof.given(verdict));
  }

  /** Asks for review files and takes them in. */
  async chooseReviews(): Promise<void> {
    const files = await this.#room.backend.chooseReviewFiles();
    if (files.length > 0) await this.take({ files });
  }

  /** Takes in files that were dropped onto the window. */
  async takeDropped(files: readonly File[]): Promise<void> {
    const paths: string[] = [];
    for (const file of files) paths.push(await this.#room.backend.takeDropped(file));
    await this.take({ files: paths });
  }

  /** Takes reviews in and shows what they brought. */
  async take(asked: ReviewImport): Promise<void> {
    const { saving, proofs } = this.#room;
    proofs.brought = null;
    this.#room.dialog = "reviews";
    await saving.flush();
    const { reviews } = await proofs.take(asked);
    announcer.say(say().proof.took(reviews.filter(({ refused }) => refused === null).length, reviews.reduce((sum, { added }) => sum + added, 0)));
  }

  /** Takes the last import back, review by review. */
  async undoImport(): Promise<void> {
    const { proofs, door } = this.#room;
    const steps = proofs.brought?.steps ?? 0;
    for (let step = 0; step < steps && door.undo?.verb === "review_import"; step++) await door.change("undo", {});
    await door.followed();
    proofs.brought = null;
    this.#room.dialog = null;
    toaster.show({ words: say().proof.importUndone });
  }

  /** Whether the last import is still what undo would take back. */
  get canUndoImport(): boolean {
    return (this.#room.proofs.brought?.steps ?? 0) > 0 && this.#room.door.undo?.verb === "review_import";
  }

  /** Goes to the words of a thread, in its issue. */
  async goToThread(thread: ThreadView): Promise<void> {
    this.#room.dialog = null;
    await this.#seat(thread.issue);
    await this.#room.review.goTo(thread, true);
  }

  /** Opens an issue that reviews came in for. */
  async goToIssue(issue: string): Promise<void> {
    this.#room.dialog = null;
    await this.#seat(issue);
  }

  /** Goes back to a state of an item or an issue. */
  async restore(owner: Owned, state: State, name: string): Promise<void> {
    const { saving, revisions } = this.#room;
    await saving.flush();
    await revisions.restore(owner, state);
    this.#room.told(say().revision.restored(name), true);
  }

  /** Gives a state a name. */
  async nameState(owner: Owned, state: State | null, name: string): Promise<void> {
    const { saving, revisions } = this.#room;
    await saving.flush();
    await revisions.name(owner, state, name);
    this.#room.told(say().revision.named(name), true);
  }

  async #seat(issue: string | null): Promise<void> {
    if (issue !== null && this.#room.desk?.issue.id !== issue) await this.#room.openIssue(issue);
    else if (this.#room.view !== "desk") await this.#room.go("desk");
  }

  /** A change may have taken an approval's ground away: the state is told as it is, and who approved what. */
  async #heed({ issues }: Touched): Promise<void> {
    const { desk, target, proofs } = this.#room;
    if (!desk || !issues.includes(desk.issue.id)) return;
    const was = await desk.followState();
    if (was !== "approved" || desk.issue.state !== "proof") return;
    await proofs.gate.look({ issue: desk.issue.id, target });
    const lapsed = proofs.gate.value?.words.filter(isLapsed).at(-1);
    if (lapsed) toaster.show({ words: say().proof.lapsed(lapsed.name, lapsed.number, lapsed.changed), act: { label: say().proof.showChanges, run: () => void this.#room.attempt(() => this.showChanges(lapsed.number)) } });
  }
}

/** Whether somebody approved what is not said any more. */
export function isLapsed({ verdict, changed }: ReviewerWord): boolean {
  return verdict === "approve" && changed > 0;
}

function fileName({ issue }: Desk, number: number): string {
  const mark = issue.number !== null ? String(issue.number) : (issue.date ?? issue.id.slice(0, 8));
  return say().proof.fileName(issue.publication.slug, mark, number);
}
