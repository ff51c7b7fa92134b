import { type InferenceSession, Tensor } from "@hapju/inference/onnx";
import type { Image } from "@hapju/spec";
import { clip, type Region } from "../image/boxes.ts";
import { centredSquare } from "./square.ts";

/** Pixels of each side of what the network reads. */
const LANDMARKS_SIZE = 112;
const PICTURE = LANDMARKS_SIZE * LANDMARKS_SIZE * 3;

/** The 68 points of each face, x and y interleaved, in pixels of the picture. */
export async function findPoints(
  session: InferenceSession,
  image: Image,
  boxes: readonly Region[],
): Promise<Float32Array<ArrayBuffer>[]> {
  const input = new Float32Array(PICTURE * boxes.length);
  const regions = boxes.map((box) => clip(box, image));
  for (const [i, region] of regions.entries()) {
    centredSquare(image, region, LANDMARKS_SIZE, { out: input, offset: i * PICTURE });
  }
  const dims = [boxes.length, LANDMARKS_SIZE, LANDMARKS_SIZE, 3];
  const { points } = await session.run({ image: new Tensor("float32", input, dims) });
  const all = points!.data as Float32Array<ArrayBuffer>;
  return boxes.map((box, i) => {
    const { width, height } = regions[i]!;
    const side = Math.max(width, height);
    // Fractions of the padded square → pixels from the corner of the box as it was given.
    return all
      .slice(i * 136, (i + 1) * 136)
      .map((value, j) =>
        j % 2 === 0
          ? value * side - (side - width) / 2 + box.left
          : value * side - (side - height) / 2 + box.top,
      );
  });
}
