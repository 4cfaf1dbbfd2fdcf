// What can stand behind each name of the query language, in this library.

import { contentLanguages } from "../issues/languages";
import { issueName } from "../../lib/language/format";
import { say } from "../../lib/language/language.svelte";
import type { Name } from "../../lib/query";
import type { Newsroom } from "../../lib/state/newsroom.svelte";

/** A value with its words. */
export interface Value {
  value: string;
  label: string;
  hint?: string;
}

/** The values of a name, the likeliest first. */
export function valuesOf(room: Newsroom, name: Name): Value[] {
  const { library, query } = say();
  const counted = (count: number): string => (count > 0 ? String(count) : "");
  const listed = (all: Readonly<Record<string, string>>): Value[] => Object.entries(all).map(([value, hint]) => ({ value, label: value, hint }));
  switch (name) {
    case "tag":
      return room.shelf.facets.tags.map(({ label, count }) => ({ value: label, label, hint: counted(count) }));
    case "outlet":
      return room.shelf.facets.outlets.map(({ label, count }) => ({ value: label, label, hint: counted(count) }));
    case "state":
      return Object.entries(library.states).map(([value, label]) => ({ value, label, hint: `${label} ${counted(room.shelf.facets.states.find((facet) => facet.value === value)?.count ?? 0)}`.trim() }));
    case "is":
      return listed(query.is);
    case "in":
      return listed(query.in);
    case "age":
      return listed(query.ages);
    case "before":
    case "after":
      return listed(query.days);
    case "lang":
      return contentLanguages("").map(({ value, label }) => ({ value, label }));
    case "publication":
      return room.register.publications.map(({ slug, name: label }) => ({ value: slug, label }));
    case "issue":
      return room.register.issues.flatMap((row) => (row.number === null ? [] : [{ value: `${row.publication}#${row.number}`, label: issueName(row) }]));
    case "url":
      return [];
  }
}
