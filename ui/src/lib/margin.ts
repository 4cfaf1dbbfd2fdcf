// Where cards stand in a margin: each beside its words as far as there is room, none over another; and when to look anew.

/** A card that wants a place. */
export interface Wish {
  id: string;
  /** Where its words stand. */
  top: number;
  height: number;
}

/** The tops of the cards, in the order of their words. The one that is looked at gets what it wants. */
export function arrange(wishes: readonly Wish[], chosen: string | null, gap: number): Map<string, number> {
  const sorted = [...wishes].sort((one, other) => one.top - other.top);
  const tops = new Map<string, number>();
  const at = Math.max(sorted.findIndex(({ id }) => id === chosen), 0);
  let free = -Infinity;
  for (const { id, top, height } of sorted.slice(at)) {
    const place = Math.max(top, free);
    tops.set(id, place);
    free = place + height + gap;
  }
  let below = sorted[at]?.top ?? 0;
  for (const { id, top, height } of sorted.slice(0, at).reverse()) {
    const place = Math.min(top, below - height - gap);
    tops.set(id, place);
    below = place;
  }
  return tops;
}

/** Tells when what stands on a page may have moved: a part of it came, went or got another size. */
export function watchParts(page: Element, moved: () => void): () => void {
  const sizes = new ResizeObserver(moved);
  const look = (): void => {
    sizes.disconnect();
    for (const part of page.children) sizes.observe(part);
  };
  const list = new MutationObserver(() => {
    look();
    moved();
  });
  list.observe(page, { childList: true });
  look();
  return () => {
    sizes.disconnect();
    list.disconnect();
  };
}
