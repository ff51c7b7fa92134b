/** Samples per second of a telephone line. */
export const TELEPHONE_RATE = 8_000;

/** Taps on either side of the low pass. */
const REACH = 24;
/** Of half the sample rate: a little below 4 kHz, so that nothing is folded back. */
const CUT = 0.49;
/** Kaldi's networks read audio at 16-bit scale. */
const SCALE = 32_768;

/** A sinc under Hann's window. */
const taps = Array.from({ length: 2 * REACH + 1 }, (_, i) => {
  const t = i - REACH;
  const sinc = t === 0 ? CUT : Math.sin(Math.PI * CUT * t) / (Math.PI * t);
  return sinc * (0.5 + 0.5 * Math.cos((Math.PI * t) / (REACH + 1)));
});

/** Audio at 16 kHz, −1…1, as a telephone line carries it: 8 kHz, at 16-bit scale. */
export function telephone(samples: Float32Array): Float64Array {
  return Float64Array.from({ length: Math.floor(samples.length / 2) }, (_, at) => {
    let sum = 0;
    for (const [i, tap] of taps.entries()) sum += tap * (samples[2 * at + i - REACH] ?? 0);
    return sum * SCALE;
  });
}
