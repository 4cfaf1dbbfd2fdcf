// Searching in the library in memory: enough of the query language for what the interface does with it.

import type { SearchFault, StoryView } from "../bindings/galley";
import { NAMES, termsOf } from "../query";

/** Why a query cannot be read. */
export function faultIn(query: string): SearchFault | null {
  const quotes = [...query].filter((sign) => sign === '"').length;
  if (quotes % 2 === 1) return { from: query.lastIndexOf('"'), to: query.length, message: "This quotation mark is not closed." };
  for (const { name, value, from, to } of termsOf(query)) {
    if (name !== null && !(NAMES as readonly string[]).includes(name)) return { from, to, message: `There is no “${name}:” to narrow by.` };
    if (name === "state" && !/^(inbox|shortlist|drafting|ready|placed|ran|hold|spiked)$/i.test(value)) return { from, to, message: `“${value}” is not one of what “state:” knows.` };
  }
  return null;
}

/** Whether a story answers to a query. */
export function answers(story: StoryView, query: string): boolean {
  const terms = termsOf(query);
  const trashed = terms.some(({ name, value }) => (name === "in" && value === "trash") || (name === "is" && value === "trashed"));
  if (story.shelf !== (trashed ? "trash" : "library")) return false;
  return terms.every(({ name, value, negated }) => negated !== holds(story, name, value.toLowerCase()));
}

function holds(story: StoryView, name: string | null, value: string): boolean {
  switch (name) {
    case null:
      return story.title.toLowerCase().includes(value);
    case "tag":
      return story.tags.some((tag) => tag.toLowerCase() === value);
    case "outlet":
      return (story.outlet ?? "").toLowerCase() === value;
    case "state":
      return story.state === value;
    case "is":
      return value === "used" ? story.ran.length > 0 : value === "unused" ? story.ran.length === 0 : value === "trashed";
    default:
      return true;
  }
}
