// Words of a clipping that are dragged into the text: they come in as a quotation, with their source.

import { Plugin, Selection } from "prosemirror-state";

/** The kind of what is dragged. */
export const CLIPPING = "application/x-galley-clipping";

/** Hears a drop; `quote` is told the clipping and the words, with the caret where they fell. */
export function quoteDrop(quote: (clipping: string, words: string) => void): Plugin {
  return new Plugin({
    props: {
      handleDrop(view, event) {
        const clipping = event.dataTransfer?.getData(CLIPPING) ?? "";
        const words = event.dataTransfer?.getData("text/plain") ?? "";
        const place = view.posAtCoords({ left: event.clientX, top: event.clientY });
        if (clipping === "" || words === "" || !place) return false;
        event.preventDefault();
        view.dispatch(view.state.tr.setSelection(Selection.near(view.state.doc.resolve(place.pos))));
        quote(clipping, words);
        return true;
      },
    },
  });
}
