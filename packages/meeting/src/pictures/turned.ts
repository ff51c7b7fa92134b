import type { UprightTurn } from "@hapju/diarization";
import type { Box, Image } from "@hapju/spec";

/** How far a picture is turned clockwise, in degrees. */
export type QuarterTurn = 0 | UprightTurn;

/** The turns that are not none. */
export const TURNS = [180, 90, 270] as const satisfies readonly UprightTurn[];

/** A picture turned clockwise. */
export function turnedPicture(image: Image, turn: QuarterTurn): Image {
  if (turn === 0) return image;
  const { width, height, data } = image;
  const [columns, rows] = turn === 180 ? [width, height] : [height, width];
  const turned = new Uint8Array(columns * rows * 3);
  const [first, along, down] = steps(width, height, turn);
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

/** A square of grey values turned clockwise. */
export function turnedSquare(grey: Uint8Array, side: number, turn: QuarterTurn): Uint8Array {
  if (turn === 0) return grey;
  const [first, along, down] = steps(side, side, turn);
  return Uint8Array.from(
    { length: side * side },
    (_, at) => grey[first + (at % side) * along + Math.floor(at / side) * down] ?? 0,
  );
}

/** The place of a turned picture's first pixel in the picture, and how far its neighbours in a row and column are away. */
function steps(width: number, height: number, turn: UprightTurn): readonly [number, number, number] {
  if (turn === 90) return [(height - 1) * width, -width, 1];
  return turn === 180 ? [height * width - 1, -1, -width] : [width - 1, width, -1];
}

/** Where a point of a picture lies before the picture was turned; both in fractions. */
function pointBefore(x: number, y: number, turn: QuarterTurn): [x: number, y: number] {
  if (turn === 90) return [y, 1 - x];
  if (turn === 180) return [1 - x, 1 - y];
  return turn === 270 ? [1 - y, x] : [x, y];
}

/** Where a box of a turned picture lies in the picture before it was turned. */
export function boxBefore(box: Box, turn: QuarterTurn): Box {
  if (turn === 0) return box;
  const { x, y, width, height } = box;
  const [ax, ay] = pointBefore(x, y, turn);
  const [bx, by] = pointBefore(x + width, y + height, turn);
  return { x: Math.min(ax, bx), y: Math.min(ay, by), width: Math.abs(bx - ax), height: Math.abs(by - ay) };
}

/** Where a box of a picture lies after the picture was turned. */
export const boxAfter = (box: Box, turn: QuarterTurn): Box =>
  boxBefore(box, ((360 - turn) % 360) as QuarterTurn);

/** Where points of a turned picture, x and y interleaved, lie in the picture before it was turned. */
export function pointsBefore(points: Float32Array, turn: QuarterTurn): Float32Array {
  const before = new Float32Array(points.length);
  for (let i = 0; i + 1 < points.length; i += 2)
    before.set(pointBefore(points[i] ?? 0, points[i + 1] ?? 0, turn), i);
  return before;
}
