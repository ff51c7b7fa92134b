import { type SpeechSegment, STEP_SECONDS } from "../observations/speech.ts";
import type { Word } from "../observations/words.ts";
import { type Run, shareWords } from "./share-words.ts";

/** A word border may move this far to a quieter moment. */
const REACH_SECONDS = 0.12;
const SPEECH = 0.3;
/** Voice that stops for shorter goes on; a stop of a plosive is no pause. */
const SHORTEST_PAUSE_STEPS = Math.round(0.15 / STEP_SECONDS);

/**
 * Estimates when each word of a text was said, for a recogniser that gives text only: words are shared among
 * the runs of voice so that pauses fall where sentences end, laid over each run in proportion to their length,
 * and their borders moved to quiet moments.
 */
export function placeWords(text: string, segment: SpeechSegment): Word[] {
  const texts = text.split(/\s+/).filter((word) => word !== "");
  if (texts.length === 0) return [];
  const weights = texts.map(weightOf);
  const runs = voicedRuns(segment);
  const shares = shareWords(texts, weights, runs);
  return runs.flatMap((run, position) => {
    const [first, end] = [shares[position]!, shares[position + 1]!];
    const borders = bordersIn(run, weights.slice(first, end), segment.levels);
    return texts.slice(first, end).map(
      (word, index): Word => ({
        text: word,
        startSeconds: segment.startSeconds + borders[index]! * STEP_SECONDS,
        endSeconds: segment.startSeconds + borders[index + 1]! * STEP_SECONDS,
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

function voicedRuns({ probabilities, startSeconds, endSeconds }: SpeechSegment): Run[] {
  const runs: { from: number; to: number }[] = [];
  for (const [step, probability] of probabilities.entries()) {
    if (probability < SPEECH) continue;
    const last = runs.at(-1);
    if (last && step - last.to < SHORTEST_PAUSE_STEPS) last.to = step + 1;
    else runs.push({ from: step, to: step + 1 });
  }
  const length = probabilities.length || Math.max(1, Math.round((endSeconds - startSeconds) / STEP_SECONDS));
  return runs.length > 0 ? runs : [{ from: 0, to: length }];
}

/** Where the words of a run begin, and where the last one ends. */
function bordersIn({ from, to }: Run, weights: readonly number[], levels: Float32Array): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const reach = Math.round(REACH_SECONDS / STEP_SECONDS);
  const borders = [from];
  let sum = 0;
  for (const weight of weights.slice(0, -1)) {
    sum += weight;
    const ideal = from + Math.round((sum / total) * (to - from));
    const earliest = Math.max(borders.at(-1)!, ideal - reach);
    borders.push(quietest(levels, Math.min(earliest, to), Math.min(to, ideal + reach)));
  }
  return [...borders, to];
}

function quietest(levels: Float32Array, from: number, to: number): number {
  let best = from;
  for (let at = from; at <= to; at++) {
    if ((levels[at] ?? 0) < (levels[best] ?? 0)) best = at;
  }
  return best;
}
