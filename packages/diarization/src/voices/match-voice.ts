import type { Calibration } from "@hapju/spec";
import { logLikelihoodRatio } from "../calibrated-evidence.ts";
import type { KnownPerson } from "../observations/people.ts";
import type { Voice } from "../observations/voices.ts";

/** Log-likelihood ratio that a voice is the person's, by the best template; undefined if none compares. */
export function matchVoice(
  { vector }: Pick<Voice, "vector">,
  { voiceTemplates }: KnownPerson,
  calibration: Calibration | undefined,
): number | undefined {
  if (!calibration) return undefined;
  const scores = voiceTemplates
    .filter((template) => template.length === vector.length)
    .map((template) => logLikelihoodRatio(vector, template, calibration));
  return scores.length > 0 ? Math.max(...scores) : undefined;
}
