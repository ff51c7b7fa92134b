import type { Box, Image } from "@hapju/spec";

/** Samples of each cell along either side. */
const SAMPLES = 4;

/** The mean brightness (0…255) of the cells of a grid laid over a box of a picture, row by row, sampled 4 × 4. */
export function cellsOf(
  { width, height, data }: Image,
  box: Box,
  columns: number,
  rows: number,
): Float32Array {
  const cells = new Float32Array(columns * rows);
  const position = (start: number, length: number, share: number, size: number) =>
    Math.min(size - 1, Math.max(0, Math.floor((start + length * share) * size)));
  const across = Int32Array.from(
    { length: columns * SAMPLES },
    (_, i) => 3 * position(box.x, box.width, (i + 0.5) / (columns * SAMPLES), width),
  );
  for (let row = 0; row < rows * SAMPLES; row++) {
    const line = 3 * width * position(box.y, box.height, (row + 0.5) / (rows * SAMPLES), height);
    const first = Math.floor(row / SAMPLES) * columns;
    for (const [i, from] of across.entries()) {
      const at = line + from;
      const cell = first + Math.floor(i / SAMPLES);
      // ITU-R BT.601 luma
      const grey = 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0);
      cells[cell] = (cells[cell] ?? 0) + grey / SAMPLES ** 2;
    }
  }
  return cells;
}

/** Standard deviation. */
export function deviationOf(values: Float32Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}
