import type { WhisperSettings } from "./settings.ts";
import { SPECIAL } from "./special-tokens.ts";

/** Text tokens and the end. */
const CHOICES = SPECIAL.end + 1;

/** Turns the logits of one position into the log probability of every token that may follow, −∞ for the others. */
export type TokenScores = (logits: Float32Array, isFirst: boolean) => Float32Array;

/** Scores of the tokens of text and the end: no time stamps, no suppressed tokens, no empty text. */
export function tokenScores({ suppress, suppressAtStart }: WhisperSettings): TokenScores {
  const always = maskOf(suppress);
  const first = maskOf([...suppress, ...suppressAtStart]);
  return (logits, isFirst) => {
    const mask = isFirst ? first : always;
    const scores = logits.slice(0, CHOICES);
    let highest = Number.NEGATIVE_INFINITY;
    for (let id = 0; id < CHOICES; id++) {
      const score = (scores[id] ?? 0) + (mask[id] ?? 0);
      scores[id] = score;
      if (score > highest) highest = score;
    }
    let sum = 0;
    for (const score of scores) sum += Math.exp(score - highest);
    const norm = highest + Math.log(sum);
    for (let id = 0; id < CHOICES; id++) scores[id] = (scores[id] ?? 0) - norm;
    return scores;
  };
}

/** 0 for a token that may be written, −∞ for one that may not. */
function maskOf(suppressed: readonly number[]): Float32Array {
  const mask = new Float32Array(CHOICES);
  for (const id of suppressed) if (id < CHOICES) mask[id] = Number.NEGATIVE_INFINITY;
  return mask;
}

/** The ids of the `count` highest scores, best first. */
export function highest(scores: Float32Array, count: number): number[] {
  const best: number[] = [];
  let least = Number.NEGATIVE_INFINITY;
  for (let id = 0; id < scores.length; id++) {
    const score = scores[id] ?? 0;
    if (score <= least) continue;
    const at = best.findIndex((other) => (scores[other] ?? 0) < score);
    best.splice(at < 0 ? best.length : at, 0, id);
    if (best.length > count) best.pop();
    if (best.length === count) least = scores[best[count - 1] ?? 0] ?? 0;
  }
  return best;
}

/** Softmax. */
export function probabilities(logits: Float32Array): Float32Array {
  let highest = Number.NEGATIVE_INFINITY;
  for (const logit of logits) highest = Math.max(highest, logit);
  const powers = logits.map((logit) => Math.exp(logit - highest));
  let sum = 0;
  for (const power of powers) sum += power;
  return powers.map((power) => power / sum);
}
