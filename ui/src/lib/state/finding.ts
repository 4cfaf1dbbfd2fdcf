// Where a finding of the checks is mended: an item, a part of the issue and the field in it, or a sheet of
// the publication.

import type { FindingView } from "../bindings/galley";
import type { FocusPlace } from "../focus";
import type { Part } from "./desk.svelte";

/** A place of the window where something can be mended. */
export type Remedy = { kind: "item"; item: string } | { kind: "part"; part: Part; focus: FocusPlace } | { kind: "sheet"; sheet: "recipe" | "theme" } | { kind: "review" };

/** Where a finding is mended. */
export function remedyOf({ item, part, check }: FindingView): Remedy {
  if (item !== null) return { kind: "item", item };
  // People mend these: by reading again, or by a new proof.
  if (check === "approval-missing" || check === "changes-requested") return { kind: "review" };
  switch (part) {
    case "footer":
    case "browser_address":
      return { kind: "sheet", sheet: "recipe" };
    case "theme":
      return { kind: "sheet", sheet: "theme" };
    case "intro":
    case "outro":
      return { kind: "part", part, focus: "text" };
    case "call_to_action":
      return { kind: "part", part: "call", focus: "text" };
    case "subject":
    case "preheader":
    case "topic_line":
      return { kind: "part", part: "mail", focus: part };
    case null:
      return check === "image-not-hosted" ? { kind: "sheet", sheet: "recipe" } : { kind: "part", part: "mail", focus: "text" };
  }
}
