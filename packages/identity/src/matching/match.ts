import { type Calibration, DEFAULT_EVIDENCE_LIMIT } from "@hapju/spec";
import { IdentityError } from "../errors.ts";
import type { Gallery } from "./gallery.ts";
import { checkEmbedding, dot, unit } from "./vectors.ts";

/** One possible answer. */
export interface MatchCandidate {
  /** A person's id, or `unknown`, whose ratio is 0 by definition. */
  readonly id: string;
  /** Cosine or distance to the person's trimmed mean; absent for `unknown`. */
  readonly score?: number;
  /** Log-likelihood ratio of "this person : another", natural logarithm. */
  readonly logLikelihood: number;
}

/** The result of a comparison with everyone in a gallery. */
export interface MatchResult {
  /** `named`: the first person matches. `ask`: the first may match, or two match similarly. `unknown`: none matches. */
  readonly decision: "named" | "ask" | "unknown";
  /** Best first, `unknown` among them. */
  readonly candidates: readonly MatchCandidate[];
}

/** How many people an answer lists beside `unknown`. */
const RANKED = 5;
const UNKNOWN: MatchCandidate = { id: "unknown", logLikelihood: 0 };

/**
 * Ranks the people of a gallery that a face or voice may be. 100,000 people of 128 numbers take tens of milliseconds
 * (`bench/matching.ts`).
 *
 * ```ts
 * const { people } = await directory.snapshot({ faceModel });
 * const gallery = galleryOf(people.map(({ id, faceTemplates }) => ({ id, templates: faceTemplates })), "cosine");
 * match(embedding, gallery, { measure: "cosine", midpoint: 0.42, slope: 40 }).decision; // "named"
 * ```
 *
 * @throws IdentityError `template-invalid` when the embedding cannot be of the gallery's model
 */
export function match(embedding: Float32Array, gallery: Gallery, calibration: Calibration): MatchResult {
  checkComparable(embedding, gallery, calibration);
  const { slope, midpoint, limit = DEFAULT_EVIDENCE_LIMIT, askFrom = 0, nameFrom = 3 } = calibration;
  const known = best(scoresOf(embedding, gallery), Math.sign(slope)).flatMap(({ index, score }) => {
    const id = gallery.ids[index];
    const logLikelihood = Math.max(-limit, Math.min(limit, slope * (score - midpoint)));
    return id === undefined ? [] : [{ id, score, logLikelihood }];
  });
  const first = known[0]?.logLikelihood ?? Number.NEGATIVE_INFINITY;
  const lead = unlimited(known[0], calibration) - unlimited(known[1], calibration);
  const named = first >= nameFrom && lead >= nameFrom;
  return {
    decision: named ? "named" : first >= askFrom ? "ask" : "unknown",
    candidates: [...known, UNKNOWN].sort((a, b) => b.logLikelihood - a.logLikelihood),
  };
}

// Two people above the limit still differ by their scores.
function unlimited(candidate: MatchCandidate | undefined, { slope, midpoint }: Calibration): number {
  return candidate?.score === undefined ? Number.NEGATIVE_INFINITY : slope * (candidate.score - midpoint);
}

function scoresOf(
  embedding: Float32Array,
  { measure, ids, rows, squares, dimensions }: Gallery,
): Float32Array {
  const scores = new Float32Array(ids.length);
  if (measure === "cosine") {
    const direction = unit(embedding);
    for (let index = 0; index < scores.length; index++)
      scores[index] = dot(direction, rows, index * dimensions);
    return scores;
  }
  const square = dot(embedding, embedding);
  for (const [index, own] of squares.entries())
    scores[index] = Math.sqrt(Math.max(0, square + own - 2 * dot(embedding, rows, index * dimensions)));
  return scores;
}

/** The {@link RANKED} best of `scores` without sorting all of them; `sign` 1: higher is better. */
function best(scores: Float32Array, sign: number): { index: number; score: number }[] {
  const found: { index: number; score: number }[] = [];
  let worst = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < scores.length; index++) {
    const score = scores[index] ?? Number.NaN;
    if (found.length === RANKED && sign * score <= worst) continue;
    const position = found.findIndex((other) => sign * score > sign * other.score);
    found.splice(position < 0 ? found.length : position, 0, { index, score });
    if (found.length > RANKED) found.pop();
    worst = sign * (found.at(-1)?.score ?? score);
  }
  return found;
}

function checkComparable(embedding: Float32Array, gallery: Gallery, calibration: Calibration): void {
  checkEmbedding(embedding, "the face or voice to match");
  if (calibration.measure !== gallery.measure)
    throw new IdentityError(
      "template-invalid",
      `The calibration is for "${calibration.measure}", the gallery is for "${gallery.measure}". Use the calibration of the gallery's model.`,
      { calibration: calibration.measure, gallery: gallery.measure },
    );
  if (gallery.ids.length > 0 && embedding.length !== gallery.dimensions)
    throw new IdentityError(
      "template-invalid",
      `An embedding of ${embedding.length} numbers cannot be compared with templates of ${gallery.dimensions}: they come from different models. Take the templates of the model that made the embedding.`,
      { dimensions: embedding.length, expected: gallery.dimensions },
    );
}
