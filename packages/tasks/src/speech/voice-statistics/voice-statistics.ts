import type { javascript } from "@hapju/inference";
import { eachInput, InferenceError } from "@hapju/inference/adapter";
import { type Adapter, SAMPLE_RATE } from "@hapju/spec";
import { cepstrum } from "./cepstrum.ts";
import type { voiceStatistics } from "./contract.ts";
import { pitches } from "./pitch.ts";

/**
 * How much each number varies from one second and a half of a voice to the next, measured within the speakers of
 * one telephone call and 14 generated meetings (docs/measurements/voices.md). Divided by it, all numbers weigh alike.
 */
const VARIES = {
  mean: [
    0.201, 0.106, 0.131, 0.096, 0.062, 0.053, 0.054, 0.042, 0.04, 0.04, 0.027, 0.026, 0.024, 0.022, 0.02,
    0.018, 0.016, 0.015, 0.017,
  ],
  spread: [
    0.196, 0.061, 0.073, 0.045, 0.03, 0.032, 0.03, 0.023, 0.025, 0.021, 0.016, 0.015, 0.011, 0.011, 0.01,
    0.008, 0.008, 0.006, 0.008,
  ],
  pitch: 0.072,
};
/** Pitch hardly depends on what is said or on the microphone. */
const PITCH_WEIGHT = 1.5;
/** Octaves above 1 Hz: between the voices of men and women, for sound without pitch. */
const MIDDLE_PITCH = Math.log2(150);

/**
 * Statistics of a voice, our own; no files: mean and spread of the mel cepstrum and the median pitch, each in units
 * of how much it varies within one speaker. Compare by Euclidean distance, and only within one recording: another
 * microphone or room moves a voice as far as another speaker would.
 */
export const adapter: Adapter<typeof voiceStatistics, typeof javascript> = {
  async load() {
    return {
      run: eachInput(async ({ samples }) => ({ statistics: statistics(samples) })),
      close: async () => {},
    };
  },
};

function statistics(samples: Float32Array): Float32Array<ArrayBuffer> {
  const frames = cepstrum(samples);
  if (frames.length === 0) {
    const seconds = samples.length / SAMPLE_RATE;
    throw new InferenceError(
      "input-invalid",
      `${seconds.toFixed(2)} s of speech are too short to describe a voice. Give a second or more.`,
      { seconds },
    );
  }
  const mean = VARIES.mean.map((_, i) => average(frames.map((frame) => frame[i] ?? 0)));
  const spread = VARIES.spread.map((_, i) =>
    Math.sqrt(average(frames.map((frame) => ((frame[i] ?? 0) - (mean[i] ?? 0)) ** 2))),
  );
  const sorted = pitches(samples).sort((a, b) => a - b);
  const pitch = sorted[sorted.length >> 1] ?? MIDDLE_PITCH;
  return Float32Array.from([
    ...VARIES.mean.map((unit, i) => (mean[i] ?? 0) / unit),
    ...VARIES.spread.map((unit, i) => (spread[i] ?? 0) / unit),
    (PITCH_WEIGHT * pitch) / VARIES.pitch,
  ]);
}

const average = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
