// A running text as a passage: its threads stand in the editor, which follows every step.

import { DRAFT } from "../editor/editor";
import type { TextDraft } from "./draft.svelte";
import type { Passage, Review } from "./review.svelte";

/** A line taller than this has its words at different heights. */
const ONE_LINE = 40;

/** Has the threads of a text stand in its editor until the returned function is called. */
export function standIn(review: Review, draft: TextDraft, { item, part }: { item: string | null; part: string }): () => void {
  const { editor } = draft;
  const passage: Passage = {
    item,
    part,
    oneLine: false,
    show(ranges, begun, fresh) {
      // The library's places are of the text that it has; while another is written, the editor knows better.
      const known = fresh && draft.clean;
      const places = known ? ranges : editor.threads().filter(({ id }) => id !== DRAFT);
      editor.showThreads(begun ? [...places, begun] : places);
      return known;
    },
    choose: (id) => editor.chooseThread(id),
    tops(ids) {
      const boxes = new Map<HTMLElement, DOMRect>();
      return ids.flatMap((id) => {
        const place = editor.threadLine(id);
        if (!place) return [];
        const { line, from } = place;
        if (!line) return [{ id, top: editor.boxAt(from).top }];
        const box = boxes.get(line) ?? line.getBoundingClientRect();
        boxes.set(line, box);
        const seen = box.bottom > 0 && box.top < window.innerHeight;
        return [{ id, top: seen && box.height > ONE_LINE ? editor.boxAt(from).top : box.top }];
      });
    },
    selectionTop: () => editor.selectionBox()?.top ?? null,
    range: (id) => editor.threadRange(id),
    reveal: (id, focus) => editor.revealThread(id, focus),
    settle: () => draft.flush(),
    focus: () => editor.focus(),
  };
  const leave = review.enter(passage);
  draft.onkept = () => review.kept(passage);
  // The caret looks at a thread when it comes to its words, not while it stays there.
  let before = editor.state.selection;
  draft.onmove = () => {
    const { selection } = editor.state;
    const isElsewhere = !selection.eq(before);
    before = selection;
    if (editor.hasFocus && isElsewhere) {
      review.select(passage, editor.selectedRange());
      const at = editor.threadsAtCaret().find((id) => review.isHere(id));
      if (at !== undefined) review.choose(at);
    }
    review.moved();
  };
  return () => {
    draft.onmove = null;
    draft.onkept = null;
    leave();
  };
}
