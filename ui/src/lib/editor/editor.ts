// A body under the hands of an editor: a plain class around ProseMirror's view, outside of runes.
//
// It knows how to show, change, give out and merge a text. When to save it is `autosave.ts`; what the
// buttons above it look like is the interface's business.

import { dropCursor } from "prosemirror-dropcursor";
import { gapCursor } from "prosemirror-gapcursor";
import { history, redo, redoDepth, undo, undoDepth } from "prosemirror-history";
import { keymap } from "prosemirror-keymap";
import type { Node } from "prosemirror-model";
import { EditorState, Plugin, Selection, type Command, type Transaction } from "prosemirror-state";
import { Mapping } from "prosemirror-transform";
import { EditorView } from "prosemirror-view";

import { clipboardSerializer } from "./copy";
import { fromDelta, isEmpty, toDelta, type Delta } from "./delta";
import { markdownShortcuts } from "./input_rules";
import { bodyKeys } from "./keymap";
import { lineChoice, type LineChoice } from "./line";
import { activeLink } from "./link";
import { mergeReply } from "./merge";
import { pasting, type ParseHtml } from "./paste";
import { PictureView, type ShowPicture, type TakePictures } from "./picture";
import { schema, SIMPLE_MARKS, type SimpleMark } from "./schema";

/** What an editor needs of the world around it. */
export interface EditorHost {
  /** What the text is, for a screen reader. */
  label: string;
  /** Words shown while there is no text. */
  placeholder: string;
  /** Cleans pasted HTML. */
  parse: ParseHtml;
  /** Gives the bytes of a picture of the library. */
  picture: ShowPicture;
  /** Takes pictures into the library. */
  pictures: TakePictures;
  /** A picture was put in and is selected; its words are wanted. */
  pictured: () => void;
  /** The text was changed by the person. */
  changed: () => void;
  /** What the buttons show may have changed. */
  moved: (format: Format) => void;
  /** The person asks for a link on the selection. */
  link: () => void;
  /** The person follows a link. */
  follow: (href: string) => void;
  /** What else the text can do; it hears keys before the rest. */
  plugins?: () => Plugin[];
  /** The person leaves the text: by Escape, or by taking the focus elsewhere. */
  left: () => void;
}

/** What the selection is set in. */
export interface Format {
  marks: ReadonlySet<SimpleMark>;
  link: string | null;
  line: LineChoice | "rule";
  canUndo: boolean;
  canRedo: boolean;
  empty: boolean;
}

/** What was given out for saving, to be known again when the reply comes. */
export interface Sent {
  delta: Delta;
  doc: Node;
}

/** One text being edited. */
export class BodyEditor {
  readonly #host: EditorHost;
  #view: EditorView | null = null;
  #state: EditorState;
  // What has happened to the text since it was last given out.
  #since = new Mapping();
  // A reply that waits for the end of a composition, which a change from outside would break off.
  #waiting: (() => void) | null = null;

  constructor(host: EditorHost, delta: Delta) {
    this.#host = host;
    this.#state = this.#fresh(delta);
  }

