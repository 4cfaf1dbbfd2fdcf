// @vitest-environment jsdom
// Pictures of previews: loaded when asked for, and what did not come is tried again.

import { describe, expect, it } from "vitest";

import type { Backend } from "../backend/backend";
import type { JobView, LoadedPicture, MissingPicture } from "../bindings/galley";
import { Door } from "./door.svelte";
import { Jobs } from "./jobs.svelte";
import { LoadedPictures } from "./loaded.svelte";

const job = (loaded: LoadedPicture[], missing: MissingPicture[]): JobView => ({ job: 3, kind: "pictures", subject: "", state: "done", step: "fetching", done: 1, total: 1, outcome: { kind: "pictures", loaded, missing }, failure: null });

describe("the pictures of a preview", () => {
  it("are asked for once, and again where they did not come", async () => {
    const asked: unknown[] = [];
    const answers = [job([{ address: "a", data: "data:1" }], [{ address: "b", message: "It did not answer." }]), job([{ address: "b", data: "data:2" }], [])];
    const backend = {
      on: () => () => undefined,
      call: (_name: string, request: unknown) => {
        asked.push(request);
        return Promise.resolve(answers.shift());
      },
    } as unknown as Backend;
    const door = new Door(backend);
    const pictures = new LoadedPictures(door, new Jobs(door, backend));
    expect(pictures.unasked(["a", "b"])).toEqual(["a", "b"]);

    await pictures.load(["a", "b"]);
    expect(pictures.unasked(["a", "b"])).toEqual([]);
    expect(pictures.lost(["a", "b"])).toEqual([{ address: "b", message: "It did not answer." }]);

    await pictures.load(["a", "b"]);
    expect(asked).toEqual([{ addresses: ["a", "b"] }, { addresses: ["b"] }]);
    expect(pictures.lost(["a", "b"])).toEqual([]);
    expect([...pictures.data]).toEqual([["a", "data:1"], ["b", "data:2"]]);
  });
});
