import type { Calibration } from "@hapju/spec";

/** Largest evidence one comparison may give: no single look is surer than 1 in 22,000. */
const DEFAULT_LIMIT = 10;

/**
 * Log-likelihood ratio "same person : other person" of two embeddings of one model. The calibration comes from
 * labelled pairs of that model (logistic regression), so evidence of different models adds up.
 */
export function likelihood(a: Float32Array, b: Float32Array, calibration: Calibration): number {
  return evidenceOf(similarity(a, b, calibration), calibration);
}

/** The score a calibration is about. */
export function similarity(a: Float32Array, b: Float32Array, { measure }: Calibration): number {
  return measure === "cosine" ? cosine(a, b) : distance(a, b);
}

/** The evidence of a score, or of a mean of scores. */
export function evidenceOf(score: number, { midpoint, slope, limit = DEFAULT_LIMIT }: Calibration): number {
  return clamp(slope * (score - midpoint), -limit, limit);
}

export function cosine(a: Float32Array, b: Float32Array): number {
  let dot = 0;
  let squareA = 0;
  let squareB = 0;
  for (let i = 0; i < a.length; i++) {
    dot += a[i]! * b[i]!;
    squareA += a[i]! * a[i]!;
    squareB += b[i]! * b[i]!;
  }
  return dot / (Math.sqrt(squareA * squareB) || 1);
}

export function distance(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i]! - b[i]!) ** 2;
  return Math.sqrt(sum);
}

export function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

/** 0…1 from log-odds. */
export function sigmoid(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

/** Shares of belief, summing to 1, from logarithmic weights. */
export function softmax(weights: readonly number[]): number[] {
  const most = Math.max(...weights);
  const shares = weights.map((weight) => Math.exp(weight - most));
  const sum = shares.reduce((total, share) => total + share, 0);
  return shares.map((share) => share / sum);
}
