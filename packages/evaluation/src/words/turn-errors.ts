import { valueAt } from "../defined.ts";
import type { TranscriptSegment } from "../transcript.ts";
import { align } from "./alignment.ts";
import { pairSpeakers } from "./pairing.ts";
import {
  concatenate,
  prepareSession,
  streamsOf,
  type TimedWordOptions,
  type WordOptions,
  type WordTurn,
} from "./session.ts";

/** The errors that fall to one reference turn. */
export interface TurnErrors {
  readonly turn: TranscriptSegment;
  readonly errors: number;
  readonly length: number;
}

/**
 * The errors of cpWER (with a collar: tcpWER) turn by turn, in the order of the reference; their sum is the
 * metric's. An inserted word falls to the turn of the word before it, words of an unpaired hypothesis
 * speaker to the turn that starts nearest. One session, which must have a reference turn.
 */
export function turnErrors(
  reference: readonly TranscriptSegment[],
  hypothesis: readonly TranscriptSegment[],
  options: WordOptions | TimedWordOptions = {},
): TurnErrors[] {
  const session = prepareSession(reference, hypothesis, options);
  const references = streamsOf(session.reference);
  const hypotheses = streamsOf(session.hypothesis);
  const errors = new Float64Array(reference.length);
  const add = (turn: number, count: number) => {
    errors[turn] = (errors[turn] ?? 0) + count;
  };
  for (const [speaker, partner] of pairSpeakers(session).pairs) {
    const turns = (speaker !== null && references.get(speaker)) || [];
    const stream = (partner !== null && hypotheses.get(partner)) || [];
    if (turns.length === 0) {
      for (const turn of stream) add(nearest(session.reference, turn.startSeconds), turn.ids.length);
      continue;
    }
    const { fates, inserted } = align(concatenate(turns), concatenate(stream));
    const owners = turns.flatMap((turn) => Array.from(turn.ids, () => turn.index));
    const first = valueAt(turns, 0).index;
    fates.forEach((fate, at) => {
      if (fate !== 0) add(valueAt(owners, at), 1);
    });
    inserted.forEach((count, at) => {
      add(owners[Math.max(0, at - 1)] ?? first, count);
    });
  }
  const lengths = new Map(session.reference.map((turn) => [turn.index, turn.ids.length]));
  return reference.map((turn, index) => ({
    turn,
    errors: errors[index] ?? 0,
    length: lengths.get(index) ?? 0,
  }));
}

function nearest(turns: readonly WordTurn[], seconds: number): number {
  const distance = (turn: WordTurn) => Math.abs(turn.startSeconds - seconds);
  return turns.reduce((best, turn) => (distance(turn) < distance(best) ? turn : best)).index;
}
