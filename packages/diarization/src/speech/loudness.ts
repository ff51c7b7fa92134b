import { STEP_SECONDS } from "../observations/speech.ts";

const SAMPLE_RATE = 16_000;
const FLOOR_DECIBELS = -100;

/** Loudness in decibels of full scale, one value per `STEP_SECONDS` of 16 kHz mono sound. */
export function loudnessOf(samples: Float32Array): Float32Array {
  const step = Math.round(STEP_SECONDS * SAMPLE_RATE);
  const levels = new Float32Array(Math.floor(samples.length / step));
  for (let i = 0; i < levels.length; i++) {
    let energy = 0;
    for (let at = i * step; at < (i + 1) * step; at++) energy += samples[at]! * samples[at]!;
    levels[i] = Math.max(FLOOR_DECIBELS, 10 * Math.log10(energy / step));
  }
  return levels;
}
