import { type SpeechSegment, STEP_SECONDS } from "../observations/speech.ts";
import type { Word } from "../observations/words.ts";
import { type StepRange, stepsOf } from "../speech/steps.ts";
import { distributeWords, type WeightedWord } from "./distribute-words.ts";

/** A word border may move this far to a quieter moment. */
const REACH_SECONDS = 0.12;
/** Speech from this probability on. */
const SPEECH = 0.3;
/** A shorter gap in the voice is the stop of a plosive, not a pause. */
const SHORTEST_PAUSE_STEPS = Math.round(0.15 / STEP_SECONDS);

/**
 * Estimates when each word of a text was said, for a recogniser that gives text only: words are distributed among the
 * voiced ranges so that pauses fall where sentences end, laid over each range in proportion to their length, and their
 * borders moved to quiet moments.
 *
 * @param text words separated by white space
 * @returns the words in order, none if the text is empty
 */
export function placeWords(text: string, segment: SpeechSegment): Word[] {
  const words = text
    .split(/\s+/)
    .filter((word) => word !== "")
    .map((word): WeightedWord => ({ text: word, weight: weightOf(word) }));
  if (words.length === 0) return [];
  const ranges = voicedRanges(segment);
  const distributed = distributeWords(words, ranges);
  const secondsAt = (step: number) => segment.startSeconds + step * STEP_SECONDS;
  return ranges.flatMap((range, position) => {
    const own = distributed[position] ?? [];
    const ends = wordEnds(range, own, segment.levels);
    return own.map(
      (word, index): Word => ({
        text: word.text,
        startSeconds: secondsAt(ends[index - 1] ?? range.from),
        endSeconds: secondsAt(ends[index] ?? range.to),
        timing: "estimated",
      }),
    );
  });
}

/** Longer words take longer to say; a syllable block of Korean or a digit counts as much as three letters. */
function weightOf(word: string): number {
  let weight = 1;
  for (const letter of word) weight += /[\p{Script=Hangul}\p{Script=Han}\d]/u.test(letter) ? 2.5 : 1;
  return weight;
}

/** The steps with voice, counted from the start of the segment; all of them if there is no voice. */
function voicedRanges({ probabilities, startSeconds, endSeconds }: SpeechSegment): StepRange[] {
  const ranges: { from: number; to: number }[] = [];
  for (const [step, probability] of probabilities.entries()) {
    if (probability < SPEECH) continue;
    const last = ranges.at(-1);
    if (last && step - last.to < SHORTEST_PAUSE_STEPS) last.to = step + 1;
    else ranges.push({ from: step, to: step + 1 });
  }
  const length = probabilities.length || Math.max(1, stepsOf(endSeconds - startSeconds));
  return ranges.length > 0 ? ranges : [{ from: 0, to: length }];
}

/** The step at which each word of a range ends, the last one excepted: it ends with the range. */
function wordEnds({ from, to }: StepRange, words: readonly WeightedWord[], levels: Float32Array): number[] {
  const total = words.reduce((sum, { weight }) => sum + weight, 0);
  const reach = stepsOf(REACH_SECONDS);
  const ends: number[] = [];
  let sum = 0;
  for (const { weight } of words.slice(0, -1)) {
    sum += weight;
    const ideal = from + Math.round((sum / total) * (to - from));
    const earliest = Math.max(ends.at(-1) ?? from, ideal - reach);
    ends.push(quietest(levels, Math.min(earliest, to), Math.min(to, ideal + reach)));
  }
  return ends;
}

/** The first of the quietest steps from `from` to `to`, inclusive. */
function quietest(levels: Float32Array, from: number, to: number): number {
  let best = from;
  for (let at = from; at <= to; at++) {
    if ((levels[at] ?? 0) < (levels[best] ?? 0)) best = at;
  }
  return best;
}
