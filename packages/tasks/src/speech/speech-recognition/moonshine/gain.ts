import { isSilent, rmsOf } from "../silence.ts";

const MAX_GAIN = 30;

/** `samples` at the given loudness (root mean square) without clipping, or undefined for silence. */
export function withGain(samples: Float32Array, loudness: number): Float32Array | undefined {
  if (isSilent(samples)) return undefined;
  let peak = 0;
  for (const sample of samples) peak = Math.max(peak, Math.abs(sample));
  const gain = Math.min(loudness / rmsOf(samples), MAX_GAIN, 0.95 / peak);
  return samples.map((sample) => sample * gain);
}
