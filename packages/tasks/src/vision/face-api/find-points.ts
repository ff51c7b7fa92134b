import { floatsOf, type InferenceSession, Tensor } from "@hapju/inference/onnx";
import type { Image } from "@hapju/spec";
import { clip, type PixelRegion } from "../image/boxes.ts";
import { centredSquare } from "./square.ts";

/** Pixels of each side of what the network reads. */
const LANDMARKS_SIZE = 112;
const IMAGE_VALUES = LANDMARKS_SIZE * LANDMARKS_SIZE * 3;

/** The 68 points of each face, x and y interleaved, in pixels of the image. */
export async function findPoints(
  session: InferenceSession,
  image: Image,
  boxes: readonly PixelRegion[],
): Promise<Float32Array<ArrayBuffer>[]> {
  const input = new Float32Array(IMAGE_VALUES * boxes.length);
  const regions = boxes.map((box) => ({ ...clip(box, image), box }));
  for (const [i, region] of regions.entries()) {
    centredSquare(image, region, LANDMARKS_SIZE, { out: input, offset: i * IMAGE_VALUES });
  }
  const dims = [boxes.length, LANDMARKS_SIZE, LANDMARKS_SIZE, 3];
  const points = floatsOf(await session.run({ image: new Tensor("float32", input, dims) }), "points");
  return regions.map(({ width, height, box }, i) => {
    const side = Math.max(width, height);
    // Fractions of the padded square → pixels from the corner of the box as it was given.
    return points
      .slice(i * 136, (i + 1) * 136)
      .map((value, j) =>
        j % 2 === 0
          ? value * side - (side - width) / 2 + box.left
          : value * side - (side - height) / 2 + box.top,
      );
  });
}
