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

import { anchors, showThreads, threadPlace, threadRanges, threadsAt, type ThreadRange } from "./anchor";
import { choose, chosen } from "./chosen";
import { clipboardSerializer } from "./copy";
import { fromDelta, isEmpty, toDelta, type Delta } from "./delta";
import { toFlat } from "./flat";
import { markdownShortcuts } from "./input_rules";
import { bodyKeys } from "./keymap";
import { lineAt, lineChoice, type LineChoice } from "./line";
import { activeLink } from "./link";
import { mergeReply } from "./merge";
import { pasting, type ParseHtml } from "./paste";
import { PictureView, type ShowPicture, type TakePictures } from "./picture";
import { revealing } from "./reveal";
import { schema, SIMPLE_MARKS, type SimpleMark } from "./schema";
import { decide, suggestionAt, suggestionsOf, type Suggestion } from "./suggestion/decide";
import type { Author, SuggestionMark, Verdict, Which } from "./suggestion/mark";
import { isDecision, isFormFree, isSuggestible, isSuggesting, suggesting, suggestionMode } from "./suggestion/mode";
import { keepEnds, track } from "./suggestion/track";

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
  /** Who suggests at this desk. */
  author: () => Author;
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
  /** Whether changes are suggested. */
  suggesting: boolean;
  /** Whether the form of the line at the caret can be chosen. */
  formFree: boolean;
  /** The suggestion at the caret. */
  suggestion: SuggestionMark | null;
}

/** Whether two formats say the same. */
export function isSameFormat(one: Format, other: Format): boolean {
  const { marks, suggestion, ...rest } = one;
  return (
    (Object.keys(rest) as (keyof typeof rest)[]).every((name) => one[name] === other[name]) &&
    suggestion?.id === other.suggestion?.id &&
    suggestion?.by === other.suggestion?.by &&
    marks.size === other.marks.size &&
    [...marks].every((mark) => other.marks.has(mark))
  );
}

/** What was given out for saving, to be known again when the reply comes. */
export interface Sent {
  delta: Delta;
  doc: Node;
  /** Where threads stand in it; nowhere where their words are gone. */
  threads: { thread: string; start: number | null; end: number | null }[];
}

