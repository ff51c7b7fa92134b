import type { SpeakerSegment } from "../decisions.ts";
import type { Word } from "../observations/words.ts";
import { sharedSeconds } from "../segments.ts";

/** A word outside all segments belongs to one this near: word times are less precise than segments. */
const NEAR_SECONDS = 0.5;

/**
 * Finds the segment of speech each word belongs to: the one that holds most of it, of two equal ones the more confident.
 *
 * @param speaking in order of time
 * @returns the position of a word's segment, undefined if none is near; call it with words in order of time
 */
export function segmentOfWord(speaking: readonly SpeakerSegment[]): (word: Word) => number | undefined {
  let latest = Number.NEGATIVE_INFINITY;
  const latestEnds = speaking.map(({ endSeconds }) => {
    latest = Math.max(latest, endSeconds);
    return latest;
  });
  let first = 0;
  return (word) => {
    // Segments that end before this are over for all later words as well.
    const earliest = word.startSeconds - NEAR_SECONDS;
    while ((latestEnds[first] ?? Number.POSITIVE_INFINITY) < earliest) first++;
    let best: number | undefined;
    let most = Number.NEGATIVE_INFINITY;
    for (let at = first; ; at++) {
      const segment = speaking[at];
      if (!segment || segment.startSeconds > word.endSeconds + NEAR_SECONDS) return best;
      const inside = sharedSeconds(segment, word);
      const away = Math.max(
        segment.startSeconds - word.endSeconds,
        word.startSeconds - segment.endSeconds,
        0,
      );
      if (away > NEAR_SECONDS) continue;
      const claim = inside > 0 ? inside * (0.5 + segment.confidence / 2) : -away;
      if (claim > most) [best, most] = [at, claim];
    }
  };
}
