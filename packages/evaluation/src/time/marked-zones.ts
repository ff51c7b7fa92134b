import type { MarkedSegment, TranscriptSegment } from "../transcript.ts";

/** How far the zone around laughter and the like reaches where nobody speaks: md-eval-22's default. */
const NON_LEXICAL_EXTENT_SECONDS = 0.5;

interface Zone {
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/** What the marks of a session take out of scoring and of the pairing of speakers. */
export const ignoredZones = (marks: readonly MarkedSegment[]): Zone[] =>
  marks.filter(({ kind }) => kind === "ignored");

/**
 * What the marks of a session take out of scoring only: sounds that are no words, with half a second on each side, but
 * not over the edge of a turn nor into a word (md-eval-22).
 */
export function nonLexicalZones(
  marks: readonly MarkedSegment[],
  turns: readonly TranscriptSegment[],
): Zone[] {
  const lasting = ({ startSeconds, endSeconds }: Zone) => endSeconds > startSeconds;
  const words = marks.filter((mark) => mark.kind === "lexeme" && lasting(mark));
  const edges = turns.filter(lasting).flatMap((turn) => [turn.startSeconds, turn.endSeconds]);
  const ends = [...edges, ...words.map(({ endSeconds }) => endSeconds)];
  const starts = [...edges, ...words.map(({ startSeconds }) => startSeconds)];
  const isInWord = (seconds: number) =>
    words.some((word) => word.startSeconds < seconds && seconds < word.endSeconds);
  return marks
    .filter((mark) => mark.kind === "non-lexical" && lasting(mark))
    .map(({ startSeconds, endSeconds }) => {
      const before = ends.filter((end) => end <= startSeconds);
      const after = starts.filter((start) => start >= endSeconds);
      return {
        startSeconds: isInWord(startSeconds)
          ? startSeconds
          : Math.max(startSeconds - NON_LEXICAL_EXTENT_SECONDS, ...before),
        endSeconds: isInWord(endSeconds)
          ? endSeconds
          : Math.min(endSeconds + NON_LEXICAL_EXTENT_SECONDS, ...after),
      };
    });
}
