// Where the caret is brought into sight. What a key types the web view itself puts in, and brings the caret into sight when
// it has; that ProseMirror does the same before means to lay out the text once more with each key. Whatever is not typed,
// and whatever a key does by a command, ProseMirror reveals as ever.

import { Plugin } from "prosemirror-state";

/** What the web view puts in or takes out by itself (Input Events Level 2, section 5.1.2). */
const NATIVE = new Set(["insertText", "insertCompositionText", "deleteContentBackward", "deleteContentForward"]);

/** Leaves it to the web view to follow the caret while it is the web view that types. */
export function revealing(): Plugin {
  let typing = false;
  return new Plugin({
    props: {
      handleDOMEvents: {
        keydown: () => {
          typing = false;
          return false;
        },
        beforeinput: (_view, event) => {
          typing = NATIVE.has(event.inputType) && !event.defaultPrevented;
          return false;
        },
        input: () => {
          // What was typed has been taken in when the work at hand is done.
          queueMicrotask(() => (typing = false));
          return false;
        },
      },
      handleScrollToSelection: () => typing,
    },
  });
}
