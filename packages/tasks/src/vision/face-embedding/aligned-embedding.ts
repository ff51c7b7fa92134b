import type { onnx } from "@hapju/inference";
import { eachInput, fileOf } from "@hapju/inference/adapter";
import { floatsOf, type InferenceSession, Tensor } from "@hapju/inference/onnx";
import type { Adapter } from "@hapju/spec";
import { ALIGNED_SIZE, alignFace } from "../image/align.ts";
import { type PixelRegion, toPixels } from "../image/boxes.ts";
import type { Layout } from "../image/sample.ts";
import type { faceEmbedding } from "./contract.ts";

/** The average five points in a detector's box squared: used when the detector gives none. */
const TYPICAL_POINTS = [0.33, 0.38, 0.69, 0.38, 0.52, 0.6, 0.345, 0.73, 0.685, 0.73];

/**
 * An embedding network that reads one face aligned by its five points, 112 × 112, and answers a
 * vector compared by cosine. Files: `model`.
 *
 * @param normalize changes the pixels (0…255) to what the network was trained on, in place
 */
export function alignedEmbedding(
  layout: Layout,
  normalize: (pixels: Float32Array) => void = () => {},
): Adapter<typeof faceEmbedding, typeof onnx> {
  return {
    async load({ files, runtime }) {
      const session = await runtime.open(fileOf(files, "model"));
      return {
        run: eachInput(async ({ image, faces }, signal) => {
          const embeddings: Float32Array<ArrayBuffer>[] = [];
          for (const { box, points } of faces) {
            signal.throwIfAborted();
            const region = toPixels(box, image);
            const found = points?.map((value, i) => value * (i % 2 === 0 ? image.width : image.height));
            const pixels = alignFace(image, found ?? typicalPoints(region), layout);
            normalize(pixels);
            embeddings.push(await embed(session, pixels));
          }
          return { embeddings };
        }),
        close: () => session.release(),
      };
    },
  };
}

async function embed(session: InferenceSession, pixels: Float32Array): Promise<Float32Array<ArrayBuffer>> {
  const input = new Tensor("float32", pixels, [1, 3, ALIGNED_SIZE, ALIGNED_SIZE]);
  const [inputName = ""] = session.inputNames;
  const [outputName = ""] = session.outputNames;
  const vector = floatsOf(await session.run({ [inputName]: input }), outputName);
  const length = Math.hypot(...vector);
  return length > 0 ? vector.map((value) => value / length) : vector;
}

/** Squared first: a box cut by the frame's edge would squeeze the face. */
function typicalPoints({ left, top, width, height }: PixelRegion): number[] {
  const side = Math.max(width, height);
  const x = left - (side - width) / 2;
  const y = top - (side - height) / 2;
  return TYPICAL_POINTS.map((value, i) => value * side + (i % 2 === 0 ? x : y));
}
