import { SAMPLE_RATE } from "@hapju/spec";

const LONGEST_SECONDS = 10;
/** The earliest place of a cut. */
const EARLIEST_SECONDS = 5;
const WINDOW = SAMPLE_RATE / 50;

/** Cuts audio longer than 10 s where it is quietest. */
export function cutPieces(samples: Float32Array): Float32Array[] {
  const pieces: Float32Array[] = [];
  let start = 0;
  while (samples.length - start > LONGEST_SECONDS * SAMPLE_RATE) {
    const left = samples.length - start;
    // Leaves no stub: what remains after this cut is at least as long as the earliest one, where that fits.
    const latest = Math.min(LONGEST_SECONDS * SAMPLE_RATE, left - SAMPLE_RATE);
    const end = start + quietest(samples.subarray(start, start + latest), EARLIEST_SECONDS * SAMPLE_RATE);
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
