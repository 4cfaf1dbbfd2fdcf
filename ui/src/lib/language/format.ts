// Dates, counts and names as people read them.

import type { IssueRow } from "../bindings/galley";
import { language, say } from "./language.svelte";
import { numberFormat, timeFormat } from "./locale";

/** A day, in words: "Friday, 3 January 2025"; what is no date is shown as it is. */
export function longDay(date: string): string {
  return formatted(date, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
}

/** A day, short: "3 Jan 2025". */
export function shortDay(date: string): string {
  return formatted(date, { day: "numeric", month: "short", year: "numeric" });
}

/** A moment of the recent past: the time today, else day and time. */
export function moment(at: string, now: Date = new Date()): string {
  const time = new Date(at);
  if (Number.isNaN(time.getTime())) return at;
  const isToday = time.toDateString() === now.toDateString();
  const options: Intl.DateTimeFormatOptions = isToday ? { hour: "2-digit", minute: "2-digit" } : { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" };
  return timeFormat(language.locale, options).format(time);
}

/** A count with its separators. */
export function count(number: number): string {
  return numberFormat(language.locale).format(number);
}

/** A size: "38 kB". */
export function size(bytes: number): string {
  if (bytes < 1000) return `${count(bytes)} B`;
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1000, "kB"] : [bytes / 1_000_000, "MB"];
  return `${numberFormat(language.locale, { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value)} ${unit}`;
}

/** An issue as people call it: "Weekly No. 41", or by its date where it has no number. */
export function issueName({ publication_name, number, date, title }: Pick<IssueRow, "publication_name" | "number" | "date" | "title">): string {
  const mark = number !== null ? say().issue.number(number) : (title ?? "") !== "" ? title : date !== null ? shortDay(date) : say().issue.unnumbered;
  return `${publication_name} ${mark}`;
}

/** The host of an address, without `www.`. */
export function host(url: string): string {
  try {
    return new URL(url).hostname.replace(/^www\./, "") || url;
  } catch {
    return url;
  }
}

function formatted(date: string, options: Intl.DateTimeFormatOptions): string {
  // A bare day belongs to no time zone.
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(date);
  const time = new Date(isDay ? `${date}T00:00:00Z` : date);
  if (Number.isNaN(time.getTime())) return date;
  return timeFormat(language.locale, isDay ? { ...options, timeZone: "UTC" } : options).format(time);
}
