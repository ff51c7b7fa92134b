import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { floatsOf, type Tensor } from "./tensorflow.ts";

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
  /** @throws Error where the package has no such weight */
  tensor(name: string): Tensor;
  /** The numbers of a weight. @throws Error where the package has no such weight */
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
    for (const { name, shape: dims, dtype, quantization } of group.weights) {
      const length = dims.reduce((product, dim) => product * dim, 1);
      const width = quantization ? 1 : 4;
      const own = bytes.subarray(at, at + length * width);
      at += length * width;
      if (quantization) {
        tensors.set(name, { dims, codes: own, scale: quantization.scale, min: quantization.min });
        continue;
      }
      const read = (i: number) => (dtype === "float32" ? own.readFloatLE(i * 4) : own.readInt32LE(i * 4));
      tensors.set(name, { dims, data: Float32Array.from({ length }, (_, i) => read(i)) });
    }
    if (at !== bytes.length) {
      throw new Error(
        `${file} describes ${at} bytes of weights, ${group.paths.join(" + ")} hold ${bytes.length}: reinstall @vladmandic/face-api`,
      );
    }
  }
  const tensor = (name: string) => {
    const found = tensors.get(name);
    if (!found) throw new Error(`${file} has no weight "${name}": install @vladmandic/face-api 1.7.15`);
    return found;
  };
  return { tensor, data: (name) => floatsOf(tensor(name)) };
}
