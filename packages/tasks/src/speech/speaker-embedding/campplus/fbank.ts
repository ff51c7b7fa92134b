import { SAMPLE_RATE } from "@hapju/spec";
import { Spectrum } from "../../spectrum/spectrum.ts";

/** Numbers per frame: the log energies of so many bands. */
export const BANDS = 80;

/** 25 ms of sound every 10 ms. */
const FRAME = 400;
const HOP = 160;
const TRANSFORM = 512;
const PRE_EMPHASIS = 0.97;
const LOWEST_HERTZ = 20;
const HIGHEST_HERTZ = SAMPLE_RATE / 2;
/** Stands for an energy of zero: the least step of a 32-bit float at 1. */
const LEAST = 1.1920929e-7;

const spectrum = new Spectrum(TRANSFORM);
/** Kaldi's own window ("povey"), between Hann's and none. */
const window = Float64Array.from(
  { length: FRAME },
  (_, i) => (0.5 - 0.5 * Math.cos((2 * Math.PI * i) / (FRAME - 1))) ** 0.85,
);
const bands = melBands();

/**
 * Kaldi's log mel energies (`compute-fbank-feats`, no dither) less their mean over time.
 *
 * @param samples 16 kHz, −1…1
 * @returns `frames` rows of {@link BANDS} numbers
 */
export function fbank(samples: Float32Array): { readonly data: Float32Array; readonly frames: number } {
  const frames = Math.max(0, Math.floor((samples.length - FRAME) / HOP) + 1);
  const data = new Float32Array(frames * BANDS);
  const sums = new Float64Array(BANDS);
  const frame = new Float64Array(FRAME);
  for (let row = 0; row < frames; row++) {
    fillFrame(frame, samples, row * HOP);
    const power = spectrum.power(frame);
    for (const [band, { from, weights }] of bands.entries()) {
      let energy = 0;
      for (let i = 0; i < weights.length; i++) energy += (weights[i] ?? 0) * (power[from + i] ?? 0);
      const value = Math.log(Math.max(energy, LEAST));
      data[row * BANDS + band] = value;
      sums[band] = (sums[band] ?? 0) + value;
    }
  }
  for (let i = 0; i < data.length; i++) data[i] = (data[i] ?? 0) - (sums[i % BANDS] ?? 0) / frames;
  return { data, frames };
}

/** One frame without its mean, with high frequencies raised, under the window. */
function fillFrame(frame: Float64Array, samples: Float32Array, start: number): void {
  let sum = 0;
  for (let i = 0; i < FRAME; i++) sum += samples[start + i] ?? 0;
  const mean = sum / FRAME;
  let before = (samples[start] ?? 0) - mean;
  for (let i = 0; i < FRAME; i++) {
    const value = (samples[start + i] ?? 0) - mean;
    frame[i] = (value - PRE_EMPHASIS * before) * (window[i] ?? 0);
    before = value;
  }
}

/** Triangles evenly spaced in mel, as the weights of the bins from `from` on. */
function melBands(): { readonly from: number; readonly weights: Float64Array }[] {
  const mel = (hertz: number) => 1127 * Math.log(1 + hertz / 700);
  const [low, high] = [mel(LOWEST_HERTZ), mel(HIGHEST_HERTZ)];
  const step = (high - low) / (BANDS + 1);
  const bins = Float64Array.from({ length: TRANSFORM / 2 }, (_, bin) => mel((bin * SAMPLE_RATE) / TRANSFORM));
  return Array.from({ length: BANDS }, (_, band) => {
    const left = low + band * step;
    const weights = bins.map((at) => 1 - Math.abs(at - left - step) / step);
    const from = weights.findIndex((weight) => weight > 0);
    return { from, weights: weights.slice(from).filter((weight) => weight > 0) };
  });
}
