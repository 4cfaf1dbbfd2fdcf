// Which failure is shown how: one exhaustive switch from the closed list of codes.

import type { Failure } from "../bindings/galley";

/** Where a failure is shown, and in which tone. */
export interface Presentation {
  /** A note that passes, a note that stays, or a screen in place of the desk. */
  place: "note" | "standing" | "screen";
  tone: "refused" | "broken";
}

/** The host in the person's own network that the words of a refusal name; it can be allowed. */
export function withheldHost({ message }: { message: string }): string | null {
  return /^“([^”]+)” leads into your own network/u.exec(message)?.[1] ?? null;
}

/** How a failure is shown. */
export function presentationOf({ code }: Failure): Presentation {
  switch (code) {
    case "not_found":
    case "invalid":
    case "blocked":
    case "secret":
    case "outside":
    case "guarded":
      return { place: "note", tone: "refused" };
    case "io":
    case "storage":
    case "unknown":
    case "fault":
      return { place: "standing", tone: "broken" };
    case "newer_library":
    case "damaged":
      return { place: "screen", tone: "broken" };
  }
}
