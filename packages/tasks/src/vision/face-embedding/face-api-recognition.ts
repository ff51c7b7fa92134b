import type { onnx } from "@hapju/inference";
import { eachInput, fileOf } from "@hapju/inference/adapter";
import { floatsOf, type InferenceSession, Tensor } from "@hapju/inference/onnx";
import type { Adapter, Image } from "@hapju/spec";
import { findPoints } from "../face-api/find-points.ts";
import { centredSquare } from "../face-api/square.ts";
import { clip, type PixelRegion, toPixels } from "../image/boxes.ts";
import type { faceEmbedding } from "./contract.ts";

/** Pixels of each side of what the network reads. */
const RECOGNITION_SIZE = 150;
const IMAGE_VALUES = RECOGNITION_SIZE * RECOGNITION_SIZE * 3;
const LENGTH = 128;

/**
 * face-api's recognition network (MIT; weights of dlib): 128 numbers per face, compared by Euclidean distance.
 * Files: `landmarks` and `recognition`. What it describes is the box around the 68 points, a fifth
 * larger, so it finds those points itself; `points` of the input are not used.
 */
export const adapter: Adapter<typeof faceEmbedding, typeof onnx> = {
  async load({ files, runtime }) {
    const landmarks = await runtime.open(fileOf(files, "landmarks"));
    const recognition = await runtime.open(fileOf(files, "recognition"));
    return {
      run: eachInput(async ({ image, faces }) => {
        if (faces.length === 0) return { embeddings: [] };
        const points = await findPoints(
          landmarks,
          image,
          faces.map(({ box }) => toPixels(box, image)),
        );
        return { embeddings: await describe(recognition, image, points.map(around)) };
      }),
      async close() {
        await landmarks.release();
        await recognition.release();
      },
    };
  },
};

/** The bounding box of the points, a tenth larger on every side. */
function around(points: Float32Array): PixelRegion {
  const xs = points.filter((_, i) => i % 2 === 0);
  const ys = points.filter((_, i) => i % 2 === 1);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const [width, height] = [Math.max(...xs) - left, Math.max(...ys) - top];
  return { left: left - width * 0.1, top: top - height * 0.1, width: width * 1.2, height: height * 1.2 };
}

async function describe(session: InferenceSession, image: Image, faces: readonly PixelRegion[]) {
  const input = new Float32Array(IMAGE_VALUES * faces.length);
  for (const [i, face] of faces.entries()) {
    centredSquare(image, clip(face, image), RECOGNITION_SIZE, { out: input, offset: i * IMAGE_VALUES });
  }
  const dims = [faces.length, RECOGNITION_SIZE, RECOGNITION_SIZE, 3];
  const outputs = await session.run({ image: new Tensor("float32", input, dims) });
  const numbers = floatsOf(outputs, "descriptor");
  return faces.map((_, i) => numbers.slice(i * LENGTH, (i + 1) * LENGTH));
}
