import type { FaceChange, FaceDetection } from "@hapju/diarization";
import type { Box, Image } from "@hapju/spec";
import { cellsOf, deviationOf } from "./cells.ts";

/** Cells along either side of the box of a face. */
const FACE_CELLS = 12;
/** Cells of the whole frame, for its noise and what moves in it. */
const [COLUMNS, ROWS] = [32, 18];
const WHOLE: Box = { x: 0, y: 0, width: 1, height: 1 };
/** What is nearer to a face than this share of its size moves with it. */
const AROUND = 0.5;
/** From the median of absolute values to the standard deviation of noise. */
const DEVIATIONS_PER_MEDIAN = 1.4826;

/** A sampled frame, as far as it is compared with the next one. */
export interface SampledFrame<Face extends FaceDetection> {
  readonly seconds: number;
  readonly faces: readonly Face[];
  /** Cells of each face's box and of the whole frame. */
  readonly cells: { readonly faces: readonly Float32Array[]; readonly frame: Float32Array };
}

/** What is kept of a frame until the next one is sampled. */
export const sampledFrame = <Face extends FaceDetection>(
  picture: Image,
  seconds: number,
  faces: readonly Face[],
): SampledFrame<Face> => ({
  seconds,
  faces,
  cells: {
    faces: faces.map(({ box }) => cellsOf(picture, box, FACE_CELLS, FACE_CELLS)),
    frame: cellsOf(picture, WHOLE, COLUMNS, ROWS),
  },
});

/** The faces of a frame, with how the picture changes in the box of each until the next frame. */
export function withChanges<Face extends FaceDetection>(
  { faces, cells }: SampledFrame<Face>,
  next: Image,
  untilSeconds: number,
): (Face & { readonly change: FaceChange })[] {
  const frame = cellsOf(next, WHOLE, COLUMNS, ROWS).map((value, cell) =>
    Math.abs(value - (cells.frame[cell] ?? 0)),
  );
  const noise = DEVIATIONS_PER_MEDIAN * (frame.toSorted()[frame.length >> 1] ?? 0);
  return faces.map((face, at) => {
    const before = cells.faces[at] ?? new Float32Array();
    const change = cellsOf(next, face.box, FACE_CELLS, FACE_CELLS).map(
      (value, cell) => value - (before[cell] ?? 0),
    );
    const mean = change.reduce((sum, value) => sum + value, 0) / change.length;
    return {
      ...face,
      change: {
        untilSeconds,
        amount: deviationOf(change),
        contrast: deviationOf(before),
        noise,
        elsewhere: largestOutside(frame, face.box),
        pattern: Int8Array.from(change, (value) => Math.max(-127, Math.min(127, Math.round(value - mean)))),
      },
    };
  });
}

function largestOutside(frame: Float32Array, { x, y, width, height }: Box): number {
  let largest = 0;
  for (const [cell, value] of frame.entries()) {
    const across = ((cell % COLUMNS) + 0.5) / COLUMNS;
    const down = (Math.floor(cell / COLUMNS) + 0.5) / ROWS;
    const isNear =
      Math.abs(across - x - width / 2) < (0.5 + AROUND) * width &&
      Math.abs(down - y - height / 2) < (0.5 + AROUND) * height;
    if (!isNear && value > largest) largest = value;
  }
  return largest;
}
