/** A stretch of voice between two pauses, in steps. */
export interface Run {
  /** First step. */
  readonly from: number;
  /** Step after the last. */
  readonly to: number;
}

/** Speakers keep their pace to about a quarter, and a pause is placed to about a fifth of a second. */
const PACE_SPREAD = 0.25;
const SHORTEST_SPREAD_STEPS = 10;
/** A pause this long, in steps, counts in full. */
const FULL_PAUSE_STEPS = 20;
const PAUSE_WITHOUT_MARK = 4;
const PAUSE_AT_COMMA = 1;
/** A sentence that ends without a pause. */
const MARK_WITHOUT_PAUSE = 1;

const endsSentence = (word: string) => /[.?!。？！…]["'”’)]*$/.test(word);
const endsClause = (word: string) => /[,;:、，]["'”’)]*$/.test(word);

/**
 * Shares the words of a text among the runs of voice it was said in: each run gets the words that take about
 * as long as it lasts, and pauses fall where sentences end. Solved over all runs by dynamic programming.
 * @param weights how long each word takes, in any unit
 * @returns for each run the position of its first word, and the number of words at the end
 */
export function shareWords(
  texts: readonly string[],
  weights: readonly number[],
  runs: readonly Run[],
): number[] {
  const count = texts.length;
  const sums = [0];
  for (const weight of weights) sums.push(sums.at(-1)! + weight);
  const marks = [0];
  for (const text of texts) marks.push(marks.at(-1)! + (endsSentence(text) ? 1 : 0));
  const voiced = runs.reduce((sum, { from, to }) => sum + to - from, 0);
  const stepsPerWeight = voiced / sums[count]!;

  const costOfRun = ({ from, to }: Run, first: number, end: number) => {
    const length = to - from;
    const spread = Math.max(SHORTEST_SPREAD_STEPS, PACE_SPREAD * length);
    const inside = Math.max(0, marks[Math.max(first, end - 1)]! - marks[first]!);
    return (
      ((sums[end]! - sums[first]!) * stepsPerWeight - length) ** 2 / spread ** 2 + inside * MARK_WITHOUT_PAUSE
    );
  };
  const costOfPause = (run: number, end: number) => {
    if (end === 0 || end === count || endsSentence(texts[end - 1]!)) return 0;
    const steps = runs[run + 1]!.from - runs[run]!.to;
    return (
      (endsClause(texts[end - 1]!) ? PAUSE_AT_COMMA : PAUSE_WITHOUT_MARK) *
      Math.min(1, steps / FULL_PAUSE_STEPS)
    );
  };

  // best[end]: least cost of giving the first `end` words to the runs so far; from[run][end]: where its run began.
  let best = Array.from({ length: count + 1 }, (_, end) => (end === 0 ? 0 : Number.POSITIVE_INFINITY));
  const from: number[][] = [];
  for (const [position, run] of runs.entries()) {
    const isLast = position === runs.length - 1;
    const next = new Array<number>(count + 1).fill(Number.POSITIVE_INFINITY);
    const origin = new Array<number>(count + 1).fill(0);
    for (let end = 0; end <= count; end++) {
      const pause = isLast ? 0 : costOfPause(position, end);
      for (let first = 0; first <= end; first++) {
        const cost = best[first]! + costOfRun(run, first, end) + pause;
        if (cost < next[end]!) {
          next[end] = cost;
          origin[end] = first;
        }
      }
    }
    best = next;
    from.push(origin);
  }
  const firsts: number[] = [];
  let end = count;
  for (let position = runs.length - 1; position >= 0; position--) {
    end = from[position]![end]!;
    firsts.unshift(end);
  }
  return [...firsts, count];
}
