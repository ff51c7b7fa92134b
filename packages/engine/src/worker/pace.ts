/** Leased ahead where a step run ends at least this often, in milliseconds. */
const SHORT_MS = 20;
/** How many are leased ahead, for every one that runs. */
const AHEAD = 4;
/** Weight of the latest step run in the mean. */
const WEIGHT = 0.2;

/**
 * How many step runs to lease ahead of their turn. Short ones many at a time, so that they share the
 * transactions around them; long ones none, so that another worker can have them.
 */
export class Pace {
  readonly #limit: number;
  #meanMs = SHORT_MS * 2;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** @param ms how long a step run took, divided by how many ran beside it */
  took(ms: number): void {
    this.#meanMs += (ms - this.#meanMs) * WEIGHT;
  }

  get ahead(): number {
    return this.#meanMs < SHORT_MS ? AHEAD * this.#limit : 0;
  }
}
