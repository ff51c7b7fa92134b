import { valueAt } from "./defined.ts";

/** Numbers in [0, 1) that depend on the seed alone (mulberry32). */
export function randomSource(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** One of the items, all equally likely. */
export function pick<T>(random: () => number, items: readonly T[]): T {
  return valueAt(items, Math.floor(random() * items.length));
}

/** The items in an order drawn by `random`. */
export function shuffled<T>(random: () => number, items: readonly T[]): T[] {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [valueAt(order, other), valueAt(order, last)];
  }
  return order;
}

/** A smooth surface of values in −1…1 over the plane, repeating every 64 units. */
export type Noise = (x: number, y: number) => number;

const noiseSide = 64;

/** Value noise: random values on a grid, blended smoothly between. */
export function smoothNoise(seed: number): Noise {
  const random = randomSource(seed);
  const grid = Float32Array.from({ length: noiseSide * noiseSide }, () => random() * 2 - 1);
  const mask = noiseSide - 1;
  return (x, y) => {
    const column = Math.floor(x);
    const row = Math.floor(y);
    const fx = x - column;
    const fy = y - row;
    const u = fx * fx * (3 - 2 * fx);
    const v = fy * fy * (3 - 2 * fy);
    const left = column & mask;
    const right = (column + 1) & mask;
    const upper = (row & mask) * noiseSide;
    const lower = ((row + 1) & mask) * noiseSide;
    const top = (grid[upper + left] ?? 0) + ((grid[upper + right] ?? 0) - (grid[upper + left] ?? 0)) * u;
    const bottom = (grid[lower + left] ?? 0) + ((grid[lower + right] ?? 0) - (grid[lower + left] ?? 0)) * u;
    return top + (bottom - top) * v;
  };
}
