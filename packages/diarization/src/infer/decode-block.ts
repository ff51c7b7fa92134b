import type { Block } from "../frames.ts";

/** One possible source of the speech: a visible face, a voice off screen, or nobody known. */
export interface Source {
  /** Evidence per frame for this source against silence; −Infinity where it cannot speak. */
  readonly evidence: (frame: number) => number;
}

/** Who speaks in one block of speech. */
export interface Decoded {
  readonly block: Block;
  /** Position of the most likely source per frame of the block. */
  readonly path: Int16Array;
  /** Evidence per frame (rows) and source (columns). */
  readonly emissions: Float64Array;
}

/** Another source takes over once in a few seconds; this keeps single frames from flickering. */
const SWITCH_COST = 2;

/**
 * Most likely sequence of sources (Viterbi) of a hidden Markov model in which a source goes on, or any other
 * takes over at one cost.
 */
export function decode(block: Block, sources: readonly Source[]): Decoded {
  const length = block.to - block.from;
  const count = sources.length;
  const emissions = new Float64Array(length * count);
  for (let t = 0; t < length; t++) {
    for (let s = 0; s < count; s++) emissions[t * count + s] = sources[s]!.evidence(block.from + t);
  }
  return {
    block,
    path: viterbi(emissions, length, count),
    emissions,
  };
}

function viterbi(emissions: Float64Array, length: number, count: number): Int16Array {
  const path = new Int16Array(length);
  const came = new Int16Array(length * count);
  const scores = emissions.slice(0, count);
  for (let t = 1; t < length; t++) {
    const best = argmax(scores);
    const taken = scores[best]! - SWITCH_COST;
    for (let s = 0; s < count; s++) {
      const stays = scores[s]! >= taken;
      came[t * count + s] = stays ? s : best;
      scores[s] = (stays ? scores[s]! : taken) + emissions[t * count + s]!;
    }
  }
  if (length > 0) path[length - 1] = argmax(scores);
  for (let t = length - 1; t > 0; t--) path[t - 1] = came[t * count + path[t]!]!;
  return path;
}

function argmax(values: Float64Array): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i]! > values[best]!) best = i;
  return best;
}
