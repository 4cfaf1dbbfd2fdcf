// Where the keyboard goes by name. Places carry `data-focus`; the first one that is drawn takes it.

import { tick } from "svelte";

/** A place that the keyboard can be sent to. */
export type FocusPlace = "rundown" | "text" | "subject" | "preheader" | "topic_line" | "headline" | "library-search" | "list" | "outlet-search" | "outlet" | "recipe" | "theme" | "reader" | "comment" | "comments" | "reply" | "kicker" | "dek" | "call_text" | "call_label" | "find" | "replace";

/** Sends the keyboard to a place, once what was just changed is drawn. */
export async function focusOn(place: FocusPlace): Promise<void> {
  await tick();
  const found = document.querySelector<HTMLElement>(`[data-focus="${place}"]`);
  const target = found?.matches("input, textarea, button, [tabindex], [contenteditable]") ? found : found?.querySelector<HTMLElement>("[contenteditable='true'], textarea, input, button, [tabindex='0']");
  target?.focus();
}
