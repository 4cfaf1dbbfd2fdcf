// When a text is saved, told by a clock that the test turns by hand.

import { describe, expect, it } from "vitest";

import { Autosave, LONGEST_WAIT, PAUSE, RETRY_AFTER, type Clock, type SaveState } from "./autosave";

/** A clock that moves only when told to. */
class HandClock implements Clock {
  #now = 0;
  #next = 1;
  #timers = new Map<number, { at: number; run: () => void }>();
  now(): number {
    return this.#now;
  }
  set(run: () => void, delay: number): number {
    this.#timers.set(this.#next, { at: this.#now + delay, run });
    return this.#next++;
  }
  clear(timer: number): void {
    this.#timers.delete(timer);
  }
  async turn(by: number): Promise<void> {
    const end = this.#now + by;
    for (;;) {
      const due = [...this.#timers].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at)[0];
      if (!due) break;
      this.#timers.delete(due[0]);
      this.#now = due[1].at;
      due[1].run();
      await settle();
    }
    this.#now = end;
    await settle();
  }
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
}

function desk(): {
  clock: HandClock;
  autosave: Autosave;
  states: SaveState[];
  sent: number[];
  reply: () => Promise<void>;
  refuse: (reason?: string) => Promise<void>;
  type: () => void;
} {
  const clock = new HandClock();
  const states: SaveState[] = [];
  const sent: number[] = [];
  const open: { resolve: () => void; reject: (reason: Error) => void }[] = [];
  let text = 0;
  const autosave = new Autosave(
    () => {
      sent.push(text);
      return new Promise<void>((resolve, reject) => open.push({ resolve, reject }));
    },
    (state) => states.push(state),
    (failure) => (failure as Error).message.startsWith("No"),
    clock,
  );
  return {
    clock,
    autosave,
    states,
    sent,
    reply: () => (open.shift()!.resolve(), settle()),
    refuse: (reason = "The disk is full.") => (open.shift()!.reject(new Error(reason)), settle()),
    type: () => {
      text++;
      autosave.touch();
    },
  };
}

describe("a text", () => {
  it("is sent within half a second after the last key, once", async () => {
    const { clock, sent, type } = desk();
    type();
    await clock.turn(PAUSE - 1);
    type();
    await clock.turn(PAUSE - 1);
    expect(sent).toEqual([]);
    await clock.turn(1);
    expect(sent).toEqual([2]);
    expect(PAUSE).toBeLessThan(500);
  });

  it("is sent now and then while keys keep coming", async () => {
    const { clock, sent, type, reply } = desk();
    let replies = 0;
    for (let at = 0; at < LONGEST_WAIT * 2; at += 100) {
      type();
      await clock.turn(100);
      if (sent.length > replies) {
        replies++;
        await reply();
      }
    }
    expect(replies).toBe(2);
  });

  it("is saved only when the reply has come", async () => {
    const { clock, autosave, states, reply, type } = desk();
    type();
    await clock.turn(PAUSE);
    expect(autosave.state).toBe("saving");
    await clock.turn(10_000);
    expect(autosave.state).toBe("saving");
    await reply();
    expect(states).toEqual(["unsaved", "saving", "saved"]);
  });

  it("has one save in flight; what is typed meanwhile goes in the next", async () => {
    const { clock, autosave, sent, reply, type } = desk();
    type();
    await clock.turn(PAUSE);
    type();
    await clock.turn(10_000);
    expect(sent).toEqual([1]);
    await reply();
    expect(autosave.state).toBe("unsaved");
    await clock.turn(PAUSE);
    expect(sent).toEqual([1, 2]);
    await reply();
    expect(autosave.state).toBe("saved");
  });

  it("stays unsaved after a failure and is tried again, later each time", async () => {
    const { clock, autosave, sent, refuse, reply, type } = desk();
    type();
    await clock.turn(PAUSE);
    await refuse();
    expect(autosave.state).toBe("failed");
    expect(autosave.clean).toBe(false);
    await clock.turn(RETRY_AFTER[0]! - 1);
    expect(sent).toHaveLength(1);
    await clock.turn(1);
    expect(sent).toHaveLength(2);
    await refuse();
    type();
    await clock.turn(RETRY_AFTER[1]!);
    expect(sent).toEqual([1, 1, 2]);
    await reply();
    expect(autosave.state).toBe("saved");
  });

  it("is not sent again as it is when it was refused for what it says", async () => {
    const { clock, autosave, sent, refuse, reply, type } = desk();
    type();
    await clock.turn(PAUSE);
    await refuse("Not an address.");
    await clock.turn(120_000);
    expect(sent).toEqual([1]);
    expect(autosave.state).toBe("failed");
    type();
    await clock.turn(PAUSE);
    expect(sent).toEqual([1, 2]);
    await reply();
    expect(autosave.state).toBe("saved");
  });

  it("is sent at once when the desk is left", async () => {
    const { autosave, sent, reply, type } = desk();
    type();
    const flushed = autosave.flush();
    expect(sent).toEqual([1]);
    await reply();
    await flushed;
    expect(autosave.clean).toBe(true);
  });

  it("is sent once more on leaving when something was typed during a save", async () => {
    const { clock, autosave, sent, reply, type } = desk();
    type();
    await clock.turn(PAUSE);
    type();
    const flushed = autosave.flush();
    await reply();
    await reply();
    await flushed;
    expect(sent).toEqual([1, 2]);
  });

  it("says on leaving that it could not be saved", async () => {
    const { autosave, refuse, type } = desk();
    type();
    const flushed = autosave.flush();
    await refuse();
    await expect(flushed).rejects.toThrow("The disk is full.");
  });

  it("is not sent when nothing was typed", async () => {
    const { clock, autosave, sent } = desk();
    await autosave.flush();
    await clock.turn(60_000);
    expect(sent).toEqual([]);
  });

  it("is left alone after closing", async () => {
    const { clock, autosave, sent, type } = desk();
    type();
    autosave.close();
    await clock.turn(60_000);
    expect(sent).toEqual([]);
  });
});
