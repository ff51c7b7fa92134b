import type { WordPlace } from "../model/said-at";

/** The key of a word: the position of its turn and its own. */
export const wordKey = (turn: number, word: number) => `${turn}.${word}`;

/**
 * Lights the word being said among the rows that are there, without rendering. Rows come and go as the list is
 * scrolled: `relight` after each of them.
 */
export class LitWord {
  #place: WordPlace | undefined;
  #word: Element | null = null;
  #row: Element | null = null;

  show(list: ParentNode | undefined, place: WordPlace | undefined): void {
    if (place?.turn === this.#place?.turn && place?.word === this.#place?.word && this.#word?.isConnected)
      return;
    this.#place = place;
    this.relight(list);
  }

  relight(list: ParentNode | undefined): void {
    this.#word?.removeAttribute("data-lit");
    this.#row?.removeAttribute("data-current");
    const place = this.#place;
    this.#row = (place && list?.querySelector(`[data-index="${place.turn}"]`)) ?? null;
    this.#word =
      (place && this.#row?.querySelector(`[data-word="${wordKey(place.turn, place.word)}"]`)) ?? null;
    this.#row?.setAttribute("data-current", "");
    this.#word?.setAttribute("data-lit", "");
  }
}
