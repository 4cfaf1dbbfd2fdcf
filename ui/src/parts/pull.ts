// Pulling entries out of a list by pointer, to be put down somewhere else. The list holds the pointer; where
// it may be put down says so by `data-drop` (an id, or empty for the end). As in `sortable`, HTML5 drag and
// drop is not used: it does not work in WebKitGTK.

import type { Attachment } from "svelte/attachments";

/** How far the pointer moves before a press becomes a pull. */
const SLACK = 6;

/** What is told of a pull. */
export interface Pulling {
  /** Selector of what can be pulled; each carries `data-id`. */
  cards: string;
  /** A pull begins at this card; answers the words that go along with the pointer. */
  begin: (id: string) => string;
  /** It is over a place, or over none. */
  over: (place: string | null) => void;
  /** It was put down there; null where it was let go elsewhere. */
  drop: (place: string | null) => void;
}

/** Lets entries of a list be pulled. */
export function pullable(pulling: () => Pulling): Attachment<HTMLElement> {
  return (list) => {
    const down = (event: PointerEvent): void => {
      const card = (event.target as HTMLElement).closest<HTMLElement>(pulling().cards);
      if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || !card || !list.contains(card)) return;
      watch(card.dataset["id"] ?? "", event, pulling());
    };
    list.addEventListener("pointerdown", down);
    return () => list.removeEventListener("pointerdown", down);
  };
}

function watch(id: string, start: PointerEvent, pulling: Pulling): void {
  let ghost: HTMLElement | null = null;
  const end = new AbortController();
  const on = <E extends keyof DocumentEventMap>(type: E, run: (event: DocumentEventMap[E]) => void): void =>
    document.addEventListener(type, run as EventListener, { signal: end.signal, capture: true });

  const finish = (place: string | null): void => {
    end.abort();
    if (!ghost) return;
    ghost.remove();
    delete document.documentElement.dataset["pulling"];
    // The click that ends a pull chooses nothing; it comes in this turn or not at all.
    const swallow = (click: MouseEvent): void => click.stopPropagation();
    window.addEventListener("click", swallow, { capture: true, once: true });
    window.setTimeout(() => window.removeEventListener("click", swallow, { capture: true }));
    pulling.drop(place);
  };

  on("pointermove", (event) => {
    if (event.pointerId !== start.pointerId) return;
    if (!ghost && Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) >= SLACK) {
      ghost = document.createElement("div");
      ghost.setAttribute("aria-hidden", "true");
      ghost.className = "pull-ghost";
      ghost.textContent = pulling.begin(id);
      document.body.append(ghost);
      document.documentElement.dataset["pulling"] = "";
    }
    if (!ghost) return;
    ghost.style.transform = `translate(${event.clientX + 12}px, ${event.clientY + 12}px)`;
    pulling.over(placeAt(event));
  });
  on("pointerup", (event) => event.pointerId === start.pointerId && finish(placeAt(event)));
  on("pointercancel", (event) => event.pointerId === start.pointerId && finish(null));
  on("keydown", (event) => {
    if (event.key !== "Escape" || !ghost) return;
    event.preventDefault();
    event.stopPropagation();
    finish(null);
  });
}

/** The place under the pointer: the id of what it goes before, empty for the end, null for none. */
function placeAt(event: PointerEvent): string | null {
  const under = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>("[data-drop]");
  if (!under) return null;
  const { top, height } = under.getBoundingClientRect();
  const next = under.dataset["dropNext"];
  return next !== undefined && event.clientY > top + height / 2 ? next : (under.dataset["drop"] ?? null);
}
