import { fft } from "./fft.ts";
import { SAMPLE_RATE } from "./sample.ts";

/** Copies of a sound are found up to this much later. */
const MOST_DELAY = 2 * SAMPLE_RATE;
/** Sounds are compared second by second: what one has for a second only is found. */
const FRAME = SAMPLE_RATE;
/** A second with less than this share of the loudest second's power is background. */
const ACTIVE_SHARE = 0.01;
/** Share of a second's power that must be in the other sounds: encoders lose up to a fifth. */
const EXPLAINED = 0.8;
/** Two sounds that share less power than this have little in common. */
const RELATED = 0.05;

/** How two sounds are alike. */
export interface Likeness {
  /** By how many samples the second is later, where they are most alike. */
  readonly delay: number;
  /** Correlation there, −1…1. */
  readonly peak: number;
  /** Correlation without delay, −1…1. */
  readonly now: number;
}

/** Correlation of two sounds without delay, −1…1. */
export function correlation(a: Float32Array, b: Float32Array): number {
  const scale = Math.sqrt(dot(a, a, 0, a.length) * dot(b, b, 0, b.length));
  return scale > 0 ? dot(a, b, 0, a.length) / scale : 0;
}

/** Likeness of each pair of sounds. @param stretch samples that were taken in one go */
export function likenesses(sounds: readonly Float32Array[], stretch: number): Likeness[][] {
  const reach = Math.min(MOST_DELAY, stretch - 1);
  let size = 2;
  while (size < stretch + reach) size *= 2;
  const sums = sounds.map((_, a) => sounds.map((_, b) => (b > a ? sumOf(size) : undefined)));
  const powers = sounds.map((sound) => dot(sound, sound, 0, sound.length));
  for (let from = 0; from + stretch <= (sounds[0]?.length ?? 0); from += stretch) {
    const spectra = sounds.map((sound) => {
      const spectrum = complex(size);
      spectrum.real.set(sound.subarray(from, from + stretch));
      fft(spectrum.real, spectrum.imaginary);
      return spectrum;
    });
    for (const [a, first] of spectra.entries())
      for (const [b, second] of spectra.entries()) {
        const sum = sums[a]?.[b];
        if (sum) addCross(sum, first, second);
      }
  }
  const pairs: Likeness[][] = sounds.map(() => []);
  for (const [a, row] of sums.entries())
    for (const [b, sum] of row.entries()) {
      const found = sum
        ? peakOf(sum, Math.sqrt((powers[a] ?? 0) * (powers[b] ?? 0)), reach)
        : { delay: 0, peak: 1, now: 1 };
      if (b >= a) {
        const own = pairs[a];
        const other = pairs[b];
        if (own) own[b] = found;
        if (other && b > a) other[a] = { ...found, delay: -found.delay };
      }
    }
  return pairs;
}

interface Complex {
  readonly real: Float64Array;
  readonly imaginary: Float64Array;
}

/** There is one per pair: half the memory. */
interface Sum {
  readonly real: Float32Array;
  readonly imaginary: Float32Array;
}

const sumOf = (size: number): Sum => ({ real: new Float32Array(size), imaginary: new Float32Array(size) });
const complex = (size: number): Complex => ({
  real: new Float64Array(size),
  imaginary: new Float64Array(size),
});

/** Adds the conjugate of the first times the second. */
function addCross(sum: Sum, a: Complex, b: Complex): void {
  for (let k = 0; k < sum.real.length; k += 1) {
    const p = a.real[k] as number;
    const q = a.imaginary[k] as number;
    const u = b.real[k] as number;
    const v = b.imaginary[k] as number;
    sum.real[k] = (sum.real[k] as number) + p * u + q * v;
    sum.imaginary[k] = (sum.imaginary[k] as number) + p * v - q * u;
  }
}

function peakOf(sum: Sum, scale: number, reach: number): Likeness {
  const [real, imaginary] = [Float64Array.from(sum.real), Float64Array.from(sum.imaginary)];
  const size = real.length;
  // The inverse transform, but for the order of its values: exchanged parts give the conjugate.
  fft(imaginary, real);
  const at = (delay: number) => (scale > 0 ? (real[(delay + size) % size] ?? 0) / size / scale : 0);
  let delay = 0;
  for (let candidate = -reach; candidate <= reach; candidate += 1)
    if (Math.abs(at(candidate)) > Math.abs(at(delay)) + 1e-9) delay = candidate;
  return { delay, peak: at(delay), now: at(0) };
}

