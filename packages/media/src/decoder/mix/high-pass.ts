/** Below this lie mains hum, rumble and offsets, and no speech. */
const CUTOFF_HZ = 60;

/** How long the filter remembers, in seconds: after it nothing of a step is left in float samples. */
export const SETTLE_SECONDS = 0.15;

/**
 * Removes what lies below speech, in place: a Butterworth filter of second order, run forwards and backwards, so that
 * nothing moves in time.
 */
export function highPass(samples: Float32Array, sampleRate: number): void {
  const k = Math.tan((Math.PI * CUTOFF_HZ) / sampleRate);
  const norm = 1 / (1 + Math.SQRT2 * k + k * k);
  const b = norm;
  const a1 = 2 * (k * k - 1) * norm;
  const a2 = (1 - Math.SQRT2 * k + k * k) * norm;
  const run = (from: number, to: number, step: number) => {
    // As if what comes first had been there forever: an offset does not start with a click.
    let [x1, x2, y1, y2] = [samples[from] ?? 0, samples[from] ?? 0, 0, 0];
    for (let index = from; index !== to; index += step) {
      const x = samples[index] ?? 0;
      const y = b * (x - 2 * x1 + x2) - a1 * y1 - a2 * y2;
      x2 = x1;
      x1 = x;
      y2 = y1;
      y1 = y;
      samples[index] = y;
    }
  };
  run(0, samples.length, 1);
  run(samples.length - 1, -1, -1);
}
