import { SAMPLE_RATE } from "@hapju/spec";

const WINDOW = SAMPLE_RATE / 50;

/**
 * Cuts audio where it is quietest into pieces of at most `longestSeconds`, and at least half of that where it fits.
 *
 * @returns views of `samples`, in order, that cover all of it
 */
export function cutPieces(samples: Float32Array, longestSeconds: number): Float32Array[] {
  const longest = longestSeconds * SAMPLE_RATE;
  const pieces: Float32Array[] = [];
  let start = 0;
  while (samples.length - start > longest) {
    const left = samples.length - start;
    // Leaves no stub: what remains after this cut is at least as long as the earliest one, where that fits.
    const latest = Math.min(longest, left - SAMPLE_RATE);
    const end = start + quietest(samples.subarray(start, start + latest), longest / 2);
    pieces.push(samples.subarray(start, end));
    start = end;
  }
  pieces.push(samples.subarray(start));
  return pieces;
}

/** The middle of the quietest 0.2 s from `from` on. */
function quietest(samples: Float32Array, from: number): number {
  const energies: number[] = [];
  for (let at = from; at + WINDOW <= samples.length; at += WINDOW) {
    let energy = 0;
    for (const sample of samples.subarray(at, at + WINDOW)) energy += sample * sample;
    energies.push(energy);
  }
  const span = 10;
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i + span <= energies.length; i++) {
    const sum = energies.slice(i, i + span).reduce((total, energy) => total + energy, 0);
    if (sum < least) [least, best] = [sum, i];
  }
  return from + (best + span / 2) * WINDOW;
}
