import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { InferenceError } from "../../errors.ts";
import type { Tensor } from "../../onnx-writer/layout.ts";

const manifest = z.array(
  z.object({
    paths: z.array(z.string()),
    weights: z.array(
      z.object({
        name: z.string(),
        shape: z.array(z.int().nonnegative()),
        dtype: z.enum(["float32", "int32"]),
        quantization: z.object({ dtype: z.literal("uint8"), scale: z.number(), min: z.number() }).optional(),
      }),
    ),
  }),
);

/** Weights by name. */
export interface Weights {
  /** @throws InferenceError `model-failed` when the package has no such weight */
  tensor(name: string): Tensor;
  data(name: string): Float32Array;
}

/**
 * Reads the weights of one network of `@vladmandic/face-api`: TensorFlow.js' layout, 8-bit with a
 * scale and minimum of their own per tensor; a few small tensors are float32.
 *
 * @param folder the package's `model` folder
 * @param network for example `face_recognition_model`
 */
export async function readWeights(folder: string, network: string): Promise<Weights> {
  const file = join(folder, `${network}-weights_manifest.json`);
  const groups = manifest.parse(JSON.parse(await readFile(file, "utf8")));
  const tensors = new Map<string, Tensor>();
  for (const group of groups) {
    const bytes = Buffer.concat(await Promise.all(group.paths.map((path) => readFile(join(folder, path)))));
    let at = 0;
    for (const { name, shape, dtype, quantization } of group.weights) {
      const length = shape.reduce((product, dim) => product * dim, 1);
      const width = quantization ? 1 : 4;
      const view = new DataView(bytes.buffer, bytes.byteOffset + at, length * width);
      const value = quantization
        ? (i: number) => view.getUint8(i) * quantization.scale + quantization.min
        : (i: number) => (dtype === "float32" ? view.getFloat32(i * 4, true) : view.getInt32(i * 4, true));
      tensors.set(name, { dims: shape, data: Float32Array.from({ length }, (_, i) => value(i)) });
      at += length * width;
    }
    if (at !== bytes.length) {
      throw new InferenceError(
        "model-failed",
        `${file} describes ${at} bytes of weights, ${group.paths.join(" + ")} hold ${bytes.length}: reinstall @vladmandic/face-api`,
        { file, described: at, found: bytes.length },
      );
    }
  }
  const tensor = (name: string) => {
    const found = tensors.get(name);
    if (!found) {
      throw new InferenceError(
        "model-failed",
        `${file} has no weight "${name}": the installed @vladmandic/face-api is not the version expected`,
        { file, name },
      );
    }
    return found;
  };
  return { tensor, data: (name) => tensor(name).data };
}
