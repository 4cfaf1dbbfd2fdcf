// The way to the library. Reads are asked; writes are made, and whoever shows something that the
// write touched is told. What undo and redo would do stands in every reply and is kept here.

import { Refusal, failureOf, type Backend, type ReadName, type Reply, type Request, type Value, type WriteName } from "../backend/backend";
import type { ActionLabel, Changed, Touched } from "../bindings/galley";

/** Hears what a write touched. */
export type Listener = (touched: Touched) => void | Promise<void>;

const TEXTS = ["item_set", "item_save", "item_sources", "issue_set", "issue_text_save", "section_rename", "story_set"] as const satisfies readonly WriteName[];

/** A command that saves a text, with the text. */
export interface UnsavedText {
  name: (typeof TEXTS)[number];
  args: Record<string, unknown>;
}

/** The door. */
export class Door {
  /** What undo would take back. */
  undo = $state.raw<ActionLabel | null>(null);
  /** What redo would bring again. */
  redo = $state.raw<ActionLabel | null>(null);
  /** Counts every write of this window, so that derived views know when to look again. */
  writes = $state(0);

  readonly backend: Backend;
  readonly #listeners = new Set<Listener>();
  readonly #unsaved = new Map<string, UnsavedText>();
  readonly #underWay = new Set<Promise<unknown>>();
  #followed: Promise<unknown> = Promise.resolve();

  constructor(backend: Backend) {
    this.backend = backend;
  }

  /** Looks something up. */
  async ask<N extends ReadName>(name: N, args: Request<N>): Promise<Reply<N>> {
    return await this.#call(() => this.backend.call(name, args));
  }

  /** The texts that could not be saved, as the commands that would save them. */
  get unsaved(): readonly UnsavedText[] {
    return [...this.#unsaved.values()];
  }

  /** Changes something. Everyone who listens is told what was touched, but for the one who asked. */
  async change<N extends WriteName>(name: N, args: Request<N>, by?: Listener): Promise<Value<N>> {
    const write = this.#write(name, args);
    this.#underWay.add(write);
    const reply = await write.finally(() => this.#underWay.delete(write));
    this.undo = reply.undo;
    this.redo = reply.redo;
    this.writes++;
    const others = [...this.#listeners].filter((listener) => listener !== by);
    // What cannot be read again now stays as it was; whoever asks next hears why.
    this.#followed = Promise.allSettled(others.map((listener) => listener(reply.touched)));
    return reply.value;
  }

  /** Settles when everyone who was told of the last write shows what is true now. */
  async followed(): Promise<void> {
    await this.#followed;
  }

  /** Settles when no write is under way. */
  async settled(): Promise<void> {
    while (this.#underWay.size > 0) await Promise.allSettled(this.#underWay);
  }

  /** Tells a listener of every write until the returned function is called. */
  hear(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async #write<N extends WriteName>(name: N, args: Request<N>): Promise<Changed<Value<N>>> {
    const text = asText(name, args);
    try {
      const reply = (await this.#call(() => this.backend.call(name, args))) as Changed<Value<N>>;
      if (text) this.#unsaved.delete(text.key);
      return reply;
    } catch (thrown) {
      if (text) this.#unsaved.set(text.key, { name: text.name, args: args as UnsavedText["args"] });
      throw thrown;
    }
  }

  async #call<T>(call: () => Promise<T>): Promise<T> {
    try {
      return await call();
    } catch (thrown) {
      throw thrown instanceof Refusal ? thrown : new Refusal(failureOf(thrown));
    }
  }
}

/** Which text a command saves, if it saves one: a later save of the same text takes its place. */
function asText(name: WriteName, args: object): { key: string; name: UnsavedText["name"] } | null {
  const text = TEXTS.find((one) => one === name);
  if (!text) return null;
  const { item, issue, section, story, field, part } = args as Record<string, string | undefined>;
  return { key: [name, item, section, story, issue, field, part].join(" "), name: text };
}

/** Whether something remembered is a text that could not be saved. */
export function isUnsavedText(value: unknown): value is UnsavedText {
  return typeof value === "object" && value !== null && "name" in value && TEXTS.includes(value.name as UnsavedText["name"]) && "args" in value && typeof value.args === "object";
}
