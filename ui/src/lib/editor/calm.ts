// The typewriter: while somebody writes in focus mode, the line of the caret stays where the eye is.

import { Plugin } from "prosemirror-state";

/** Where in its window the caret's line stands, as a share of the height. */
const EYE = 0.42;

/** Keeps the caret's line at one height while `calm` says so. */
export function typewriter(calm: () => boolean): Plugin {
  return new Plugin({
    props: {
      handleScrollToSelection(view) {
        const frame = view.dom.closest<HTMLElement>(".scroll");
        if (!calm() || !frame) return false;
        const caret = view.coordsAtPos(view.state.selection.head);
        const { top, height } = frame.getBoundingClientRect();
        frame.scrollTop += caret.top - (top + height * EYE);
        return true;
      },
    },
  });
}
