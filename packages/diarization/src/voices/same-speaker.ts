import type { Calibration } from "@hapju/spec";
import { evidenceOf, scoreOf } from "../calibrated-evidence.ts";
import type { Voice } from "../observations/voices.ts";

/** Log-likelihood ratio "one speaker : two" of two voices of one recording; 0 without a calibration. */
export function sameSpeaker(
  a: Pick<Voice, "vector">,
  b: Pick<Voice, "vector">,
  calibration: Calibration | undefined,
): number {
  return calibration ? evidenceOf(scoreOf(a.vector, b.vector, calibration), calibration) : 0;
}
