import type { Watched } from "./faces-adapter.ts";
import { inRhythm, inStep } from "./in-step.ts";
import { smooth } from "./series.ts";

/**
 * Step, rhythm and offset: logistic regression on pairs of talkers' clips of which none is reported on, spread over the
 * frames that attribution sums up, slopes taken at 85 in a hundred (decision 0111). Timing: when a mouth moves more
 * than over two seconds, which says whose turn it is where turns overlap (0107).
 */
const WEIGHT = { step: 2.8, rhythm: 1.2, timing: 1, offset: -1.7 };
/** A mouth that seems to rest over this long loses what it seems to: a talker pauses for less. */
const LEVEL_SECONDS = 2;

/** Evidence per frame that a mouth makes the sound rather than moves to another's. */
export function matchSound({ motion: { opening }, moves, letOut, framesPerSecond }: Watched): Float64Array {
  const step = inStep(opening, letOut, framesPerSecond);
  const rhythm = inRhythm(opening, letOut, framesPerSecond);
  const level = smooth(moves, Math.max(1, Math.round(LEVEL_SECONDS * framesPerSecond)));
  return step.map(
    (value, i) =>
      WEIGHT.step * value +
      WEIGHT.rhythm * rhythm[i]! +
      WEIGHT.timing * (moves[i]! - level[i]!) +
      Math.min(level[i]!, 0) +
      WEIGHT.offset,
  );
}
