// What a screen reader is told without the focus moving.

class Announcer {
  /** The words in the live region; a trailing mark tells equal sentences apart. */
  words = $state("");
  #turn = false;

  /** Says a sentence. */
  say(words: string): void {
    this.#turn = !this.#turn;
    this.words = this.#turn ? words : `${words}\u00a0`;
  }
}

/** The one announcer of the window. */
export const announcer = new Announcer();