/** What is known of sounds before they are compared second by second. */
export interface Compared {
  /** Samples that were taken in one go. */
  readonly stretch: number;
  readonly pairs: readonly (readonly Likeness[])[];
  /** How loud each is. */
  readonly loud: readonly number[];
}

/**
 * The sounds that differ: those without which nothing would be lost are left out, one by one. A sound is in others
 * where it can be made of them, second by second, each taken with its delay and any gain: a copy, a copy upside down, a
 * mix of two that are there.
 *
 * @returns positions, ascending
 */
export function differentSounds(sounds: readonly Float32Array[], compared: Compared): number[] {
  const { pairs, loud } = compared;
  const likeness = (one: number, other: number) => (pairs[one]?.[other]?.peak ?? 0) ** 2;
  let kept = sounds.map((_, index) => index);
  for (;;) {
    const others = (one: number) => kept.filter((other) => other !== one);
    const contained = kept.filter((one) => {
      const related = others(one).filter((other) => likeness(one, other) > RELATED);
      return related.length > 0 && isMadeOf(sounds, one, related, compared);
    });
    if (contained.length === 0) return kept;
    const shared = (one: number) =>
      Math.round(10 * others(one).reduce((sum, other) => sum + likeness(one, other), 0));
    const level = (one: number) => Math.round(5 * Math.log10((loud[one] ?? 0) + 1e-12));
    // A mix before what it is made of, a quiet copy before a loud one, a later one before an earlier.
    contained.sort((a, b) => shared(b) - shared(a) || level(a) - level(b) || b - a);
    kept = kept.filter((one) => one !== contained[0]);
  }
}

/** Whether every second of a sound in which anything is heard is a weighted sum of others. */
function isMadeOf(
  sounds: readonly Float32Array[],
  one: number,
  others: readonly number[],
  { stretch, pairs }: Compared,
): boolean {
  const sound = sounds[one] ?? new Float32Array();
  const shifted = others.map((other) => ({
    samples: sounds[other] ?? new Float32Array(),
    delay: pairs[one]?.[other]?.delay ?? 0,
  }));
  const earliest = Math.min(0, ...shifted.map(({ delay }) => delay));
  const latest = Math.max(0, ...shifted.map(({ delay }) => delay));
  const frames: { readonly from: number; readonly power: number }[] = [];
  const length = Math.min(FRAME, stretch);
  for (let start = 0; start + stretch <= sound.length; start += stretch) {
    // What a delay takes out of a stretch cannot be compared.
    for (let from = start - earliest; from + length + latest <= start + stretch; from += length)
      frames.push({ from, power: dot(sound, sound, from, from + length) });
  }
  const least = ACTIVE_SHARE * Math.max(...frames.map(({ power }) => power));
  const active = frames.filter(({ power }) => power > 0 && power > least);
  return (
    active.length > 0 &&
    active.every(({ from, power }) => explained(sound, shifted, { from, length }) >= EXPLAINED * power)
  );
}

/** The power of a part of a sound that the best weighted sum of others has. */
function explained(
  sound: Float32Array,
  others: readonly { readonly samples: Float32Array; readonly delay: number }[],
  { from, length }: { readonly from: number; readonly length: number },
): number {
  // Gram and Schmidt: what each adds to those before it.
  const basis: Float32Array[] = [];
  const own = sound.subarray(from, from + length);
  let power = 0;
  for (const { samples, delay } of others) {
    const part = samples.slice(from + delay, from + delay + length);
    const before = dot(part, part, 0, length);
    for (const one of basis) addTo(part, one, -dot(part, one, 0, length));
    const after = dot(part, part, 0, length);
    // The rest is rounding.
    if (after <= 1e-6 * before) continue;
    power += dot(own, part, 0, length) ** 2 / after;
    basis.push(part.map((value) => value / Math.sqrt(after)));
  }
  return power;
}

function addTo(sum: Float32Array, samples: Float32Array, gain: number): void {
  for (let index = 0; index < sum.length; index += 1)
    sum[index] = (sum[index] ?? 0) + gain * (samples[index] ?? 0);
}

function dot(a: Float32Array, b: Float32Array, from: number, to: number): number {
  let sum = 0;
  for (let index = from; index < to; index += 1) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}
