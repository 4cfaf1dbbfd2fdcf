// The library's own pictures: taken in, and shown wherever a body names one.

import type { ImageAdded } from "../bindings/galley";
import { Refusal } from "../backend/backend";
import { say } from "../language/language.svelte";
import type { Door } from "./door.svelte";

/** The largest file that is taken, as in the core: more would only be refused there. */
const LARGEST = 25_000_000;

/** The pictures. */
export class Pictures {
  readonly #door: Door;
  readonly #shown = new Map<string, Promise<string | null>>();

  constructor(door: Door) {
    this.#door = door;
  }

  /** The bytes of a picture as an address that the page may show. */
  show(src: string): Promise<string | null> {
    const known = this.#shown.get(src);
    if (known) return known;
    const asked = this.#door.ask("image_show", { image: src }).then(({ data }) => data);
    this.#shown.set(src, asked);
    // What could not be read now may be there later.
    asked.catch(() => this.#shown.delete(src));
    return asked;
  }

  /** Takes a file in. */
  async take(file: Blob): Promise<ImageAdded> {
    if (file.size > LARGEST) throw new Refusal({ code: "invalid", message: say().editor.pictureLarge, hint: null });
    return await this.#door.ask("image_add", { from: { kind: "bytes", data: await base64Of(file) } });
  }
}

async function base64Of(file: Blob): Promise<string> {
  return await new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject(reader.error ?? new Error());
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""));
    reader.readAsDataURL(file);
  });
}
