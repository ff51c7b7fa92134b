import type { SourceEvidence } from "../decisions.ts";
import type { Calibrations } from "../observations/people.ts";

/** A name is given from this probability on: of 100 names at the border at most 5 are wrong. */
export const NAME_FROM = 0.95;

/** Prior probability of a person who is not in the directory; the remainder is shared by the people who are. */
export const UNKNOWN_SHARE = 0.5;

/** The prior counts at least this many people, so that a directory of one person does not make its name likely. */
const MIN_PEOPLE = 4;

/** Thresholds of models whose catalog entry states none. */
const DEFAULT_THRESHOLDS = { askFrom: 0, nameFrom: 3 } as const;

/** A threshold of a calibration: from `askFrom` on a name is suggested, from `nameFrom` on it may be given. */
export type Threshold = keyof typeof DEFAULT_THRESHOLDS;

/** Whether one source alone reaches its model's own threshold; scores of different models are never compared. */
export function reaches(
  evidence: SourceEvidence | undefined,
  threshold: Threshold,
  calibrations: Calibrations,
): boolean {
  return (["face", "voice"] as const).some(
    (source) =>
      (evidence?.[source] ?? Number.NEGATIVE_INFINITY) >=
      (calibrations[source]?.[threshold] ?? DEFAULT_THRESHOLDS[threshold]),
  );
}

/** Logarithm of the prior probability of one person of the directory. */
export function personPrior(unknownShare: number, directorySize: number): number {
  return Math.log((1 - unknownShare) / Math.max(directorySize, MIN_PEOPLE));
}
