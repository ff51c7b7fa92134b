import { valueAt } from "../defined.ts";
import { EvaluationError } from "../errors.ts";

/** Errors and length of one turn (or session, or utterance), under one hypothesis. */
export interface Counted {
  readonly errors: number;
  readonly length: number;
}

/** Two hypotheses compared on the same turns. */
export interface Comparison {
  readonly rateA: number;
  readonly rateB: number;
  /** `rateB − rateA`: below zero, B is better. */
  readonly difference: number;
  /** The middle 95% of the differences between resampled turns. */
  readonly low: number;
  readonly high: number;
  /** Two-sided: how often resampled turns would say the opposite, twice. 1 where nothing differs. */
  readonly p: number;
  /** Whether the interval leaves zero out. */
  readonly beyondChance: boolean;
}

/**
 * Paired bootstrap (Bisani & Ney 2004): the same turns are drawn with replacement for both hypotheses and
 * the difference of their rates is taken. The draws depend only on `seed`.
 */
export function compareByTurns(
  a: readonly Counted[],
  b: readonly Counted[],
  { draws = 10_000, seed = 1 }: { readonly draws?: number; readonly seed?: number } = {},
): Comparison {
  if (a.length !== b.length) {
    throw new EvaluationError(
      "bad-option",
      `${a.length} turns against ${b.length}; compare hypotheses on the same reference turns`,
    );
  }
  const random = mulberry(seed);
  const differences = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw++) {
    const all = { errorsA: 0, errorsB: 0, lengthA: 0, lengthB: 0 };
    for (let k = 0; k < a.length; k++) {
      const at = Math.floor(random() * a.length);
      all.errorsA += valueAt(a, at).errors;
      all.errorsB += valueAt(b, at).errors;
      all.lengthA += valueAt(a, at).length;
      all.lengthB += valueAt(b, at).length;
    }
    differences[draw] = all.errorsB / Math.max(1, all.lengthB) - all.errorsA / Math.max(1, all.lengthA);
  }
  differences.sort();
  const rate = (turns: readonly Counted[]) => sum(turns, "errors") / Math.max(1, sum(turns, "length"));
  const below = differences.reduce((count, value) => count + (value <= 0 ? 1 : 0), 0) / draws;
  const above = differences.reduce((count, value) => count + (value >= 0 ? 1 : 0), 0) / draws;
  const low = differences[Math.floor(0.025 * draws)] ?? 0;
  const high = differences[Math.min(draws - 1, Math.floor(0.975 * draws))] ?? 0;
  return {
    rateA: rate(a),
    rateB: rate(b),
    difference: rate(b) - rate(a),
    low,
    high,
    p: Math.min(1, 2 * Math.min(below, above)),
    beyondChance: low > 0 || high < 0,
  };
}

function sum(turns: readonly Counted[], key: "errors" | "length"): number {
  return turns.reduce((total, turn) => total + turn[key], 0);
}

/** Mulberry32: a small generator whose whole state is one number. */
function mulberry(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
