// Which keys do what while writing. Keys of the window itself are in `actions.ts`.

import { baseKeymap, chainCommands, createParagraphNear, deleteSelection, selectAll, selectNodeBackward, selectNodeForward, toggleMark } from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import { undoInputRule } from "prosemirror-inputrules";
import type { Command } from "prosemirror-state";

import { chooseLine, indent, inList, insertBreak, insertTab, joinAfter, joinBefore, leaveEmptyLine, liftAtStart, outdent, splitLine } from "./line";
import { schema, type SimpleMark } from "./schema";

/** Switches a mark; of raised and lowered, only one at a time. */
export function switchMark(name: SimpleMark): Command {
  const other = name === "sub" ? schema.marks.sup : name === "sup" ? schema.marks.sub : null;
  const toggle = toggleMark(schema.marks[name], null, { removeWhenPresent: false, includeWhitespace: true });
  return (state, dispatch) =>
    toggle(
      state,
      dispatch &&
        ((tr) => {
          if (other) {
            for (const { $from, $to } of state.selection.ranges) tr.removeMark($from.pos, $to.pos, other);
            tr.removeStoredMark(other);
          }
          dispatch(tr);
        }),
    );
}

// In a list Tab belongs to the text, even where it has nothing to move; elsewhere to the window, so
// that nobody is caught in the editor.
const tab: Command = (state, dispatch) => insertTab(state, dispatch) || indent(state, dispatch) || inList(state);
const shiftTab: Command = (state, dispatch) => outdent(state, dispatch) || inList(state);

const backspace = chainCommands(undoInputRule, deleteSelection, liftAtStart, joinBefore, selectNodeBackward);
const forwardDelete = chainCommands(deleteSelection, joinAfter, selectNodeForward);

/** The keys of the text. `link` opens whatever asks for an address. */
export function bodyKeys(link: Command): Record<string, Command> {
  return {
    ...baseKeymap,
    Enter: chainCommands(leaveEmptyLine, splitLine, createParagraphNear),
    "Shift-Enter": insertBreak,
    "Mod-Enter": insertBreak,
    Backspace: backspace,
    "Mod-Backspace": backspace,
    "Shift-Backspace": backspace,
    Delete: forwardDelete,
    "Mod-Delete": forwardDelete,
    Tab: tab,
    "Shift-Tab": shiftTab,
    "Mod-]": indent,
    "Mod-[": outdent,
    "Mod-a": selectAll,
    "Mod-z": undo,
    "Mod-y": redo,
    "Mod-Shift-z": redo,
    "Mod-b": switchMark("strong"),
    "Mod-i": switchMark("em"),
    "Mod-u": switchMark("underline"),
    "Mod-Shift-x": switchMark("strike"),
    "Mod-e": switchMark("code"),
    "Mod-Shift-k": link,
    "Mod-Alt-0": chooseLine("paragraph"),
    "Mod-Alt-2": chooseLine("heading2"),
    "Mod-Alt-3": chooseLine("heading3"),
    "Mod-Alt-4": chooseLine("heading4"),
    "Mod-Shift-7": chooseLine("ordered"),
    "Mod-Shift-8": chooseLine("bullet"),
    "Mod-Shift-9": chooseLine("quote"),
  };
}
