import type { TranscriptSegment } from "../transcript.ts";
import { align } from "./alignment.ts";
import { sumErrors, type WordErrors, wordErrors } from "./error-rate.ts";
import { pairSpeakers } from "./pairing.ts";
import {
  concatenate,
  prepareSession,
  type Session,
  streamsOf,
  type TimedWordOptions,
  type Tokens,
  type WordOptions,
} from "./session.ts";

/** Errors under the best pairing of speakers. */
export interface CpErrors extends WordErrors {
  readonly scoredSpeakers: number;
  readonly missedSpeakers: number;
  readonly falseAlarmSpeakers: number;
  /** Reference speaker and hypothesis speaker of each pair; null where there is none. */
  readonly assignment: readonly (readonly [string | null, string | null])[];
}

/**
 * cpWER: the words of each speaker joined, hypothesis speakers paired with reference speakers so that the
 * errors are least (Watanabe et al. 2020, arXiv:2004.09249). One session.
 */
export function cpWordErrorRate(
  reference: readonly TranscriptSegment[],
  hypothesis: readonly TranscriptSegment[],
  options: WordOptions = {},
): CpErrors {
  return cpErrors(prepareSession(reference, hypothesis, options));
}

/** tcpWER: cpWER where only words that are near in time may match (von Neumann et al. 2023). One session. */
export function tcpWordErrorRate(
  reference: readonly TranscriptSegment[],
  hypothesis: readonly TranscriptSegment[],
  options: TimedWordOptions,
): CpErrors {
  return cpErrors(prepareSession(reference, hypothesis, options));
}

/** WER of one speaker, or of two sides whose speakers do not matter: all words in order of time. */
export function wordErrorRate(
  reference: readonly TranscriptSegment[],
  hypothesis: readonly TranscriptSegment[],
  options: WordOptions = {},
): WordErrors {
  return joinedErrors(prepareSession(reference, hypothesis, options));
}

/** All words of each side as one row. */
export function joinedErrors(session: Session): WordErrors {
  return errorsOf(concatenate(session.reference), concatenate(session.hypothesis));
}

/** Errors of one row of words against another, by kind. */
export function errorsOf(reference: Tokens, hypothesis: Tokens): WordErrors {
  const { insertions, deletions, substitutions } = align(reference, hypothesis);
  return wordErrors({ length: reference.ids.length, insertions, deletions, substitutions });
}

/** cpWER, or tcpWER where the session has times. */
export function cpErrors(session: Session): CpErrors {
  const references = streamsOf(session.reference);
  const hypotheses = streamsOf(session.hypothesis);
  const { pairs } = pairSpeakers(session);
  const wordsOf = (streams: typeof references, speaker: string | null) =>
    concatenate((speaker !== null && streams.get(speaker)) || []);
  return {
    ...sumErrors(pairs.map(([one, other]) => errorsOf(wordsOf(references, one), wordsOf(hypotheses, other)))),
    scoredSpeakers: references.size,
    missedSpeakers: Math.max(0, references.size - hypotheses.size),
    falseAlarmSpeakers: Math.max(0, hypotheses.size - references.size),
    assignment: pairs,
  };
}