  /** Shows the text in an element. */
  mount(place: HTMLElement): void {
    this.#view = new EditorView(place, {
      state: this.#state,
      clipboardSerializer,
      nodeViews: { image: (node) => new PictureView(node, this.#host.picture) },
      attributes: () => ({
        "aria-label": this.#host.label,
        "aria-multiline": "true",
        role: "textbox",
        class: "body",
        dir: "auto",
        spellcheck: "false",
      }),
      dispatchTransaction: (tr) => this.#dispatch(tr),
      handleClick: (_view, _pos, event) => {
        const link = event.ctrlKey || event.metaKey ? (event.target as HTMLElement).closest("a") : null;
        if (link) this.#host.follow(link.href);
        return link !== null;
      },
      handleDoubleClickOn: (_view, _pos, node) => {
        if (node.type !== schema.nodes.image) return false;
        this.#host.pictured();
        return true;
      },
      handleDOMEvents: {
        compositionend: () => {
          // Only after ProseMirror has taken in what was composed.
          window.setTimeout(() => this.#settle());
          return false;
        },
        blur: () => {
          this.#host.left();
          return false;
        },
      },
    });
    this.#host.moved(this.format());
  }

  /** Takes the view away; the text stays readable. */
  destroy(): void {
    this.#view?.destroy();
    this.#view = null;
  }

  /** The text as it stands. */
  delta(): Delta {
    return toDelta(this.#state.doc);
  }

  /** The state of the editor, for what only looks. */
  get state(): EditorState {
    return this.#state;
  }

  /** Gives the text out for saving. */
  send(): Sent {
    this.#settle();
    this.#since = new Mapping();
    return { delta: this.delta(), doc: this.#state.doc };
  }

  /** Takes in what the save came to: other people's words enter around what was typed meanwhile. */
  merge(sent: Sent, delta: Delta): void {
    const merged = fromDelta(delta);
    if (merged.eq(sent.doc)) return;
    this.#waiting = () => {
      const tr = mergeReply(this.#state, sent.doc, merged, this.#since);
      if (tr) this.#apply(tr);
    };
    if (!this.#view?.composing) this.#settle();
  }

  /** Shows a text that was changed elsewhere, with the caret where it was; nothing unsaved may be there. */
  follow(delta: Delta): void {
    this.merge(this.send(), delta);
  }

  /** Runs a command as if its key had been pressed. */
  run(command: Command): boolean {
    const done = command(this.#state, (tr) => this.#dispatch(tr), this.#view ?? undefined);
    this.#view?.focus();
    return done;
  }

  /** Whether a command can be run now. */
  can(command: Command): boolean {
    return command(this.#state);
  }

  /** Takes back the last change of this text. */
  undo(): boolean {
    return this.run(undo);
  }

  /** Does again what was taken back. */
  redo(): boolean {
    return this.run(redo);
  }

  /** Puts the caret into the text, at its end or where it was. */
  focus(where: "end" | "last" = "last"): void {
    if (where === "end") this.#dispatch(this.#state.tr.setSelection(Selection.atEnd(this.#state.doc)));
    this.#view?.focus();
  }

  /** Whether the caret is in this text. */
  get hasFocus(): boolean {
    return this.#view?.hasFocus() ?? false;
  }

  /** What the selection is set in. */
  format(): Format {
    const { selection, storedMarks, doc } = this.#state;
    const marks = new Set<SimpleMark>();
    for (const name of SIMPLE_MARKS) {
      const type = schema.marks[name];
      const on = selection.empty
        ? type.isInSet(storedMarks ?? selection.$from.marks()) !== undefined
        : doc.rangeHasMark(selection.from, selection.to, type);
      if (on) marks.add(name);
    }
    return {
      marks,
      link: activeLink(this.#state)?.href ?? null,
      line: lineChoice(this.#state),
      canUndo: undoDepth(this.#state) > 0,
      canRedo: redoDepth(this.#state) > 0,
      empty: isEmpty(doc),
    };
  }

  #settle(): void {
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.();
  }

  #fresh(delta: Delta): EditorState {
    return EditorState.create({
      doc: fromDelta(delta),
      plugins: [
        ...(this.#host.plugins?.() ?? []),
        pasting(this.#host.parse, this.#host.pictures, this.#host.pictured),
        markdownShortcuts(),
        keymap({
          Escape: () => {
            this.#view?.dom.blur();
            return true;
          },
        }),
        keymap(
          bodyKeys(() => {
            this.#host.link();
            return true;
          }),
        ),
        history(),
        gapCursor(),
        dropCursor({ class: "drop-cursor", width: 2, color: false }),
        this.#placeholder(),
      ],
    });
  }

  #placeholder(): Plugin {
    return new Plugin({
      props: {
        attributes: (state): Record<string, string> => (isEmpty(state.doc) ? { "data-placeholder": this.#host.placeholder } : {}),
      },
    });
  }

  #dispatch(tr: Transaction): void {
    this.#apply(tr);
    if (tr.docChanged) this.#host.changed();
  }

  #apply(tr: Transaction): void {
    if (tr.docChanged) this.#since.appendMapping(tr.mapping);
    this.#state = this.#state.apply(tr);
    this.#view?.updateState(this.#state);
    this.#host.moved(this.format());
  }
}
