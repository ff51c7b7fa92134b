import type { People } from "@hapju/diarization";
import { wilson } from "@hapju/evaluation";
import { COLLAR_SECONDS, personOn, type Truth } from "./judge.ts";

/** A name that was given, how sure, and whether it was right. */
export interface NameGiven {
  readonly confidence: number;
  readonly right: boolean;
}

/** The names of tracks, scored by the person each mostly shows. */
export function trackNames(truth: Truth, { tracks }: Pick<People, "tracks">): NameGiven[] {
  return tracks
    .filter(({ speaker }) => truth.faces.some(({ name }) => name === speaker))
    .map((track) => ({ confidence: track.confidence, right: personOn(truth, track) === track.speaker }));
}

/** The names of segments of speech: right where that person speaks in half of it, with the collar. */
export function segmentNames({ utterances }: Truth, { speaking }: Pick<People, "speaking">): NameGiven[] {
  return speaking
    .filter(({ speaker }) => utterances.some((one) => one.speaker === speaker))
    .map(({ speaker, confidence, startSeconds, endSeconds }) => {
      const spoken = utterances
        .filter((one) => one.speaker === speaker)
        .reduce((sum, one) => {
          const from = Math.max(one.startSeconds - COLLAR_SECONDS, startSeconds);
          return sum + Math.max(0, Math.min(one.endSeconds + COLLAR_SECONDS, endSeconds) - from);
        }, 0);
      return { confidence, right: spoken >= (endSeconds - startSeconds) / 2 };
    });
}

const BINS = [0, 0.9, 0.97, 0.99, 1.01];

/** Of names given about this surely, how many are right. */
export function reliability(of: string, names: readonly NameGiven[]): (string | number)[][] {
  return BINS.slice(1).flatMap((end, at) => {
    const start = BINS[at]!;
    const those = names.filter(({ confidence }) => confidence >= start && confidence < end);
    if (those.length === 0) return [];
    const mean = those.reduce((sum, { confidence }) => sum + confidence, 0) / those.length;
    const { successes, share, low, high } = wilson(those.filter(({ right }) => right).length, those.length);
    const percent = (part: number) => `${(100 * part).toFixed(1)}%`;
    return [
      [
        of,
        `${start.toFixed(2)}–${Math.min(1, end).toFixed(2)}`,
        those.length,
        percent(mean),
        `${successes} (${percent(share!)})`,
        `${percent(low)}–${percent(high)}`,
      ],
    ];
  });
}
