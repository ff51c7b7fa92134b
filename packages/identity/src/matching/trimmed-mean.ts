import { distance, type Measure, unit } from "./vectors.ts";

/** A template this many times farther from the middle one than is usual is an outlier. */
const OUTLIER = 2;

/**
 * The one vector that stands for a person: the mean of the templates without the outliers (a photo of somebody
 * else, a turned head). Outliers are judged by their distance to the medoid, so they cannot shift what they are
 * judged by; of two templates none can be told to be the outlier, and at least half always stay.
 *
 * For `cosine` templates count by direction alone and the mean has length 1.
 */
export function trimmedMean(templates: readonly Float32Array[], measure: Measure): Float32Array {
  const vectors = measure === "cosine" ? templates.map(unit) : templates;
  const kept = vectors.length < 3 ? vectors : withoutOutliers(vectors);
  const mean = new Float32Array(vectors[0]?.length ?? 0);
  for (const vector of kept)
    for (let index = 0; index < mean.length; index++) mean[index]! += vector[index]! / kept.length;
  return measure === "cosine" ? unit(mean) : mean;
}

function withoutOutliers(vectors: readonly Float32Array[]): readonly Float32Array[] {
  const distances = vectors.map((vector) => vectors.map((other) => distance(vector, other)));
  const sums = distances.map((row) => row.reduce((sum, value) => sum + value, 0));
  const fromMedoid = distances[sums.indexOf(Math.min(...sums))]!;
  // Without the medoid's distance to itself, the upper median: never below the distance of half of the others.
  const usual = [...fromMedoid].sort((a, b) => a - b)[Math.ceil(vectors.length / 2)]!;
  return vectors.filter((_, index) => fromMedoid[index]! <= OUTLIER * usual);
}
