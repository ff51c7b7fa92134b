/** Below this (−70 dB) there is nothing to hear, and amplifying it would only make noise. */
const SILENCE = 0.0003;
const MAX_GAIN = 30;

/** `samples` at the given loudness (root mean square) without clipping, or undefined for silence. */
export function withGain(samples: Float32Array, loudness: number): Float32Array | undefined {
  let energy = 0;
  let peak = 0;
  for (const sample of samples) {
    energy += sample * sample;
    peak = Math.max(peak, Math.abs(sample));
  }
  const rms = Math.sqrt(energy / samples.length);
  if (!(rms > SILENCE)) return undefined;
  const gain = Math.min(loudness / rms, MAX_GAIN, 0.95 / peak);
  return samples.map((sample) => sample * gain);
}
