// Ordering by pointer: a card is pulled out of its list and put back where the line shows.
//
// The list holds the pointer, not the card, so that nothing is lost when the list is drawn anew. HTML5
// drag and drop is not used: it does not work in WebKitGTK.

import type { Attachment } from "svelte/attachments";

/** How far the pointer moves before a press becomes a pull. */
const SLACK = 4;

/** Within this distance from the edge the list scrolls. */
const EDGE = 40;

/** What a sortable list is told. */
export interface Sorting {
  /** Selector of what is ordered; each carries `data-id`. */
  cards: string;
  /** Selector of what within a card is not to be pulled at. */
  except: string;
  /** The card was put before another, or at the end. */
  put: (id: string, before: string | null) => void;
}

/** Where a card put down at `y` goes: the index it would have, counted without itself. */
export function indexAt(y: number, boxes: readonly { top: number; height: number }[], from: number): number {
  for (const [index, { top, height }] of boxes.entries()) {
    if (index === from) continue;
    // Over the middle of a card, the pulled one takes its place, from whichever side it comes.
    const share = index < from ? 0.6 : 0.4;
    if (y < top + height * share) return index < from ? index : index - 1;
  }
  return boxes.length - 1;
}

/** Makes a list sortable. */
export function sortable(sorting: () => Sorting): Attachment<HTMLElement> {
  return (list) => {
    const down = (event: PointerEvent): void => {
      const { cards, except } = sorting();
      const target = event.target as HTMLElement;
      const card = target.closest<HTMLElement>(cards);
      if (event.button !== 0 || !card || !list.contains(card) || target.closest(except)) return;
      watch(list, card, event, sorting());
    };
    list.addEventListener("pointerdown", down);
    return () => list.removeEventListener("pointerdown", down);
  };
}

function watch(list: HTMLElement, card: HTMLElement, start: PointerEvent, sorting: Sorting): void {
  let pull: Pull | null = null;
  const end = new AbortController();
  const on = <E extends keyof DocumentEventMap>(type: E, run: (event: DocumentEventMap[E]) => void): void =>
    document.addEventListener(type, run as EventListener, { signal: end.signal, capture: true });

  const finish = (put: boolean, event?: PointerEvent): void => {
    end.abort();
    if (!pull) return;
    if (event) pull.follow(event);
    const place = pull.stop();
    // The click that ends a pull chooses nothing; it comes in this turn or not at all.
    const swallow = (click: MouseEvent): void => click.stopPropagation();
    window.addEventListener("click", swallow, { capture: true, once: true });
    window.setTimeout(() => window.removeEventListener("click", swallow, { capture: true }));
    if (put && place) sorting.put(place.id, place.before);
  };

  on("pointermove", (event) => {
    if (event.pointerId !== start.pointerId) return;
    if (!pull && Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) >= SLACK) {
      pull = new Pull(list, card, start, sorting.cards);
      if (list.isConnected) list.setPointerCapture(start.pointerId);
    }
    pull?.follow(event);
  });
  on("pointerup", (event) => event.pointerId === start.pointerId && finish(true, event));
  on("pointercancel", (event) => event.pointerId === start.pointerId && finish(false));
  on("keydown", (event) => {
    if (event.key !== "Escape" || !pull) return;
    event.preventDefault();
    event.stopPropagation();
    finish(false);
  });
}

/** One card on its way. */
class Pull {
  readonly #list: HTMLElement;
  readonly #card: HTMLElement;
  readonly #ids: string[];
  readonly #cards: HTMLElement[];
  readonly #from: number;
  readonly #ghost: HTMLElement;
  readonly #line: HTMLElement;
  readonly #grip: { x: number; y: number };
  #y: number;
  #to: number;
  #frame = 0;

  constructor(list: HTMLElement, card: HTMLElement, start: PointerEvent, cards: string) {
    this.#list = list;
    this.#card = card;
    this.#cards = [...list.querySelectorAll<HTMLElement>(cards)];
    this.#ids = this.#cards.map((one) => one.dataset["id"] ?? "");
    this.#from = this.#to = this.#cards.indexOf(card);
    this.#y = start.clientY;
    const box = card.getBoundingClientRect();
    this.#grip = { x: start.clientX - box.left, y: start.clientY - box.top };
    this.#ghost = card.cloneNode(true) as HTMLElement;
    this.#ghost.setAttribute("aria-hidden", "true");
    this.#ghost.removeAttribute("data-id");
    this.#ghost.dataset["ghost"] = "";
    Object.assign(this.#ghost.style, { position: "fixed", top: "0", left: "0", width: `${box.width}px`, zIndex: "45", pointerEvents: "none" });
    this.#line = document.createElement("div");
    this.#line.dataset["dropLine"] = "";
    // Beside the list, where the same styles hold.
    (list.parentElement ?? document.body).append(this.#ghost, this.#line);
    card.dataset["pulled"] = "";
    document.documentElement.dataset["pulling"] = "";
    this.#scroll();
  }

  follow(event: PointerEvent): void {
    this.#y = event.clientY;
    this.#ghost.style.transform = `translate(${event.clientX - this.#grip.x}px, ${event.clientY - this.#grip.y}px)`;
    this.#place();
  }

  stop(): { id: string; before: string | null } | null {
    cancelAnimationFrame(this.#frame);
    this.#ghost.remove();
    this.#line.remove();
    delete this.#card.dataset["pulled"];
    delete document.documentElement.dataset["pulling"];
    if (this.#to === this.#from) return null;
    const others = this.#ids.filter((_, index) => index !== this.#from);
    return { id: this.#ids[this.#from]!, before: others[this.#to] ?? null };
  }

  #place(): void {
    const boxes = this.#cards.map((card) => card.getBoundingClientRect());
    this.#to = indexAt(this.#y, boxes, this.#from);
    const others = boxes.filter((_, index) => index !== this.#from);
    const next = others[this.#to];
    const y = next ? next.top : (others.at(-1)?.bottom ?? 0);
    const side = this.#list.getBoundingClientRect();
    Object.assign(this.#line.style, { left: `${side.left}px`, width: `${side.width}px`, top: `${y - 1}px`, display: this.#to === this.#from ? "none" : "" });
  }

  #scroll(): void {
    const area = scrollArea(this.#list);
    let last = performance.now();
    const step = (now: number): void => {
      // By time, not by picture: a slow machine draws few of them and must scroll as far.
      const pictures = Math.min(30, Math.max(0, now - last) / 16);
      last = now;
      const box = area.getBoundingClientRect();
      const over = this.#y < box.top + EDGE ? this.#y - box.top - EDGE : this.#y > box.bottom - EDGE ? this.#y - box.bottom + EDGE : 0;
      if (over !== 0) {
        area.scrollTop += (over / 4) * pictures;
        this.#place();
      }
      this.#frame = requestAnimationFrame(step);
    };
    this.#frame = requestAnimationFrame(step);
  }
}

function scrollArea(element: HTMLElement): HTMLElement {
  for (let at: HTMLElement | null = element; at; at = at.parentElement) {
    if (/(auto|scroll)/.test(getComputedStyle(at).overflowY)) return at;
  }
  return document.documentElement;
}
