import { Spectrum } from "../../spectrum/spectrum.ts";
import { TELEPHONE_RATE, telephone } from "./telephone.ts";

/** What the network reads of a frame: the mel cepstrum, its first number replaced by the energy. */
export const COEFFICIENTS = 23;

/** 25 ms of sound every 10 ms. */
const FRAME = 200;
const HOP = 80;
const TRANSFORM = 256;
const PRE_EMPHASIS = 0.97;
const FILTERS = 23;
const LOWEST_HERTZ = 20;
const HIGHEST_HERTZ = 3_700;
const LIFTER = 22;
/** Stands for an energy of zero. */
const LEAST = 1.1920929e-7;
/** The mean of three seconds around a frame is taken off: what microphone and room add. */
const AROUND_FRAMES = 300;
/** A quarter of a second of speech: the network tells nothing from less. */
export const LEAST_FRAMES = 25;
/** Frames quieter than the loudest by more (30 dB) are pauses. */
const QUIET = 3 * Math.LN10;

const spectrum = new Spectrum(TRANSFORM);
/** Kaldi's own window, between Hann's and none. */
const window = Float64Array.from(
  { length: FRAME },
  (_, i) => (0.5 - 0.5 * Math.cos((2 * Math.PI * i) / (FRAME - 1))) ** 0.85,
);
const filters = melFilters();
const cosines = Array.from({ length: COEFFICIENTS }, (_, order) => {
  const lift = 1 + (LIFTER / 2) * Math.sin((Math.PI * order) / LIFTER);
  const scale = lift * Math.sqrt((order === 0 ? 1 : 2) / FILTERS);
  return Float64Array.from({ length: FILTERS }, (_, filter) => {
    return scale * Math.cos((Math.PI * order * (filter + 0.5)) / FILTERS);
  });
});

/**
 * The mel cepstrum as Kaldi's `compute-mfcc-feats` gives it for telephone speech, less the mean around each frame,
 * of the frames that are not pauses; where those are too few, of all.
 *
 * @param samples 16 kHz, −1…1
 * @returns `frames` rows of 23 numbers
 */
export function cepstrum(samples: Float32Array): { data: Float32Array; frames: number } {
  const rows = cepstra(telephone(samples));
  const sums = runningSums(rows);
  const width = Math.min(rows.length, AROUND_FRAMES);
  const energies = rows.map(([energy = 0]) => energy);
  const loudest = Math.max(...energies);
  const spoken = energies.map((energy) => energy >= loudest - QUIET);
  const enough = spoken.filter(Boolean).length >= LEAST_FRAMES;
  const kept = rows.flatMap((row, at) => {
    if (enough && !spoken[at]) return [];
    const from = Math.max(0, Math.min(rows.length - width, at - AROUND_FRAMES / 2));
    const [before, after] = [sums[from], sums[from + width]];
    return [row.map((value, i) => value - ((after?.[i] ?? 0) - (before?.[i] ?? 0)) / width)];
  });
  const data = new Float32Array(kept.length * COEFFICIENTS);
  for (const [at, row] of kept.entries()) data.set(row, at * COEFFICIENTS);
  return { data, frames: kept.length };
}

/** The sums of the first 0, 1, 2, … rows. */
function runningSums(rows: readonly Float64Array[]): Float64Array[] {
  let sum = new Float64Array(COEFFICIENTS);
  const sums = [sum];
  for (const row of rows) {
    sum = sum.map((value, i) => value + (row[i] ?? 0));
    sums.push(sum);
  }
  return sums;
}

function cepstra(samples: Float64Array): Float64Array[] {
  const rows: Float64Array[] = [];
  const frame = new Float64Array(FRAME);
  for (let start = 0; start + FRAME <= samples.length; start += HOP) {
    const raw = samples.subarray(start, start + FRAME);
    const mean = raw.reduce((sum, value) => sum + value, 0) / FRAME;
    const energy = raw.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    for (const [i, value] of raw.entries()) {
      const before = (raw[Math.max(0, i - 1)] ?? 0) - mean;
      frame[i] = (value - mean - PRE_EMPHASIS * before) * (window[i] ?? 0);
    }
    const power = spectrum.power(frame);
    const mel = filters.map(({ from, weights }) => {
      const inBand = weights.reduce((sum, weight, i) => sum + weight * (power[from + i] ?? 0), 0);
      return Math.log(Math.max(inBand, LEAST));
    });
    const row = Float64Array.from(cosines, (weights) =>
      weights.reduce((sum, weight, filter) => sum + weight * (mel[filter] ?? 0), 0),
    );
    row[0] = Math.log(Math.max(energy, LEAST));
    rows.push(row);
  }
  return rows;
}

/** Triangles evenly spaced in mel, as the weights of the bins from `from` on. */
function melFilters(): { from: number; weights: Float64Array }[] {
  const mel = (hertz: number) => 1127 * Math.log(1 + hertz / 700);
  const [low, high] = [mel(LOWEST_HERTZ), mel(HIGHEST_HERTZ)];
  const step = (high - low) / (FILTERS + 1);
  const bins = Float64Array.from({ length: TRANSFORM / 2 }, (_, bin) =>
    mel((bin * TELEPHONE_RATE) / TRANSFORM),
  );
  return Array.from({ length: FILTERS }, (_, filter) => {
    const left = low + filter * step;
    const weights = bins.map((at) => 1 - Math.abs(at - left - step) / step);
    const from = weights.findIndex((weight) => weight > 0);
    return { from, weights: weights.slice(from).filter((weight) => weight > 0) };
  });
}
