import { sigmoid } from "../statistics.ts";

/** Mean score of a silent mouth, before it was observed. */
export const USUAL_REST = -3.3;
/** Mean score of a mouth that speaks, before it was observed. */
const USUAL_SPEECH = 3;
const REST_DEVIATION = 1.3;
const SPEECH_DEVIATION = 1.8;
/** The prior counts as much as this many frames, with this share of speech. */
const PRIOR_FRAMES = 50;
const PRIOR_SHARE = 0.2;
const MAX_SPEECH = 0.8;
const ROUNDS = 6;
/** More frames do not improve the estimate. */
const MAX_FRAMES = 1500;

/**
 * Mean score of one mouth while it is silent, found without knowing when it speaks: two normal distributions by
 * expectation maximisation, held near the usual ones. A person who never stops speaking gets the usual.
 */
export function restLevelOf(scores: Float32Array): number {
  const every = Math.max(1, Math.ceil(scores.length / MAX_FRAMES));
  const observed = scores.filter((_, at) => at % every === 0);
  let [rest, speech, share] = [USUAL_REST, USUAL_SPEECH, PRIOR_SHARE];
  for (let round = 0; round < ROUNDS; round++) {
    let [resting, restSum, speaking, speechSum] = [0, 0, 0, 0];
    for (const score of observed) {
      const likelier =
        ((score - rest) / REST_DEVIATION) ** 2 / 2 - ((score - speech) / SPEECH_DEVIATION) ** 2 / 2;
      const speaks = sigmoid(Math.log(share / (1 - share)) + likelier);
      resting += 1 - speaks;
      restSum += (1 - speaks) * score;
      speaking += speaks;
      speechSum += speaks * score;
    }
    rest = (restSum + PRIOR_FRAMES * USUAL_REST) / (resting + PRIOR_FRAMES);
    speech = (speechSum + PRIOR_FRAMES * USUAL_SPEECH) / (speaking + PRIOR_FRAMES);
    share = Math.min(MAX_SPEECH, (speaking + PRIOR_FRAMES * PRIOR_SHARE) / (observed.length + PRIOR_FRAMES));
  }
  return rest;
}
