// The way to the library. Reads are asked; writes are made, and whoever shows something that the
// write touched is told. What undo and redo would do stands in every reply and is kept here.

import { Refusal, failureOf, type Backend, type ReadName, type Reply, type Request, type Value, type WriteName } from "../backend/backend";
import type { ActionLabel, Changed, Touched } from "../bindings/galley";

/** Hears what a write touched. */
export type Listener = (touched: Touched) => void;

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

  constructor(backend: Backend) {
    this.backend = backend;
  }

  /** Looks something up. */
  async ask<N extends ReadName>(name: N, args: Request<N>): Promise<Reply<N>> {
    return await this.#call(() => this.backend.call(name, args));
  }

  /** Changes something. Everyone who listens is told what was touched, but for the one who asked. */
  async change<N extends WriteName>(name: N, args: Request<N>, by?: Listener): Promise<Value<N>> {
    const reply = (await this.#call(() => this.backend.call(name, args))) as Changed<Value<N>>;
    this.undo = reply.undo;
    this.redo = reply.redo;
    this.writes++;
    for (const listener of [...this.#listeners]) {
      if (listener !== by) listener(reply.touched);
    }
    return reply.value;
  }

  /** Tells a listener of every write until the returned function is called. */
  hear(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async #call<T>(call: () => Promise<T>): Promise<T> {
    try {
      return await call();
    } catch (thrown) {
      throw thrown instanceof Refusal ? thrown : new Refusal(failureOf(thrown));
    }
  }
}
