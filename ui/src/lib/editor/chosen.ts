// The one thread of a text that is looked at: its words stand out from those of the others.

import { Plugin, PluginKey, type EditorState, type Transaction } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";

import { threadPlace } from "./anchor";

const key = new PluginKey<string | null>("chosen");

/** Makes the words of the thread that is looked at stand out. */
export function chosen(): Plugin<string | null> {
  return new Plugin<string | null>({
    key,
    state: {
      init: () => null,
      apply: (tr, value) => {
        const meta = tr.getMeta(key) as { id: string | null } | undefined;
        return meta ? meta.id : value;
      },
    },
    props: {
      decorations: (state) => {
        const id = key.getState(state) ?? null;
        const place = id === null ? null : threadPlace(state, id);
        return place && DecorationSet.create(state.doc, [Decoration.inline(place.from, place.to, { class: "chosen" })]);
      },
    },
  });
}

/** The transaction that has another thread be looked at, or none. */
export function choose(state: EditorState, id: string | null): Transaction {
  return state.tr.setMeta(key, { id }).setMeta("addToHistory", false);
}
