import { z } from "zod";

/** The evidence that one comparison may give at most where a calibration does not say. */
export const DEFAULT_EVIDENCE_LIMIT = 10;

/**
 * How a score of two embeddings becomes evidence, per model and never shared between models: the
 * log-likelihood ratio of "same person : another" for a score `s` is `slope × (s − midpoint)`, within ±`limit`.
 */
export const calibration = z.strictObject({
  /** `cosine`: higher is more similar. `distance`: Euclidean, lower is more similar, so `slope` is negative. */
  measure: z.enum(["cosine", "distance"]),
  midpoint: z.number(),
  slope: z.number(),
  /** Largest evidence (natural logarithm) one comparison may give; default {@link DEFAULT_EVIDENCE_LIMIT}. */
  limit: z.number().positive().exactOptional(),
  /** Below this log-likelihood ratio nobody matches; from here to `nameFrom` a name is suggested, not given. */
  askFrom: z.number().exactOptional(),
  /** From this log-likelihood ratio on a name may be given, if it is also the most likely by far. */
  nameFrom: z.number().exactOptional(),
});

/** See {@link calibration}. */
export type Calibration = z.infer<typeof calibration>;
