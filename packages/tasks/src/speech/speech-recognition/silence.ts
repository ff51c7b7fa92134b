/** Root mean square of samples. */
export function rmsOf(samples: Float32Array): number {
  let energy = 0;
  for (const sample of samples) energy += sample * sample;
  return Math.sqrt(energy / samples.length);
}

/** Below this (−70 dB) there is nothing to hear. */
const SILENCE = 0.0003;

/** Whether there is nothing to hear. */
export const isSilent = (samples: Float32Array): boolean => !(rmsOf(samples) > SILENCE);
