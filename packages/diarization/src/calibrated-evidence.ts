import { type Calibration, DEFAULT_EVIDENCE_LIMIT } from "@hapju/spec";
import { clamp, cosine, distance } from "./statistics.ts";

/**
 * Log-likelihood ratio "same person : another" of two embeddings of one model. The calibration comes from labelled
 * pairs of that model (logistic regression), so evidence of different models adds up.
 */
export function logLikelihoodRatio(a: Float32Array, b: Float32Array, calibration: Calibration): number {
  return evidenceOf(scoreOf(a, b, calibration), calibration);
}

/** The score a calibration is about: the cosine or the distance of two embeddings. */
export function scoreOf(a: Float32Array, b: Float32Array, { measure }: Calibration): number {
  return measure === "cosine" ? cosine(a, b) : distance(a, b);
}

/** The log-likelihood ratio of a score, or of a mean of scores. */
export function evidenceOf(
  score: number,
  { midpoint, slope, limit = DEFAULT_EVIDENCE_LIMIT }: Calibration,
): number {
  return clamp(slope * (score - midpoint), -limit, limit);
}
