// A slash at the beginning of a word asks for a snippet by its name. Which there are, and what the list looks like, is
// the interface's business; the keys that choose come from here.

import { Plugin, PluginKey, type EditorState } from "prosemirror-state";
import type { EditorView } from "prosemirror-view";

/** What is asked for, and where it is typed. */
export interface SlashQuery {
  query: string;
  from: number;
  to: number;
  /** The place of the slash in the window. */
  left: number;
  top: number;
  bottom: number;
}

/** What the list needs to hear. */
export interface SlashHost {
  /** Something is asked for; null when nothing is any more. */
  asks: (query: SlashQuery | null) => void;
  /** A key for the list; true where it took it. */
  key: (event: KeyboardEvent) => boolean;
}

interface Asked {
  query: string;
  from: number;
  to: number;
}

const key = new PluginKey<Asked | null>("slash");

const PATTERN = /(?:^|[\s(（「“‘])\/([\p{L}\p{N}][\p{L}\p{N}_ \-]{0,40}|)$/u;

/** Hears a slash. */
export function slash(host: SlashHost): Plugin {
  return new Plugin<Asked | null>({
    key,
    state: {
      init: () => null,
      apply(tr, asked, _before, state) {
        if (tr.getMeta(key) === "close") return null;
        if (tr.docChanged) return asked || tr.getMeta("uiEvent") === undefined ? query(state) : null;
        return asked && tr.selectionSet ? query(state) : asked;
      },
    },
    props: {
      handleKeyDown(view, event) {
        if (!key.getState(view.state)) return false;
        if (!host.key(event)) return false;
        event.stopPropagation();
        if (event.key === "Escape") closeSlash(view);
        return true;
      },
      handleDOMEvents: {
        blur(view) {
          if (key.getState(view.state)) closeSlash(view);
          return false;
        },
      },
    },
    view: () => ({
      update(view, before) {
        const asked = key.getState(view.state);
        if (asked === key.getState(before)) return;
        if (!asked) host.asks(null);
        else {
          const { left, top, bottom } = view.coordsAtPos(asked.from);
          host.asks({ ...asked, left, top, bottom });
        }
      },
      destroy: () => host.asks(null),
    }),
  });
}

/** Asks for nothing any more. */
export function closeSlash(view: Pick<EditorView, "state" | "dispatch">): void {
  view.dispatch(view.state.tr.setMeta(key, "close"));
}

/** What is asked for where the caret stands. */
export function query(state: EditorState): Asked | null {
  const { selection } = state;
  const { $from } = selection;
  if (!selection.empty || !$from.parent.isTextblock || $from.parent.type.spec.code) return null;
  const before = $from.parent.textBetween(Math.max(0, $from.parentOffset - 48), $from.parentOffset, undefined, "\uFFFC");
  const found = PATTERN.exec(before)?.[1];
  return found === undefined ? null : { query: found, from: $from.pos - found.length - 1, to: $from.pos };
}
