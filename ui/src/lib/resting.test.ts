// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { Pace, atOnce, whenResting } from "./resting";

describe("what stands beside a text", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const press = (): void => void window.dispatchEvent(new KeyboardEvent("keydown", { key: "a" }));

  it("is made anew after its delay where nobody writes", () => {
    const run = vi.fn();
    whenResting(run, 120);
    vi.advanceTimersByTime(119);
    expect(run).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(run).toHaveBeenCalledOnce();
  });

  it("waits for the fingers to rest, and not for ever", () => {
    const run = vi.fn();
    whenResting(run, 120);
    for (let time = 0; time < 9900; time += 100) {
      press();
      vi.advanceTimersByTime(100);
    }
    expect(run).not.toHaveBeenCalled();
    vi.advanceTimersByTime(100);
    expect(run).toHaveBeenCalledOnce();
    whenResting(run, 120);
    press();
    vi.advanceTimersByTime(499);
    expect(run).toHaveBeenCalledOnce();
    vi.advanceTimersByTime(1);
    expect(run).toHaveBeenCalledTimes(2);
  });

  it("follows keys at its own pace, and the last of them", () => {
    const run = vi.fn();
    const pace = new Pace(run, 200);
    for (let key = 0; key < 10; key++) {
      pace.tell();
      vi.advanceTimersByTime(50);
    }
    expect(run).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(200);
    expect(run).toHaveBeenCalledTimes(3);
    pace.tell();
    pace.rest();
    vi.advanceTimersByTime(500);
    expect(run).toHaveBeenCalledTimes(3);
  });

  it("is not made where it is given up, and comes at once where it was never there", () => {
    const run = vi.fn();
    press();
    whenResting(run, 120)();
    atOnce(run)();
    vi.advanceTimersByTime(5000);
    expect(run).not.toHaveBeenCalled();
    press();
    atOnce(run);
    vi.advanceTimersByTime(0);
    expect(run).toHaveBeenCalledOnce();
  });
});
