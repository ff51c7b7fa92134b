import { z } from "zod";

const scale = {
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
};

/** The evidence that one comparison may give at most where a calibration does not say. */
export const DEFAULT_EVIDENCE_LIMIT = 10;

/**
 * How a score of two embeddings becomes evidence, per model and never shared between models: the
 * log-likelihood ratio of "same person : another" for a score `s` is `slope × (s − midpoint)`, within ±`limit`.
 */
export const calibration = z.strictObject({
  ...scale,
  /**
   * Lowest score of the most similar quarter of overlapping windows of speech, in the recordings the calibration
   * is from; in a recording where they are less similar, all samples are compared on that recording's own scale.
   */
  neighbours: z.number().positive().exactOptional(),
  /** Present where embeddings compare within one recording only. */
  withinRecording: z
    .strictObject({
      /** Median distance of overlapping windows, which mostly hold one speaker, in the recordings the calibration is from. */
      neighbours: z.number().positive(),
      /**
       * Voices are told apart only where overlapping windows are nearer than this share of the upper quartile of
       * all other distances.
       */
      apart: z.number().positive(),
    })
    .exactOptional(),
});

/** See {@link calibration}. */
export type Calibration = z.infer<typeof calibration>;
