/** Samples of one row of the audio network: 25 ms of audio, every 10 ms. */
export const FRAME_SAMPLES = 400;
const HOP_SAMPLES = 160;
const PRE_EMPHASIS = 0.97;

/** Audio as the network's front end reads it: at 16-bit scale, pre-emphasised, `count` frames of 400 samples. */
export function audioFrames(samples: Float32Array, count: number): Float32Array {
  const scaled = (i: number) => Math.max(-32_768, Math.min(32_767, Math.round((samples[i] ?? 0) * 32_768)));
  const emphasised = Float32Array.from(
    samples,
    (_, i) => scaled(i) - (i > 0 ? PRE_EMPHASIS * scaled(i - 1) : 0),
  );
  const frames = new Float32Array(count * FRAME_SAMPLES);
  for (let f = 0; f < count; f++) {
    frames.set(emphasised.subarray(f * HOP_SAMPLES, f * HOP_SAMPLES + FRAME_SAMPLES), f * FRAME_SAMPLES);
  }
  return frames;
}
