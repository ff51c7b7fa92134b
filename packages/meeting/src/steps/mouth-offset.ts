import type { MouthOffset, Tracklet } from "@hapju/diarization";
import type { Box, Image } from "@hapju/spec";
import { defined } from "../defined.ts";
import { boxAfter, boxBefore, type QuarterTurn } from "../pictures/turned.ts";
import type { FaceCrop } from "./face-crop.ts";

type Size = Pick<Image, "width" | "height">;

/** Where lip models expect the mouth: where it is in most boxes. */
const USUAL: MouthOffset = { x: 0, y: 0.25 };

/** In a box whose mouth is elsewhere it is found half-way: the box is moved there and measured again. */
const MEASUREMENTS = 3;

/** Where the mouth is in a picture of a face, by the detector's points or by what `findPoints` finds in a box. */
export async function findMouth(
  picture: Size,
  { box, points }: FaceCrop["face"],
  findPoints: (box: Box) => Promise<Float32Array>,
): Promise<MouthOffset> {
  if (points) return offsetIn(box, points, picture);
  let measured = box;
  let offset = USUAL;
  for (let count = 0; count < MEASUREMENTS; count++) {
    offset = offsetIn(box, await findPoints(measured), picture);
    measured = movedBox(box, offset, picture);
  }
  return offset;
}

/** @param points in fractions of the picture: five with the corners of the mouth last, or 68 with the mouth's from 48 on */
function offsetIn(box: Box, points: Float32Array, { width, height }: Size): MouthOffset {
  const mouth = points.subarray(2 * (points.length > 10 ? 48 : 3));
  const mean = (axis: 0 | 1) =>
    mouth.reduce((sum, value, i) => sum + (i % 2 === axis ? value : 0), 0) / (mouth.length / 2);
  const side = Math.max(box.width * width, box.height * height);
  return {
    x: ((mean(0) - box.x - box.width / 2) * width) / side,
    y: ((mean(1) - box.y - box.height / 2) * height) / side,
  };
}

/** The box, moved so that the mouth is where lip models expect it. */
function movedBox(box: Box, mouth: MouthOffset, { width, height }: Size): Box {
  const side = Math.max(box.width * width, box.height * height);
  return {
    ...box,
    x: box.x + ((mouth.x - USUAL.x) * side) / width,
    y: box.y + ((mouth.y - USUAL.y) * side) / height,
  };
}

/** The median of several offsets of one mouth; undefined for an empty list. */
export function medianOffset(offsets: readonly MouthOffset[]): MouthOffset | undefined {
  if (offsets.length === 0) return undefined;
  const median = (axis: keyof MouthOffset) =>
    defined(offsets.map((offset) => offset[axis]).sort((a, b) => a - b)[offsets.length >> 1], "A median");
  return { x: median("x"), y: median("y") };
}

/** The boxes of a face, moved so that its mouth is where lip models expect it once the picture is upright. */
export function boxesByMouth({ boxes, mouth = USUAL, uprightTurn }: Tracklet, { width, height }: Size) {
  const turn: QuarterTurn = uprightTurn ?? 0;
  const upright = turn === 90 || turn === 270 ? { width: height, height: width } : { width, height };
  return boxes.map(({ seconds, box }) => ({
    seconds,
    box: boxBefore(movedBox(boxAfter(box, turn), mouth, upright), turn),
  }));
}
