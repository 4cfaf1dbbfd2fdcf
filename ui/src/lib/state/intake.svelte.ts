// What comes in from outside, by the person's intent: feeds are asked and changed, pages are clipped, files are
// carried in. Each verb is told of in words, and shows what it brought.

import { toaster } from "../../parts/toast.svelte";
import type { ClipFrom, ClipInto, FeedRefresh, FeedView, JobView } from "../bindings/galley";
import { say } from "../language/language.svelte";
import type { Newsroom } from "./newsroom.svelte";

/** The verbs of what comes in. */
export class Intake {
  readonly #room: Newsroom;

  constructor(room: Newsroom) {
    this.#room = room;
    // While feeds are asked, what came in by then is shown now and then.
    let shown = 0;
    room.backend.on("job_progress", ({ kind, state }) => {
      if (kind !== "feed_refresh" || state !== "running" || Date.now() - shown < 1000) return;
      shown = Date.now();
      void this.#follow().catch(() => undefined);
    });
  }

  /** Asks feeds for news, shows what comes in, and tells how it ended. */
  async refresh(which: Partial<FeedRefresh> = {}): Promise<void> {
    await this.#room.attempt(async () => {
      const ended = await this.#room.feeds.refresh(which);
      if (ended) this.told(ended);
    });
  }

  /** Enters a feed, shows it, and asks it for the first time. It goes by its own name; `title` is how it is told of. */
  async addFeed(url: string, title: string | null, home: string | null, folder: string): Promise<void> {
    const { feed, already } = await this.#room.feeds.add(url, null, home, folder);
    if (this.#room.view !== "inbox") await this.#room.go("inbox");
    await this.#room.inbox.show({ kind: "feed", feed: feed.id });
    const name = title ?? feed.name;
    this.#room.told(already ? say().inbox.addedAlready(name) : say().inbox.added(name), !already);
    if (already) return;
    // What comes is in view; only what goes wrong needs words.
    void this.#room.attempt(async () => {
      const ended = await this.#room.feeds.refresh({ feeds: [feed.id] });
      if (ended?.failure) this.#room.show(ended.failure);
      await this.#follow();
    });
  }

  /** Gives a feed up. */
  async removeFeed(feed: FeedView): Promise<void> {
    await this.#room.feeds.remove(feed.id);
    if (this.#room.inbox.scope.kind === "feed" && this.#room.inbox.scope.feed === feed.id) await this.#room.inbox.show({ kind: "all" });
    this.#room.told(say().inbox.removed(feed.name), true);
  }

  /** Lets pages and feeds be fetched from a host in the person's own network. */
  async allow(host: string): Promise<void> {
    await this.#room.door.ask("host_allow", { host });
  }

  /** Lets pages and feeds be fetched from a host in the person's own network, and asks a feed of it again. */
  async allowHost(host: string, feed: string): Promise<void> {
    await this.allow(host);
    await this.refresh({ feeds: [feed] });
  }

  /** Takes in the feeds of a file, and tells what was taken and what was not. */
  async takeOpml(): Promise<void> {
    const path = await this.#room.backend.chooseFile("opml");
    if (path === null) return;
    const { added, already, refused } = await this.#room.feeds.takeOpml(path);
    if (this.#room.view !== "inbox") await this.#room.go("inbox");
    this.#room.told(say().inbox.opmlTook(added.length, already), added.length > 0);
    if (refused[0] !== undefined) toaster.show({ words: say().inbox.opmlRefused(refused.length, say().told(refused[0])), tone: "refused" });
  }

  /** Writes the feeds to a file that the person chooses. */
  async writeOpml(): Promise<void> {
    const path = await this.#room.backend.chooseExportFile(say().inbox.opmlName, "opml");
    if (path === null) return;
    const count = await this.#room.feeds.writeOpml(path);
    toaster.show({ words: say().inbox.opmlWritten(count, path), act: { label: say().exporting.reveal, run: () => void this.#room.attempt(() => this.#room.backend.revealFile(path)) } });
  }

  /** Opens the dialog for clipping; what is given is read at once. */
  startClip(from: ClipFrom | null = null): void {
    this.#room.clipped = from;
    this.#room.dialog = "clip";
  }

  /** Clips what a link names that the system handed over. */
  async clipLink(link: string): Promise<void> {
    this.startClip(await this.#room.door.ask("clip_link", { link }));
  }

  /** Keeps what was clipped, and tells what became of it. */
  async keepClip(into: ClipInto, wish: { title: string; outlet: string; tags: string[]; notes: string }): Promise<void> {
    const { deed, story } = await this.#room.clip.keep(into, wish);
    const words = say().clipping;
    if (this.#room.view === "library") {
      await this.#room.curation.open(story.id);
      this.#room.told(words.kept(story.title, deed), deed !== "nothing");
      return;
    }
    toaster.show({ words: words.kept(story.title, deed), act: { label: words.show, run: () => void this.#room.attempt(() => this.#room.curation.open(story.id)) } });
  }

  /** Asks for a file or folder of stories, a folder or an archive of past issues, and takes it in. */
  async carryIn(purpose: "stories" | "story_folder" | "issue_folder" | "issue_archive", publication = this.#room.publication): Promise<void> {
    const path = await this.#room.carrying.ask(purpose);
    if (path === null) return;
    this.#room.dialog = "carry";
    try {
      await this.#room.carrying.take(purpose === "issue_folder" || purpose === "issue_archive" ? { kind: "issues", path, publication } : { kind: "stories", path });
    } catch (thrown) {
      this.#room.dialog = null;
      throw thrown;
    } finally {
      // What was taken in by then is there, however it ended.
      await this.#room.readAgain();
      const status = await this.#room.door.ask("library_status", {});
      this.#room.door.undo = status.undo;
      this.#room.door.redo = status.redo;
    }
  }

  /** Tells how the asking of feeds ended, and shows what it brought. */
  told(job: JobView): void {
    const words = say().inbox;
    if (job.failure) this.#room.show(job.failure);
    else if (job.state === "cancelled") toaster.show({ words: words.stoppedWords });
    else if (job.outcome?.kind === "feed_refresh") {
      const { stories, asked, failed } = job.outcome.result;
      toaster.show({ words: words.came(stories, asked, failed) });
    }
    void this.#room.attempt(() => this.#follow());
  }

  /** What a refresh brings is told by no reply. */
  async #follow(): Promise<void> {
    await this.#room.feeds.load();
    if (this.#room.view === "inbox") await this.#room.inbox.load(this.#room.inbox.rows.length);
    if (this.#room.view === "library") await this.#room.shelf.load(this.#room.shelf.rows.length);
    this.#room.door.writes++;
  }
}
