// A running text is laid out by itself. While somebody types in a line, nothing around the text changes its place, yet a
// web view that cannot know that goes through every box around it, with every key and more than once: in WebKit this was
// the greater part of a key's time in a long text. An element of a known size whose inside is contained is where layout
// may begin and end (CSS Containment 2, sections 3.1 and 3.3), so the place of a text is given the height that the text
// comes to. What the text looks like is not this module's business.

/** Makes an element as high as the text in it, and the text's layout its own affair, until the returned function is called. */
export function layoutRoot(place: HTMLElement): () => void {
  const text = place.firstElementChild;
  if (!text) return () => undefined;
  const sizes = new ResizeObserver(() => {
    const { height } = text.getBoundingClientRect();
    // What is not shown has no height, and gets one as soon as it is shown.
    place.style.height = height > 0 ? `${height}px` : "";
    place.style.contain = height > 0 ? "size layout" : "";
  });
  sizes.observe(text);
  return () => {
    sizes.disconnect();
    place.style.height = "";
    place.style.contain = "";
  };
}
