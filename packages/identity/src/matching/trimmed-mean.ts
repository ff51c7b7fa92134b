import { distance, type Measure, unit } from "./vectors.ts";

/** A template this many times farther from the middle one than is usual is an outlier. */
const OUTLIER = 2;

/**
 * The one vector that stands for a person: the mean of the templates without the outliers (a photo of another person,
 * a turned head). Outliers are judged by their distance to the medoid, so they cannot shift what they are judged by;
 * of two templates neither can be called the outlier, and at least half are always kept.
 *
 * For `cosine` templates count by direction alone and the mean has length 1.
 */
export function trimmedMean(templates: readonly Float32Array[], measure: Measure): Float32Array {
  const vectors = measure === "cosine" ? templates.map(unit) : templates;
  const mean = meanOf(vectors.length < 3 ? vectors : withoutOutliers(vectors));
  return measure === "cosine" ? unit(mean) : mean;
}

function meanOf(vectors: readonly Float32Array[]): Float32Array {
  const mean = new Float32Array(vectors[0]?.length ?? 0);
  for (const vector of vectors)
    for (const [index, value] of vector.entries()) mean[index] = (mean[index] ?? 0) + value / vectors.length;
  return mean;
}

function withoutOutliers(vectors: readonly Float32Array[]): readonly Float32Array[] {
  const rows = vectors.map((vector) => vectors.map((other) => distance(vector, other)));
  const total = (row: readonly number[]) => row.reduce((sum, value) => sum + value, 0);
  const fromMedoid = rows.reduce((best, row) => (total(row) < total(best) ? row : best), rows[0] ?? []);
  // Without the medoid's distance to itself, the upper median: never below the distance of half of the others.
  const usual = fromMedoid.toSorted((a, b) => a - b)[Math.ceil(vectors.length / 2)] ?? 0;
  return vectors.filter((_, index) => (fromMedoid[index] ?? 0) <= OUTLIER * usual);
}
