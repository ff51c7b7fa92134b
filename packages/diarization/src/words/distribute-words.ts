import { defined } from "../defined.ts";
import type { StepRange } from "../speech/steps.ts";

/** Speakers keep their pace to about a quarter, and a pause is placed to about a fifth of a second. */
const PACE_SPREAD = 0.25;
const SHORTEST_SPREAD_STEPS = 10;
/** A pause of this length, in steps, costs in full. */
const FULL_PAUSE_STEPS = 20;
const PAUSE_WITHOUT_MARK = 4;
const PAUSE_AT_COMMA = 1;
/** Cost of a sentence that ends without a pause. */
const MARK_WITHOUT_PAUSE = 1;

const endsSentence = (word: string) => /[.?!。？！…]["'”’)]*$/.test(word);
const endsClause = (word: string) => /[,;:、，]["'”’)]*$/.test(word);

/** A word and how long it takes to say, in any unit. */
export interface WeightedWord {
  readonly text: string;
  readonly weight: number;
}

/**
 * Distributes the words of a text among the ranges of voice it was said in: each range gets the words that take about
 * as long as it lasts, and pauses fall where sentences end. Solved over all ranges by dynamic programming.
 *
 * @returns the words of each range, in order
 */
export function distributeWords<W extends WeightedWord>(
  words: readonly W[],
  ranges: readonly StepRange[],
): W[][] {
  const count = words.length;
  const weightUpTo = runningSums(words.map(({ weight }) => weight));
  const marksUpTo = runningSums(words.map(({ text }) => (endsSentence(text) ? 1 : 0)));
  const voicedSteps = ranges.reduce((sum, { from, to }) => sum + to - from, 0);
  const stepsPerWeight = voicedSteps / weightUpTo(count);

  const costOfRange = ({ from, to }: StepRange, first: number, end: number) => {
    const length = to - from;
    const spread = Math.max(SHORTEST_SPREAD_STEPS, PACE_SPREAD * length);
    const inside = Math.max(0, marksUpTo(Math.max(first, end - 1)) - marksUpTo(first));
    return (
      ((weightUpTo(end) - weightUpTo(first)) * stepsPerWeight - length) ** 2 / spread ** 2 +
      inside * MARK_WITHOUT_PAUSE
    );
  };
  const costOfPause = (steps: number, end: number) => {
    const before = words[end - 1];
    if (!before || end === count || endsSentence(before.text)) return 0;
    return (
      (endsClause(before.text) ? PAUSE_AT_COMMA : PAUSE_WITHOUT_MARK) * Math.min(1, steps / FULL_PAUSE_STEPS)
    );
  };

  // best[end]: least cost of giving the first `end` words to the ranges so far; origins[range][end]: its first word.
  let best = Array.from({ length: count + 1 }, (_, end) => (end === 0 ? 0 : Number.POSITIVE_INFINITY));
  const origins: number[][] = [];
  for (const [position, range] of ranges.entries()) {
    const following = ranges[position + 1];
    const next: number[] = [];
    const origin: number[] = [];
    for (let end = 0; end <= count; end++) {
      const pause = following ? costOfPause(following.from - range.to, end) : 0;
      let [least, from] = [Number.POSITIVE_INFINITY, 0];
      for (const [first, cost] of best.slice(0, end + 1).entries()) {
        const total = cost + costOfRange(range, first, end) + pause;
        if (total < least) [least, from] = [total, first];
      }
      next.push(least);
      origin.push(from);
    }
    best = next;
    origins.push(origin);
  }
  const distributed: W[][] = [];
  let end = count;
  for (const origin of origins.toReversed()) {
    const first = defined(origin[end]);
    distributed.unshift(words.slice(first, end));
    end = first;
  }
  return distributed;
}

/** The sum of the first so many values, for every number of them. */
function runningSums(values: readonly number[]): (count: number) => number {
  const sums = new Float64Array(values.length + 1);
  let sum = 0;
  for (const [at, value] of values.entries()) {
    sum += value;
    sums[at + 1] = sum;
  }
  return (count) => sums[count] ?? Number.NaN;
}
