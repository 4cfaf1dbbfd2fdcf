// @vitest-environment jsdom
import { afterEach, expect, it, vi } from "vitest";

import { layoutRoot } from "./layout_root";

afterEach(() => vi.unstubAllGlobals());

/** A place with a text in it, and what tells that the text has another height. */
function textOf(): { place: HTMLElement; grow: (height: number) => void; watched: Set<Element> } {
  const place = document.createElement("div");
  const text = place.appendChild(document.createElement("div"));
  const watched = new Set<Element>();
  let tell = (): void => undefined;
  vi.stubGlobal(
    "ResizeObserver",
    class {
      constructor(run: () => void) {
        tell = run;
      }
      observe(element: Element): void {
        watched.add(element);
      }
      disconnect(): void {
        watched.clear();
      }
    },
  );
  const grow = (height: number): void => {
    text.getBoundingClientRect = () => ({ height }) as DOMRect;
    tell();
  };
  return { place, grow, watched };
}

it("gives a text's place the height of the text, and lets it be laid out alone", () => {
  const { place, grow, watched } = textOf();
  const end = layoutRoot(place);
  expect(watched).toEqual(new Set([place.firstElementChild]));
  grow(412.5);
  expect([place.style.height, place.style.contain]).toEqual(["412.5px", "size layout"]);
  grow(440);
  expect(place.style.height).toBe("440px");
  end();
  expect([place.style.height, place.style.contain, watched.size]).toEqual(["", "", 0]);
});

it("holds a text that is not shown to no height", () => {
  const { place, grow } = textOf();
  layoutRoot(place);
  grow(0);
  expect([place.style.height, place.style.contain]).toEqual(["", ""]);
});
