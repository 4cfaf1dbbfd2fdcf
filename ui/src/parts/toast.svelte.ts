// Short words about what just happened, with at most one thing to do about it.

/** One note. */
export interface Toast {
  id: number;
  words: string;
  hint: string | null;
  tone: "done" | "refused" | "broken";
  act: { label: string; run: () => void } | null;
}

/** How long a note stays; what is broken stays until it is closed. */
const STAY = 7000;

class Toaster {
  toasts = $state.raw<readonly Toast[]>([]);
  #next = 1;
  #timers = new Map<number, number>();

  /** Shows a note; the last three stand. */
  show(note: { words: string; hint?: string | null; tone?: Toast["tone"]; act?: Toast["act"] }): number {
    const toast: Toast = { id: this.#next++, words: note.words, hint: note.hint ?? null, tone: note.tone ?? "done", act: note.act ?? null };
    // The same words twice are one note.
    this.toasts = [...this.toasts.filter(({ words }) => words !== toast.words), toast].slice(-3);
    if (toast.tone !== "broken") this.#leaveLater(toast.id);
    return toast.id;
  }

  /** Takes a note away. */
  close(id: number): void {
    window.clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
    this.toasts = this.toasts.filter((toast) => toast.id !== id);
  }

  /** Lets a note stay while somebody reads it, and go afterwards. */
  hold(id: number): void {
    window.clearTimeout(this.#timers.get(id));
  }

  /** Starts the clock of a note again. */
  release(id: number): void {
    const toast = this.toasts.find((one) => one.id === id);
    if (toast && toast.tone !== "broken") this.#leaveLater(id);
  }

  #leaveLater(id: number): void {
    window.clearTimeout(this.#timers.get(id));
    this.#timers.set(
      id,
      window.setTimeout(() => this.close(id), STAY),
    );
  }
}

/** The one toaster of the window. */
export const toaster = new Toaster();
