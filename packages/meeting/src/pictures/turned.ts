import type { Box, Image } from "@hapju/spec";

/** How far a picture is turned clockwise, in degrees. */
export type QuarterTurn = 0 | 90 | 180 | 270;

/** The turns that are not none. */
export const TURNS = [180, 90, 270] as const satisfies readonly QuarterTurn[];

/** A picture turned clockwise. */
export function turnedPicture(image: Image, turn: QuarterTurn): Image {
  if (turn === 0) return image;
  const { width, height, data } = image;
  const [columns, rows] = turn === 180 ? [width, height] : [height, width];
  const turned = new Uint8Array(columns * rows * 3);
  // Where the first pixel comes from, and how far apart the sources of neighbours are.
  const [first, along, down] = {
    90: [(height - 1) * width, -width, 1],
    180: [height * width - 1, -1, -width],
    270: [width - 1, width, -1],
  }[turn] as [number, number, number];
  let to = 0;
  for (let row = 0; row < rows; row++) {
    let from = (first + row * down) * 3;
    for (let column = 0; column < columns; column++) {
      turned[to++] = data[from] ?? 0;
      turned[to++] = data[from + 1] ?? 0;
      turned[to++] = data[from + 2] ?? 0;
      from += along * 3;
    }
  }
  return { width: columns, height: rows, data: turned };
}

/** Where a point of a picture lies before the picture was turned; both in fractions. */
function pointBefore(x: number, y: number, turn: QuarterTurn): [x: number, y: number] {
  if (turn === 90) return [y, 1 - x];
  if (turn === 180) return [1 - x, 1 - y];
  return turn === 270 ? [1 - y, x] : [x, y];
}

/** Where a box of a turned picture lies in the picture before it was turned. */
export function boxBefore({ x, y, width, height }: Box, turn: QuarterTurn): Box {
  const [ax, ay] = pointBefore(x, y, turn);
  const [bx, by] = pointBefore(x + width, y + height, turn);
  return { x: Math.min(ax, bx), y: Math.min(ay, by), width: Math.abs(bx - ax), height: Math.abs(by - ay) };
}

/** Where points of a turned picture, x and y interleaved, lie in the picture before it was turned. */
export function pointsBefore(points: Float32Array, turn: QuarterTurn): Float32Array {
  const before = new Float32Array(points.length);
  for (let i = 0; i + 1 < points.length; i += 2)
    before.set(pointBefore(points[i] ?? 0, points[i + 1] ?? 0, turn), i);
  return before;
}
