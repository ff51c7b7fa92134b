/** A segment of one speaker in one session, as the evaluation formats hold it. Times are seconds. */
export interface TranscriptSegment {
  readonly session: string;
  readonly speaker: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
  /** What was said. Absent in RTTM, which knows only who and when. */
  readonly words?: string;
  /** The line of the file it was read from, counted from 1. */
  readonly line?: number;
  /** The file it was read from, where a transcript is several files. */
  readonly file?: string;
}

/** The segments of one or more sessions, and the name of the file they came from, for error messages. */
export interface Transcript {
  readonly segments: readonly TranscriptSegment[];
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
