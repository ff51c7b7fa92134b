import type { MouthOffset, Tracklet } from "@hapju/diarization";
import type { Box, Image } from "@hapju/inference";
import type { FaceCrop } from "./face-crop.ts";

/** Where lip models look for a mouth: where it is in most boxes. */
const USUAL: MouthOffset = { x: 0, y: 0.25 };

/** A look at a box whose mouth is elsewhere finds it half-way: the box is moved to what was found and looked at again. */
const LOOKS = 3;

/** Where the mouth is in a picture of a face, by the detector's points or by what `findPoints` says of a box. */
export async function findMouth(
  picture: Pick<Image, "width" | "height">,
  { box, points }: FaceCrop["face"],
  findPoints: (box: Box) => Promise<Float32Array>,
): Promise<MouthOffset> {
  if (points) return placeIn(box, points, picture);
  let looked = box;
  let place = USUAL;
  for (let look = 0; look < LOOKS; look++) {
    place = placeIn(box, await findPoints(looked), picture);
    looked = movedBox(box, place, picture);
  }
  return place;
}

/** @param points in fractions of the picture: five with the corners of the mouth last, or 68 with the mouth's from 48 on */
function placeIn(
  box: Box,
  points: Float32Array,
  { width, height }: Pick<Image, "width" | "height">,
): MouthOffset {
  const mouth = points.subarray(2 * (points.length > 10 ? 48 : 3));
  const mean = (axis: 0 | 1) =>
    mouth.reduce((sum, value, i) => sum + (i % 2 === axis ? value : 0), 0) / (mouth.length / 2);
  const side = Math.max(box.width * width, box.height * height);
  return {
    x: ((mean(0) - box.x - box.width / 2) * width) / side,
    y: ((mean(1) - box.y - box.height / 2) * height) / side,
  };
}

/** The box moved so that the mouth is where it is in most. */
function movedBox(box: Box, mouth: MouthOffset, { width, height }: Pick<Image, "width" | "height">): Box {
  const side = Math.max(box.width * width, box.height * height);
  return {
    ...box,
    x: box.x + ((mouth.x - USUAL.x) * side) / width,
    y: box.y + ((mouth.y - USUAL.y) * side) / height,
  };
}

/** The middle of several places of one mouth; none of none. */
export function middlePlace(places: readonly MouthOffset[]): MouthOffset | undefined {
  if (places.length === 0) return undefined;
  const middle = (axis: keyof MouthOffset) =>
    places.map((place) => place[axis]).sort((a, b) => a - b)[places.length >> 1]!;
  return { x: middle("x"), y: middle("y") };
}

/** The boxes of a face, moved so that its mouth is where lip models look for it. */
export function boxesByMouth(
  { boxes, mouth = USUAL }: Tracklet,
  { width, height }: { readonly width: number; readonly height: number },
) {
  return boxes.map(({ seconds, box }) => ({ seconds, box: movedBox(box, mouth, { width, height }) }));
}
