import type { NistText } from "./formats/nist-text.ts";

/** A segment of one speaker in one session, as the evaluation formats hold it. Times are seconds. */
export interface TranscriptSegment {
  readonly session: string;
  /** The channel of the session, in formats that name one (STM, RTTM, CTM). */
  readonly channel?: string;
  readonly speaker: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
  /** What was said. Absent in RTTM, which knows only who and when. */
  readonly words?: string;
  /** The same where there are alternatives or words that may be missing; `words` is then the first reading. */
  readonly readings?: NistText;
  /** The line of the file it was read from, counted from 1. */
  readonly line?: number;
  /** The file it was read from, where a transcript is several files. */
  readonly file?: string;
}

/**
 * A piece of a session that a file of NIST's marks beside the turns. Times are seconds.
 * - `ignored`: not scored. STM `IGNORE_TIME_SEGMENT_IN_SCORING` or speaker `excluded_region`, RTTM `NOSCORE`.
 * - `gap`: nobody speaks, and words there are insertions. STM speaker `inter_segment_gap`.
 * - `non-lexical`: laughter and the like, which DER leaves out with half a second around it. RTTM `NON-LEX`.
 * - `lexeme`: a word, which bounds what is left out around `non-lexical`. RTTM `LEXEME`.
 * - `other`: says only that the session lasts so long. RTTM `SEGMENT`, `SU`, `EDIT`, `FILLER`, `IP`, `CB`, `A/P`.
 */
export interface MarkedSegment {
  readonly kind: "ignored" | "gap" | "non-lexical" | "lexeme" | "other";
  readonly session: string;
  readonly channel?: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
  /** The line of the file it was read from, counted from 1. */
  readonly line?: number;
}

/** The segments of one or more sessions, and the name of the file they came from, for error messages. */
export interface Transcript {
  readonly segments: readonly TranscriptSegment[];
  /** What a reference marks beside them. */
  readonly marks?: readonly MarkedSegment[];
  /**
   * Who speaks when, where the segments are turns for readers that span pauses: what DER, JER and
   * identification are scored on. Default: the segments.
   */
  readonly speech?: readonly TranscriptSegment[];
  readonly file: string;
}

/** A segment of a session that is scored (one line of a UEM file). Times are seconds. */
export interface ScoredRegion {
  readonly session: string;
  /** Absent: all channels. */
  readonly channel?: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/** The values grouped by a key, in the order in which the keys first appear. */
export function groupBy<T>(values: readonly T[], key: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const name = key(value);
    const group = groups.get(name);
    if (group) group.push(value);
    else groups.set(name, [value]);
  }
  return groups;
}
