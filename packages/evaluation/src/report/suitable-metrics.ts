import type { ScoredPart } from "../channels.ts";
import type { TranscriptSegment } from "../transcript.ts";
import type { Metric } from "./scores.ts";

const ALWAYS: readonly Metric[] = [
  "cpWer",
  "tcpWer",
  "orcWer",
  "tcorcWer",
  "dicpWer",
  "mimoWer",
  "der",
  "jer",
  "identification",
];

/**
 * The metrics that suit the files: WER where each side of every session has one speaker, NIST WER where the hypothesis is
 * one stream and the reference is more than that: several speakers, or what only NIST's files say.
 * @param sessions the channels of each session
 */
export function suitableMetrics(sessions: readonly (readonly ScoredPart[])[]): Metric[] {
  const parts = sessions.flat();
  const isSingle = sessions.every(
    (session) =>
      isStream(session.flatMap(({ reference }) => reference)) &&
      isStream(session.flatMap(({ hypothesis }) => hypothesis)),
  );
  const isNist = parts.every(({ hypothesis }) => isStream(hypothesis)) && (!isSingle || parts.some(isMarked));
  return [...(isSingle ? (["wer"] as const) : []), ...(isNist ? (["nistWer"] as const) : []), ...ALWAYS];
}

const isStream = (segments: readonly TranscriptSegment[]) =>
  new Set(segments.map(({ speaker }) => speaker)).size <= 1;

const isMarked = ({ reference, marks }: ScoredPart) =>
  marks.length > 0 || reference.some(({ readings }) => readings);
