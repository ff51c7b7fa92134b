import type { SpeechBlock } from "./speech-blocks.ts";

/** One possible source of the speech in a block. */
export interface HiddenState {
  /** Evidence per frame for this source against silence; −Infinity where it cannot speak. */
  readonly evidence: (frame: number) => number;
}

/** The most likely source per frame of a block. */
export interface DecodedPath {
  readonly block: SpeechBlock;
  /** Position of the most likely state per frame of the block. */
  readonly path: Int16Array;
  /** Evidence per frame (rows) and state (columns). */
  readonly emissions: Float64Array;
}

/** Another source takes over once in a few seconds; this keeps single frames from changing the speaker. */
const SWITCH_COST = 2;

/**
 * The most likely sequence of states (Viterbi) of a hidden Markov model in which a state continues, or any other takes
 * over at one cost.
 *
 * @param states at least one
 */
export function decodeBlock(block: SpeechBlock, states: readonly HiddenState[]): DecodedPath {
  const length = block.to - block.from;
  const emissions = new Float64Array(length * states.length);
  for (let t = 0; t < length; t++)
    for (const [s, { evidence }] of states.entries())
      emissions[t * states.length + s] = evidence(block.from + t);
  return { block, path: viterbi(emissions, length, states.length), emissions };
}

function viterbi(emissions: Float64Array, length: number, count: number): Int16Array {
  const path = new Int16Array(length);
  if (length === 0) return path;
  const previous = new Int16Array(length * count);
  const scores = emissions.slice(0, count);
  for (let t = 1; t < length; t++) {
    const best = argmax(scores);
    const switched = (scores[best] ?? Number.NEGATIVE_INFINITY) - SWITCH_COST;
    for (const [s, score] of scores.entries()) {
      const stays = score >= switched;
      previous[t * count + s] = stays ? s : best;
      scores[s] = (stays ? score : switched) + (emissions[t * count + s] ?? Number.NaN);
    }
  }
  let state = argmax(scores);
  for (let t = length - 1; t >= 0; t--) {
    path[t] = state;
    state = previous[t * count + state] ?? 0;
  }
  return path;
}

function argmax(values: Float64Array): number {
  let [best, most] = [0, values[0] ?? Number.NaN];
  for (const [i, value] of values.entries()) if (value > most) [best, most] = [i, value];
  return best;
}
