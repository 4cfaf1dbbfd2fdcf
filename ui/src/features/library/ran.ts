// Where a story stands or ran, in words.

import type { RanView, StoryRow } from "../../lib/bindings/galley";
import { issueName } from "../../lib/language/format";
import { say } from "../../lib/language/language.svelte";

/** One place in words: "Ran in Weekly No. 12". */
export function ranWords(story: Pick<StoryRow, "state">, ran: RanView): string {
  const name = issueName({ publication_name: ran.publication_name, number: ran.number, date: ran.date, title: null });
  return story.state === "ran" ? say().library.ranIn(name) : say().library.standsIn(name);
}