/** The thread that is being begun. */
export const DRAFT = "draft";

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
    const threads = this.threads().filter(({ id }) => id !== DRAFT).map(({ id, range }) => ({ thread: id, start: range?.start ?? null, end: range?.end ?? null }));
    return { delta: this.delta(), doc: this.#state.doc, threads };
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

  /** Whether changes are suggested from now on. */
  suggest(on: boolean): void {
    if (on === isSuggesting(this.#state)) return;
    suggesting(on)(this.#state, (tr) => this.#apply(tr));
  }

  /** What is suggested in the text and not decided. */
  suggestions(): Suggestion[] {
    return suggestionsOf(this.#state.doc);
  }

  /** Accepts or rejects suggestions. */
  decide(which: Which, verdict: Verdict): boolean {
    return this.run(decide(which, verdict));
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

  /** Where the caret is drawn; null while the text is not shown. */
  caret(): { left: number; top: number; bottom: number } | null {
    return this.#view && this.#view.coordsAtPos(this.#state.selection.head);
  }

  /** Shows threads on their words; their places are of the text as it stands. What stands so already is left alone. */
  showThreads(threads: readonly ThreadRange[]): void {
    const now = new Map(this.threads().map((one) => [one.id, one]));
    const same = now.size === threads.length && threads.every(({ id, state, range }) => {
      const one = now.get(id);
      return one?.state === state && one.range?.start === range?.start && one.range?.end === range?.end;
    });
    if (!same) this.#apply(showThreads(this.#state, threads));
  }

  /** Where every thread stands now. */
  threads(): ThreadRange[] {
    return threadRanges(this.#state);
  }

  /** Shows which thread is looked at. */
  chooseThread(id: string | null): void {
    this.#apply(choose(this.#state, id));
  }

  /** Where a thread stands now, in the flat form. */
  threadRange(id: string): { start: number; end: number } | null {
    const place = threadPlace(this.#state, id);
    return place && { start: toFlat(this.#state.doc, place.from), end: toFlat(this.#state.doc, place.to) };
  }

  /** The line in which a thread's words begin, and the place there; null where they are gone. */
  threadLine(id: string): { line: HTMLElement | null; from: number } | null {
    const place = threadPlace(this.#state, id);
    if (!place || !this.#view) return null;
    const { doc } = this.#state;
    const $from = doc.resolve(place.from);
    const line = this.#view.nodeDOM($from.depth > 0 ? $from.before(1) : place.from);
    return { line: line instanceof HTMLElement ? line : null, from: place.from };
  }

  /** Where a place of the document is drawn. */
  boxAt(place: number): { top: number; bottom: number } {
    return this.#view?.coordsAtPos(place, 1) ?? { top: 0, bottom: 0 };
  }

  /** The threads in whose words the caret stands, the shortest first. */
  threadsAtCaret(): string[] {
    return threadsAt(this.#state);
  }

  /** The selected words, in the flat form; null where none are selected. */
  selectedRange(): { start: number; end: number; quote: string } | null {
    const { from, to, empty } = this.#state.selection;
    const words = this.#state.doc.textBetween(from, to, "\n", "\ufffc");
    if (empty || words.trim() === "") return null;
    const [first, last] = [from + words.length - words.trimStart().length, to - (words.length - words.trimEnd().length)];
    // Space at the ends is no part of the words; where lines or pictures lie in between, the ends are as selected.
    const exact = this.#state.doc.textBetween(first, last, "\n", "\ufffc") === words.trim() ? [first, last] : [from, to];
    return { start: toFlat(this.#state.doc, exact[0]!), end: toFlat(this.#state.doc, exact[1]!), quote: words.trim() };
  }

  /** Where the selection is drawn. */
  selectionBox(): { top: number; bottom: number; right: number } | null {
    const view = this.#view;
    if (!view) return null;
    const end = view.coordsAtPos(this.#state.selection.to, -1);
    return { top: end.top, bottom: end.bottom, right: end.right };
  }

  /** Puts the caret to a thread's words and shows them. */
  revealThread(id: string, focus: boolean): void {
    const place = threadPlace(this.#state, id);
    if (!place) return;
    this.#apply(this.#state.tr.setSelection(Selection.near(this.#state.doc.resolve(place.from), 1)));
    const line = this.threadLine(id)?.line;
    if (line instanceof HTMLElement) line.scrollIntoView({ block: "nearest" });
    if (focus) this.#view?.focus();
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
      suggesting: isSuggesting(this.#state),
      formFree: isFormFree(this.#state, lineAt(this.#state.selection.$from).pos),
      suggestion: suggestionAt(this.#state),
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
        suggestionMode(),
        anchors(),
        chosen(),
        gapCursor(),
        dropCursor({ class: "drop-cursor", width: 2, color: false }),
        this.#placeholder(),
        revealing(),
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
    const done = this.#meant(tr);
    this.#apply(done);
    if (done.docChanged) this.#host.changed();
  }

  /** What a change by hand comes to: a suggestion, where changes are suggested. */
  #meant(tr: Transaction): Transaction {
    if (isSuggestible(this.#state, tr)) return track(this.#state, tr, { by: this.#host.author().id, newId: () => crypto.randomUUID() });
    if (tr.docChanged && tr.getMeta("history$") === undefined && !isDecision(tr)) keepEnds(tr);
    return tr;
  }

  #apply(tr: Transaction): void {
    if (tr.docChanged) this.#since.appendMapping(tr.mapping);
    this.#state = this.#state.apply(tr);
    this.#view?.updateState(this.#state);
    this.#host.moved(this.format());
  }
}
