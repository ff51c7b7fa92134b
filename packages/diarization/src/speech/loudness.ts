import { SAMPLE_RATE } from "@hapju/spec";
import { STEP_SECONDS } from "../observations/speech.ts";

const FLOOR_DECIBELS = -100;

/**
 * Loudness in decibels of full scale, −100 for silence, one value per {@link STEP_SECONDS}.
 *
 * @param samples mono, −1…1, at {@link SAMPLE_RATE}
 */
export function loudnessOf(samples: Float32Array): Float32Array {
  const step = Math.round(STEP_SECONDS * SAMPLE_RATE);
  const levels = new Float32Array(Math.floor(samples.length / step));
  return levels.map((_, i) => {
    let energy = 0;
    for (const sample of samples.subarray(i * step, (i + 1) * step)) energy += sample * sample;
    return Math.max(FLOOR_DECIBELS, 10 * Math.log10(energy / step));
  });
}
