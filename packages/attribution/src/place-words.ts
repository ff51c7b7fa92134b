import { type SpeechSegment, STEP_SECONDS, type Word } from "./observations.ts";

/** A word border may move this far to a quieter moment. */
const REACH_SECONDS = 0.12;
const SPEECH = 0.3;

/**
 * Estimates when each word of a text was said, for a recogniser that gives text only: words are laid over the
 * voiced steps of the segment in proportion to their length, and their borders moved to quiet moments.
 */
export function placeWords(text: string, segment: SpeechSegment): Word[] {
  const texts = text.split(/\s+/).filter((word) => word !== "");
  if (texts.length === 0) return [];
  const { startSeconds, levels } = segment;
  const steps = voicedSteps(segment);
  const weights = texts.map(weightOf);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const reach = Math.round(REACH_SECONDS / STEP_SECONDS);

  const borders: number[] = [0];
  let sum = 0;
  for (const weight of weights.slice(0, -1)) {
    sum += weight;
    const ideal = Math.round((sum / total) * steps.length);
    const earliest = Math.min(borders.at(-1)! + 1, steps.length - 1);
    borders.push(
      quietest(steps, levels, Math.max(earliest, ideal - reach), Math.min(steps.length - 1, ideal + reach)),
    );
  }
  borders.push(steps.length);

  return texts.map((word, i) => {
    const from = steps[Math.min(borders[i]!, steps.length - 1)]!;
    const to = steps[Math.max(borders[i]!, borders[i + 1]! - 1)]! + 1;
    return {
      text: word,
      startSeconds: startSeconds + from * STEP_SECONDS,
      endSeconds: startSeconds + to * STEP_SECONDS,
      timing: "estimated",
    };
  });
}

/** Longer words take longer to say; a syllable block of Korean or a digit counts as much as three letters. */
function weightOf(word: string): number {
  let weight = 1;
  for (const letter of word) weight += /[\p{Script=Hangul}\p{Script=Han}\d]/u.test(letter) ? 2.5 : 1;
  return weight;
}

function voicedSteps({ probabilities, startSeconds, endSeconds }: SpeechSegment): number[] {
  const steps = [...probabilities.keys()];
  const voiced = steps.filter((step) => probabilities[step]! >= SPEECH);
  if (voiced.length > 0) return voiced;
  const length = Math.max(1, Math.round((endSeconds - startSeconds) / STEP_SECONDS));
  return steps.length > 0 ? steps : Array.from({ length }, (_, step) => step);
}

function quietest(steps: readonly number[], levels: Float32Array, from: number, to: number): number {
  let best = Math.min(from, steps.length - 1);
  for (let at = best; at <= to; at++) {
    if ((levels[steps[at]!] ?? 0) < (levels[steps[best]!] ?? 0)) best = at;
  }
  return best;
}
