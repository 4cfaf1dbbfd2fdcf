// Where a story stands or ran, in words.

import type { RanView, StoryRow } from "../bindings/galley";
import { issueName, shortDay } from "./format";
import { say } from "./language.svelte";

/** A place in print: "Weekly No. 12, 3 Jan 2025, item 4". */
export function placeWords(ran: RanView): string {
  const name = issueName({ publication_name: ran.publication_name, number: ran.number, date: ran.date, title: null });
  const day = ran.number !== null && ran.date !== null ? shortDay(ran.date) : null;
  return say().memory.place(name, day, ran.position);
}

/** One place in words, with how it is known: "Ran in Weekly No. 12, 3 Jan 2025, item 4 (the same address)". */
export function ranWords(story: Pick<StoryRow, "state">, ran: RanView): string {
  const { memory } = say();
  const place = placeWords(ran);
  if (ran.by === "address") return memory.byAddress(place);
  if (ran.by === "headline") return memory.byHeadline(place, ran.headline);
  return story.state === "ran" ? memory.ranIn(place) : memory.standsIn(place);
}
