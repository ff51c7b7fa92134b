import type { Calibration } from "@hapju/spec";
import { evidenceOf, scoreOf } from "../calibrated-evidence.ts";
import type { FaceEmbedding } from "../observations/faces.ts";
import { clamp, distance, median } from "../statistics.ts";
import { MIN_DECIDING_PIXELS, MIN_DECIDING_POSE, voteOf } from "./face-quality.ts";

/** The embeddings of one track, joined. */
export interface FaceAppearance {
  /** 0…1: how well the pictures tell people apart. */
  readonly trust: number;
  /** False for a single small face, and for one that is only seen from the side: it must not decide. */
  readonly decisive: boolean;
  /** The embeddings that agree, strongest vote first; never empty. */
  readonly deciding: readonly FaceEmbedding[];
}

/** From this size on, a face is fully trusted. */
const FULL_TRUST_PIXELS = 60;
const NO_TRUST_PIXELS = 30;

/** Embeddings of each track that are compared between tracks. */
const COMPARED = 6;

/** The share of embeddings nearest their mean that is kept; blurred and turned faces lie far from the others. */
const KEPT_SHARE = 0.75;

/**
 * Joins the embeddings of one track: votes by area, sharpness and pose, outliers removed. Undefined if there are none.
 */
export function appearanceOf(embeddings: readonly FaceEmbedding[]): FaceAppearance | undefined {
  if (embeddings.length === 0) return undefined;
  const all = weightedMean(embeddings);
  const kept = embeddings
    .map((embedding) => ({ embedding, away: distance(embedding.vector, all) }))
    .sort((a, b) => a.away - b.away)
    .slice(0, Math.max(Math.min(2, embeddings.length), Math.ceil(embeddings.length * KEPT_SHARE)))
    .map(({ embedding }) => embedding);
  const size = median(kept.map(({ quality }) => quality.sizePixels));
  const large = kept.filter(({ quality }) => quality.sizePixels >= MIN_DECIDING_PIXELS);
  const isFacing = kept.some(({ quality }) => quality.pose >= MIN_DECIDING_POSE);
  return {
    trust: clamp((size - NO_TRUST_PIXELS) / (FULL_TRUST_PIXELS - NO_TRUST_PIXELS), 0.1, 1),
    decisive: isFacing && (large.length > 0 || kept.length >= 3),
    deciding: kept.toSorted((a, b) => voteOf(b.quality) - voteOf(a.quality) || a.seconds - b.seconds),
  };
}

/** Log-likelihood ratio that two tracks show the same person. */
export function sameFace(a: FaceAppearance, b: FaceAppearance, calibration: Calibration): number {
  const [some, others] = [a.deciding.slice(0, COMPARED), b.deciding.slice(0, COMPARED)];
  const scores = others.map(({ vector }) => meanScore(some, vector, calibration));
  const score = scores.reduce((sum, one) => sum + one, 0) / scores.length;
  return evidenceOf(score, calibration) * Math.min(a.trust, b.trust);
}

/** Log-likelihood ratio that a track shows the person of the templates, by the best one; −Infinity if none compares. */
export function matchFace(
  { deciding, trust }: FaceAppearance,
  templates: readonly Float32Array[],
  calibration: Calibration,
): number {
  const scores = templates
    .filter((template) => template.length === deciding[0]?.vector.length)
    .map((template) => evidenceOf(meanScore(deciding, template, calibration), calibration));
  return Math.max(...scores) * trust;
}

/**
 * Mean of the scores, weighted by votes. Not the score of the mean: averaging embeddings removes their noise and
 * brings all people nearer together than the pairs the calibration was made from.
 */
function meanScore(
  embeddings: readonly FaceEmbedding[],
  other: Float32Array,
  calibration: Calibration,
): number {
  let sum = 0;
  let votes = 0;
  for (const { vector, quality } of embeddings) {
    const vote = voteOf(quality) + 1e-3;
    sum += scoreOf(vector, other, calibration) * vote;
    votes += vote;
  }
  return sum / votes;
}

function weightedMean(embeddings: readonly FaceEmbedding[]): Float32Array {
  const sum = new Float32Array(embeddings[0]?.vector.length ?? 0);
  let votes = 0;
  for (const { vector, quality } of embeddings) {
    const vote = voteOf(quality) + 1e-3;
    votes += vote;
    for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) + (vector[i] ?? Number.NaN) * vote;
  }
  return sum.map((value) => value / votes);
}
