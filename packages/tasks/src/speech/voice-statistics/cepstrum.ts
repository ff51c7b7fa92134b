import { SAMPLE_RATE } from "@hapju/spec";
import { Spectrum } from "../spectrum/spectrum.ts";

const FRAME = 400;
const HOP = 160;
const TRANSFORM = 512;
const PRE_EMPHASIS = 0.97;
const FILTERS = 26;
const LOWEST_HERTZ = 80;
const HIGHEST_HERTZ = 7_600;
/** c1…c19; c0 is loudness. */
const COEFFICIENTS = 19;
/** Frames quieter than the loudest by more are pauses. */
const QUIET_DECIBELS = 30;

const spectrum = new Spectrum(TRANSFORM);
const window = Float64Array.from(
  { length: FRAME },
  (_, i) => 0.54 - 0.46 * Math.cos((2 * Math.PI * i) / (FRAME - 1)),
);
const cosines = Array.from({ length: COEFFICIENTS }, (_, i) =>
  Float64Array.from({ length: FILTERS }, (_, f) =>
    Math.cos((Math.PI * (i + 1) * (2 * f + 1)) / (2 * FILTERS)),
  ),
);
const filters = melFilters();

/** The mel cepstrum of the frames that are not pauses: 25 ms every 10 ms. */
export function cepstrum(samples: Float32Array): Float64Array[] {
  const frames: { energy: number; coefficients: Float64Array }[] = [];
  const frame = new Float64Array(FRAME);
  for (let start = 1; start + FRAME <= samples.length; start += HOP) {
    for (let i = 0; i < FRAME; i++)
      frame[i] =
        ((samples[start + i] ?? 0) - PRE_EMPHASIS * (samples[start + i - 1] ?? 0)) * (window[i] ?? 0);
    const power = spectrum.power(frame);
    let energy = 1e-12;
    for (const value of power.subarray(0, TRANSFORM / 2)) energy += value;
    const mel = filters.map(({ from, weights }) => {
      let sum = 1e-10;
      for (const [i, weight] of weights.entries()) sum += weight * (power[from + i] ?? 0);
      return Math.log(sum);
    });
    const coefficients = Float64Array.from(cosines, (row) => {
      let sum = 0;
      for (const [f, value] of mel.entries()) sum += (row[f] ?? 0) * value;
      return sum / FILTERS;
    });
    frames.push({ energy: 10 * Math.log10(energy), coefficients });
  }
  const loudest = Math.max(...frames.map(({ energy }) => energy));
  return frames
    .filter(({ energy }) => energy > loudest - QUIET_DECIBELS)
    .map(({ coefficients }) => coefficients);
}

function melFilters(): { from: number; weights: Float64Array }[] {
  const mel = (hertz: number) => 2595 * Math.log10(1 + hertz / 700);
  const [low, high] = [mel(LOWEST_HERTZ), mel(HIGHEST_HERTZ)];
  const edges = Array.from({ length: FILTERS + 2 }, (_, i) => {
    const hertz = 700 * (10 ** ((low + ((high - low) * i) / (FILTERS + 1)) / 2595) - 1);
    return (hertz * TRANSFORM) / SAMPLE_RATE;
  });
  return Array.from({ length: FILTERS }, (_, f) => {
    const [left, middle, right] = edges.slice(f, f + 3) as [number, number, number];
    const from = Math.ceil(left);
    const weights = Float64Array.from({ length: Math.floor(right) - from + 1 }, (_, i) =>
      Math.min((from + i - left) / (middle - left), (right - from - i) / (right - middle)),
    );
    return { from, weights };
  });
}
