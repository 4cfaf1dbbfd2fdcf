// What the inspector shows beside the text: the issue as it would be written out, the story behind an
// item, and the named changes. Each is read again only while it is shown.

import type { ActionView, ExportedView, FindingView, IssuePreview, PreviewView, StoryView, TargetView } from "../bindings/galley";
import type { Door } from "./door.svelte";

/** Something read from the library that is read again after writes; the latest answer wins. */
export class Looking<K, V> {
  value = $state.raw<V | null>(null);
  /** Why it could not be read. */
  failure = $state.raw<unknown>(null);
  readonly #read: (key: K) => Promise<V>;
  #asked = 0;

  constructor(read: (key: K) => Promise<V>) {
    this.#read = read;
  }

  /** Reads it. */
  async look(key: K): Promise<void> {
    const asked = ++this.#asked;
    try {
      const value = await this.#read(key);
      if (asked !== this.#asked) return;
      this.value = value;
      this.failure = null;
    } catch (failure) {
      if (asked === this.#asked) this.failure = failure;
    }
  }

  /** Shows nothing. */
  clear(): void {
    this.#asked++;
    this.value = null;
    this.failure = null;
  }
}

/** The preview of an issue. */
export function previewOf(door: Door): Looking<IssuePreview, PreviewView> {
  return new Looking((asked) => door.ask("issue_preview", asked));
}

/** The story behind an item. */
export function sourceOf(door: Door): Looking<string, StoryView> {
  return new Looking((story) => door.ask("story_show", { story }));
}

/** What the checks found in an issue, the gravest first. */
export function findingsOf(door: Door): Looking<{ issue: string; target: TargetView }, FindingView[]> {
  return new Looking(async ({ issue, target }) => {
    const { findings } = await door.ask("issue_check", { issue, target });
    return findings.map((finding, at) => ({ finding, at })).sort((a, b) => gravity(a.finding) - gravity(b.finding) || a.at - b.at).map(({ finding }) => finding);
  });
}

/** How grave a finding is: 0 keeps the issue from going out. */
export function gravity({ severity }: FindingView): number {
  const at = ["block", "warn", "note"].indexOf(severity);
  return at < 0 ? 2 : at;
}

/** What was written out of an issue, the first one first. */
export function exportsOf(door: Door): Looking<string, ExportedView[]> {
  return new Looking((issue) => door.ask("export_list", { issue }));
}

/** The newest named changes of an issue. */
export function historyOf(door: Door): Looking<string, ActionView[]> {
  return new Looking((issue) => door.ask("history_list", { issue, limit: 200 }));
}
