// Pictures in a body: how one of the library's own is shown, chosen and described.

import type { Node } from "prosemirror-model";
import { NodeSelection, type Command, type EditorState } from "prosemirror-state";
import type { NodeView } from "prosemirror-view";

import { schema, type ImageAttrs } from "./schema";

/** Gives the bytes of a picture of the library as an address that the page may show; null where there is none. */
export type ShowPicture = (src: string) => Promise<string | null>;

/** Takes files into the library; those that were refused are left out. */
export type TakePictures = (files: readonly File[]) => Promise<ImageAttrs[]>;

/** Whether a picture is one of the library's own, named by the hash of its bytes. */
export function isOwnPicture(src: string): boolean {
  return /^blob:[0-9a-f]{64}$/i.test(src);
}

/** The pictures among what was pasted or dropped. */
export function picturesIn(data: DataTransfer): File[] {
  const html = data.getData("text/html");
  // A browser gives the bytes beside a page's own `img`; with words around it, the words are meant.
  if (html !== "" && html.replace(/<style[\s\S]*?<\/style>|<[^>]*>|&nbsp;|\s/gi, "") !== "") return [];
  return [...data.files].filter(({ type }) => type.startsWith("image/"));
}

/** The picture that is selected. */
export function selectedPicture({ selection }: EditorState): ImageAttrs | null {
  return selection instanceof NodeSelection && selection.node.type === schema.nodes.image ? (selection.node.attrs as ImageAttrs) : null;
}

/** Gives the selected picture the words that stand for it. */
export function describePicture(alt: string): Command {
  return (state, dispatch) => {
    const attrs = selectedPicture(state);
    if (!attrs) return false;
    const tr = state.tr.setNodeMarkup(state.selection.from, null, { ...attrs, alt });
    dispatch?.(tr.setSelection(NodeSelection.create(tr.doc, state.selection.from)));
    return true;
  };
}

/** A picture as it is drawn in the text. */
export class PictureView implements NodeView {
  readonly dom = document.createElement("img");
  readonly #show: ShowPicture;
  #src = "";

  constructor(node: Node, show: ShowPicture) {
    this.#show = show;
    this.#draw(node.attrs as ImageAttrs);
  }

  update(node: Node): boolean {
    if (node.type !== schema.nodes.image) return false;
    this.#draw(node.attrs as ImageAttrs);
    return true;
  }

  #draw({ src, alt, width, height }: ImageAttrs): void {
    this.dom.alt = alt;
    this.dom.toggleAttribute("data-bare", alt === "");
    for (const [name, value] of Object.entries({ width, height })) {
      if (value === null) this.dom.removeAttribute(name);
      else this.dom.setAttribute(name, String(value));
    }
    if (src === this.#src) return;
    this.#src = src;
    if (!isOwnPicture(src)) {
      this.dom.src = src;
      return;
    }
    this.dom.removeAttribute("src");
    void this.#show(src).then(
      (data) => data !== null && this.#src === src && (this.dom.src = data),
      // What cannot be read is shown by its words; the checks tell of it.
      () => undefined,
    );
  }
}
