import { sigmoid } from "../statistics.ts";

/** Mean score of a mouth at rest, and of one that speaks, before either has been seen. */
export const USUAL_REST = -3.3;
const USUAL_SPEECH = 3;
const REST_DEVIATION = 1.3;
const SPEECH_DEVIATION = 1.8;
/** What is believed before counts as much as this many frames, of this share of speech. */
const PRIOR_FRAMES = 50;
const PRIOR_SHARE = 0.2;
const MOST_SPEECH = 0.8;
const ROUNDS = 6;
/** More frames say nothing new. */
const MOST_FRAMES = 1500;

/**
 * Mean score of one mouth while it rests, found without knowing when it speaks: two normal distributions by
 * expectation maximisation, held near what is usual. Who speaks all the time is never seen at rest and gets the usual.
 */
export function mouthAtRest(scores: Float32Array): number {
  const every = Math.max(1, Math.ceil(scores.length / MOST_FRAMES));
  const seen = scores.filter((_, at) => at % every === 0);
  let [rest, speech, share] = [USUAL_REST, USUAL_SPEECH, PRIOR_SHARE];
  for (let round = 0; round < ROUNDS; round++) {
    let [resting, restSum, speaking, speechSum] = [0, 0, 0, 0];
    for (const score of seen) {
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
    share = Math.min(MOST_SPEECH, (speaking + PRIOR_FRAMES * PRIOR_SHARE) / (seen.length + PRIOR_FRAMES));
  }
  return rest;
}
