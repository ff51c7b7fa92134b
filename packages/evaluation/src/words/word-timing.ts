/**
 * How words get times when only their turn has one (the definitions of MeetEval's tcpWER,
 * von Neumann et al. 2023, arXiv:2307.11394): the turn cut into parts as long as the words have
 * characters or into equal parts, the middles of those parts, or the whole turn for every word.
 */
export type WordTimingMode =
  | "character_based"
  | "character_based_points"
  | "equidistant_intervals"
  | "equidistant_points"
  | "full_segment";

/** Start and end of each word of a turn, in seconds. `weights` are the words' lengths in characters. */
export function wordTimes(
  timing: WordTimingMode,
  startSeconds: number,
  endSeconds: number,
  weights: readonly number[],
): { starts: Float64Array; ends: Float64Array } {
  const starts = new Float64Array(weights.length).fill(startSeconds);
  const ends = new Float64Array(weights.length).fill(endSeconds);
  if (timing === "full_segment") return { starts, ends };
  const parts = timing.startsWith("equidistant") ? weights.map(() => 1) : weights;
  const scale = (endSeconds - startSeconds) / parts.reduce((sum, part) => sum + part, 0);
  let before = 0;
  parts.forEach((part, index) => {
    const start = startSeconds + scale * before;
    const end = startSeconds + scale * (before + part);
    const middle = (start + end) / 2;
    starts[index] = timing.endsWith("points") ? middle : start;
    ends[index] = timing.endsWith("points") ? middle : end;
    before += part;
  });
  return { starts, ends };
}
