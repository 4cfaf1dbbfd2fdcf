// The feeds that the editor reads: the list with its folders, what is asked of them and how far that is, the
// rules for what arrives. Nothing is asked until the person asks, or has switched that on.

import type { FeedField, FeedFound, FeedListView, FeedRefresh, FeedView, JobView, OpmlImported, RuleDone, RuleView, RuleWordsView, Touched } from "../bindings/galley";
import type { Door } from "./door.svelte";
import type { Jobs } from "./jobs.svelte";

/** How often it is looked whether feeds are to be asked by themselves, in milliseconds. */
const LOOK = 60_000;

/** A rule that asks nothing and does nothing yet. */
export const NO_RULE: RuleWordsView = { name: "", off: false, feeds: [], folder: "", outlets: [], languages: [], words: [], without: [], in_title: false, tags: [], verdict: null };

/** The feeds. */
export class Feeds {
  list = $state.raw<FeedListView>({ feeds: [], folders: [], waiting: 0, faults: 0 });
  rules = $state.raw<readonly RuleView[]>([]);
  /** Every so many minutes they are asked by themselves; 0 for never. */
  every = $state(0);
  ready = $state(false);
  /** The feeds that are being asked by number of their job. */
  #asking = $state<number | null>(null);

  readonly #door: Door;
  readonly #jobs: Jobs;
  readonly #ended: (job: JobView) => void;
  readonly #heard = (touched: Touched): Promise<void> => this.#hear(touched);
  #timer = 0;

  /** `ended` hears how a refresh ended that nobody waits for. */
  constructor(door: Door, jobs: Jobs, ended: (job: JobView) => void) {
    this.#door = door;
    this.#jobs = jobs;
    this.#ended = ended;
  }

  /** Reads the list, follows it, and asks feeds by themselves where that is switched on. */
  async open(): Promise<void> {
    if (this.#timer === 0) {
      this.#door.hear(this.#heard);
      this.#timer = window.setInterval(() => void this.#look(), LOOK);
    }
    await this.load();
    this.ready = true;
  }

  /** Reads it again. */
  async load(): Promise<void> {
    const [list, rules, { every }] = await Promise.all([this.#door.ask("feed_list", {}), this.#door.ask("rule_list", {}), this.#door.ask("feed_setting_show", {})]);
    this.list = list;
    this.rules = rules;
    this.every = every;
  }

  /** The feed of that id. */
  of(id: string): FeedView | undefined {
    return this.list.feeds.find((feed) => feed.id === id);
  }

  /** How far the asking is; null while nothing is asked. */
  get job(): JobView | null {
    const job = this.#jobs.of(this.#asking);
    return job?.state === "running" ? job : null;
  }

  /** Asks feeds for news, to the end. One asking at a time. */
  async refresh(which: Partial<FeedRefresh> = {}): Promise<JobView | null> {
    if (this.job) return null;
    const begun = await this.#door.ask("feed_refresh", { due: false, ...which });
    this.#asking = begun.job;
    const ended = await this.#jobs.follow(begun);
    this.#asking = null;
    await this.load();
    return ended;
  }

  /** Stops the asking. What has come in by then stays. */
  async stop(): Promise<void> {
    if (this.job) await this.#jobs.cancel(this.job.job);
  }

  /** The feeds of an address. */
  async discover(url: string): Promise<readonly FeedFound[]> {
    const ended = await this.#jobs.follow(await this.#door.ask("feed_discover", { url }));
    if (ended.failure) throw ended.failure;
    return ended.outcome?.kind === "feed_discover" ? ended.outcome.feeds : [];
  }

  /** Enters a feed. */
  async add(url: string, title: string | null, home: string | null, folder: string): Promise<{ feed: FeedView; already: boolean }> {
    const added = await this.#door.change("feed_add", { url, title, home, folder: folder.trim() === "" ? null : folder.trim(), outlet: null }, this.#heard);
    await this.load();
    return added;
  }

  /** Changes one field of a feed. */
  async set(feed: string, field: FeedField, value: string): Promise<void> {
    this.list = await this.#door.change("feed_set", { feeds: [feed], field, value }, this.#heard);
  }

  /** Gives a feed up. What came of it stays in the library. */
  async remove(feed: string): Promise<void> {
    this.list = await this.#door.change("feed_remove", { feeds: [feed] }, this.#heard);
  }

  /** Gives a folder another name. */
  async renameFolder(folder: string, name: string): Promise<void> {
    this.list = await this.#door.change("feed_folder_rename", { folder, name }, this.#heard);
  }

  /** Takes in the feeds of a file. */
  async takeOpml(path: string): Promise<OpmlImported> {
    const taken = await this.#door.change("opml_import", { path }, this.#heard);
    await this.load();
    return taken;
  }

  /** Writes the feeds to a file; answers how many. */
  async writeOpml(path: string): Promise<number> {
    return (await this.#door.ask("opml_export", { path })).feeds;
  }

  /** Sets how often feeds are asked by themselves; 0 for never. */
  async setEvery(every: number): Promise<void> {
    this.every = (await this.#door.ask("feed_setting_set", { every })).every;
    await this.#look();
  }

  /** Makes a rule, or puts other words in its place. */
  async keepRule(rule: string | null, words: RuleWordsView): Promise<RuleView> {
    const kept = rule === null ? await this.#door.change("rule_add", { words }, this.#heard) : await this.#door.change("rule_set", { rule, words }, this.#heard);
    await this.load();
    return kept;
  }

  /** Gives a rule up. What it did stays. */
  async removeRule(rule: string): Promise<void> {
    this.rules = await this.#door.change("rule_remove", { rule }, this.#heard);
  }

  /** Has a rule do to what is there what it does to what arrives. */
  async applyRule(rule: string): Promise<RuleDone> {
    const done = await this.#door.change("rule_apply", { rule });
    await this.load();
    return done;
  }

  /** Takes back what a rule did. */
  async revertRule(rule: string): Promise<RuleDone> {
    const done = await this.#door.change("rule_revert", { rule });
    await this.load();
    return done;
  }

  /** Asks what is due. It failing is no reason to disturb: each feed shows its own fault. */
  async #look(): Promise<void> {
    if (this.every === 0 || this.job) return;
    const ended = await this.refresh({ due: true }).catch(() => null);
    if (ended) this.#ended(ended);
  }

  async #hear(touched: Touched): Promise<void> {
    if (touched.feeds.length + touched.rules.length + touched.stories.length + touched.outlets.length > 0) await this.load();
  }
}
