/** Step runs are leased ahead if one ends at least this often, in milliseconds. */
const SHORT_MS = 20;
/** How many are leased ahead for each that runs. */
const AHEAD = 4;
/** Weight of the latest step run in the mean. */
const WEIGHT = 0.2;

/**
 * Decides how many step runs to lease in advance: many short ones, so that they share transactions, and no long ones, so
 * that another worker can lease them.
 */
export class Pace {
  readonly #limit: number;
  #meanMs = SHORT_MS * 2;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Notes a step run. @param ms its duration divided by the number of step runs at the same time */
  took(ms: number): void {
    this.#meanMs += (ms - this.#meanMs) * WEIGHT;
  }

  /** How many step runs to lease beyond those that run. */
  get ahead(): number {
    return this.#meanMs < SHORT_MS ? AHEAD * this.#limit : 0;
  }
}
