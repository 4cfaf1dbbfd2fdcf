// @vitest-environment jsdom
// Jobs: followed to their end, by what is told and by what is asked, and stopped.

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import type { JobView } from "../bindings/galley";
import type { Backend, Events } from "../backend/backend";
import { Door } from "./door.svelte";
import { Jobs } from "./jobs.svelte";

const job = (state: JobView["state"], more: Partial<JobView> = {}): JobView => ({ job: 7, kind: "test_mail", subject: "Weekly No. 41", state, step: "sending", done: 0, total: 2, outcome: null, failure: null, ...more });

let tell: (job: JobView) => void;
let answers: JobView[];
let jobs: Jobs;

beforeEach(() => {
  vi.useFakeTimers();
  answers = [];
  const backend = {
    on: (_event: keyof Events, run: (job: JobView) => void) => ((tell = run), () => undefined),
    call: (name: string) => Promise.resolve(name === "job_cancel" ? job("cancelled") : (answers.shift() ?? job("running"))),
  } as unknown as Backend;
  jobs = new Jobs(new Door(backend), backend);
});

afterEach(() => vi.useRealTimers());

describe("a job", () => {
  it("ends when its end is told", async () => {
    const followed = jobs.follow(job("running"));
    tell(job("running", { done: 1 }));
    expect(jobs.of(7)?.done).toBe(1);
    tell(job("done", { done: 2 }));
    expect((await followed).state).toBe("done");
  });

  it("ends also when nobody told: it is asked for", async () => {
    answers = [job("running", { step: "connecting" }), job("failed", { failure: { code: "outside", message: "The server did not answer.", hint: null } })];
    const followed = jobs.follow(job("running"));
    await vi.advanceTimersByTimeAsync(2_000);
    expect((await followed).failure?.message).toBe("The server did not answer.");
  });

  it("that had ended before it was followed is known to have", async () => {
    tell(job("done"));
    expect((await jobs.follow(job("running"))).state).toBe("done");
    tell(job("running"));
    expect(jobs.of(7)?.state).toBe("done");
  });

  it("is stopped", async () => {
    const followed = jobs.follow(job("running"));
    await jobs.cancel(7);
    expect((await followed).state).toBe("cancelled");
  });
});
