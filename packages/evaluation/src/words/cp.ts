import { assign } from "../assignment.ts";
import type { Segment } from "../transcript.ts";
import { align, timedDistance } from "./alignment.ts";
import { distance } from "./bit-rows.ts";
import { sumErrors, type WordErrors, wordErrors } from "./error-rate.ts";
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
  reference: readonly Segment[],
  hypothesis: readonly Segment[],
  options: WordOptions = {},
): CpErrors {
  return cpErrors(prepareSession(reference, hypothesis, options));
}

/** tcpWER: cpWER where only words that are near in time may match (von Neumann et al. 2023). One session. */
export function tcpWordErrorRate(
  reference: readonly Segment[],
  hypothesis: readonly Segment[],
  options: TimedWordOptions,
): CpErrors {
  return cpErrors(prepareSession(reference, hypothesis, options));
}

/** WER of one speaker, or of two sides whose speakers do not matter: all words in order of time. */
export function wordErrorRate(
  reference: readonly Segment[],
  hypothesis: readonly Segment[],
  options: WordOptions = {},
): WordErrors {
  const session = prepareSession(reference, hypothesis, options);
  return errorsOf(concatenate(session.reference), concatenate(session.hypothesis));
}

/** A pair of streams, and how many errors it makes. */
export interface StreamPair {
  readonly reference: string | null;
  readonly hypothesis: string | null;
}

/** The pairing of least cost, and the cost of every possible pair (rows: reference speakers). */
export function pairStreams(session: Session): { pairs: StreamPair[]; costs: number[][] } {
  const references = [...streamsOf(session.reference)];
  const hypotheses = [...streamsOf(session.hypothesis)];
  const rows = references.map(([, turns]) => concatenate(turns));
  const columns = hypotheses.map(([, turns]) => concatenate(turns));
  const costs = rows.map((row) => columns.map((column) => distanceOf(row, column)));
  // Against nobody, a speaker costs all of their words: pad to a square so that this too is weighed.
  const size = Math.max(rows.length, columns.length);
  const square = Array.from({ length: size }, (_, row) =>
    Array.from(
      { length: size },
      (_, column) => costs[row]?.[column] ?? rows[row]?.ids.length ?? columns[column]?.ids.length ?? 0,
    ),
  );
  const pairs = assign(square).map((column, row) => ({
    reference: references[row]?.[0] ?? null,
    hypothesis: hypotheses[column!]?.[0] ?? null,
  }));
  return { pairs, costs };
}

/** Errors of one row of words against another, by kind. */
export function errorsOf(reference: Tokens, hypothesis: Tokens): WordErrors {
  const { insertions, deletions, substitutions } = align(reference, hypothesis);
  return wordErrors({ length: reference.ids.length, insertions, deletions, substitutions });
}

function cpErrors(session: Session): CpErrors {
  const references = streamsOf(session.reference);
  const hypotheses = streamsOf(session.hypothesis);
  const { pairs } = pairStreams(session);
  const parts = pairs.map((pair) =>
    errorsOf(
      concatenate(references.get(pair.reference ?? "") ?? []),
      concatenate(hypotheses.get(pair.hypothesis ?? "") ?? []),
    ),
  );
  return {
    ...sumErrors(parts),
    scoredSpeakers: references.size,
    missedSpeakers: Math.max(0, references.size - hypotheses.size),
    falseAlarmSpeakers: Math.max(0, hypotheses.size - references.size),
    assignment: pairs.map((pair) => [pair.reference, pair.hypothesis] as const),
  };
}

function distanceOf(reference: Tokens, hypothesis: Tokens): number {
  return reference.starts && hypothesis.starts
    ? timedDistance(reference, hypothesis)
    : reference.starts || hypothesis.starts
      ? reference.ids.length + hypothesis.ids.length
      : distance(reference.ids, hypothesis.ids);
}
