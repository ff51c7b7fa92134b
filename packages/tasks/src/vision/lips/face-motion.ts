import { CROP_SIZE } from "../active-speaker/contract.ts";

/** Pixels are averaged four by four: the remaining noise and compression artefacts move less than lips do. */
const BLOCK = 4;
const GRID = CROP_SIZE / BLOCK;
/** Blocks of the square face box, from and to: where a mouth is, and eyes and brow, which move with the head. */
const MOUTH = { rows: [18, 25], columns: [8, 20] } as const;
const UPPER_FACE = { rows: [4, 14], columns: [5, 23] } as const;
/** Frames are compared with the one this long before, whatever their rate. */
const GAP_SECONDS = 0.08;
const USUAL_CONTRAST = 40;
const LOWEST_CONTRAST = 8;
/** A crop with less contrast than this (a wall, a black frame) shows no mouth. */
const FLAT = 3;

type Area = typeof MOUTH | typeof UPPER_FACE;

/** How one face moves over time. */
export interface FaceMotion {
  /** Grey levels by which the mouth changes, per frame, at usual contrast. */
  readonly mouth: Float64Array;
  /** The same of the upper face. */
  readonly upperFace: Float64Array;
  /** How uneven the mouth is: an open one shows teeth and a dark inside. */
  readonly opening: Float64Array;
  /** Standard deviation of the grey levels; near 0 nothing is visible. */
  readonly contrast: number;
}

/** @param crops n × 112 × 112 grey levels */
export function faceMotion(crops: Uint8Array, framesPerSecond: number): FaceMotion {
  const frames = averageBlocks(crops);
  const gap = Math.max(1, Math.round(GAP_SECONDS * framesPerSecond));
  const contrast = frames.reduce((sum, frame) => sum + deviation(frame), 0) / frames.length;
  const scale = USUAL_CONTRAST / Math.max(contrast, LOWEST_CONTRAST);
  const change = (area: Area) =>
    Float64Array.from(frames, (_, i) => {
      // The first frames have nothing before them: they take the first change.
      const at = Math.min(Math.max(i, gap), frames.length - 1);
      const [now, before] = [frames[at], frames[Math.max(0, at - gap)]];
      return now && before ? difference(now, before, area) * scale : 0;
    });
  return {
    mouth: change(MOUTH),
    upperFace: change(UPPER_FACE),
    opening: Float64Array.from(frames, (frame) => deviation(within(frame, MOUTH))),
    contrast,
  };
}

/** Whether no face is visible at all. */
export const isFlat = ({ contrast }: FaceMotion): boolean => !(contrast > FLAT);

function averageBlocks(crops: Uint8Array): Float32Array[] {
  const size = CROP_SIZE * CROP_SIZE;
  return Array.from({ length: crops.length / size }, (_, frame) => {
    const blocks = new Float32Array(GRID * GRID);
    for (let i = 0; i < size; i++) {
      const row = Math.floor(i / CROP_SIZE / BLOCK);
      const column = Math.floor((i % CROP_SIZE) / BLOCK);
      const block = row * GRID + column;
      blocks[block] = (blocks[block] ?? 0) + (crops[frame * size + i] ?? 0) / (BLOCK * BLOCK);
    }
    return blocks;
  });
}

function within(frame: Float32Array, { rows, columns }: Area): Float32Array {
  const count = columns[1] - columns[0];
  const values = new Float32Array((rows[1] - rows[0]) * count);
  for (let row = rows[0]; row < rows[1]; row++) {
    const at = row * GRID + columns[0];
    values.set(frame.subarray(at, at + count), (row - rows[0]) * count);
  }
  return values;
}

function difference(a: Float32Array, b: Float32Array, area: Area): number {
  const [now, before] = [within(a, area), within(b, area)];
  return now.reduce((sum, value, i) => sum + Math.abs(value - (before[i] ?? 0)), 0) / now.length;
}

function deviation(values: Float32Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}
