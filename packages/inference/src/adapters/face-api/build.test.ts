import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { InferenceSession, Tensor } from "onnxruntime-node";
import { expect, test } from "vitest";
import { buildFaceApiModel, type FaceApiModel } from "./build.ts";

const folder = join(
  dirname(createRequire(import.meta.url).resolve("@vladmandic/face-api/package.json")),
  "model",
);

/** A picture that only the numbers below know: a fixed hash of the pixel's index. */
const noise = (length: number) => Float32Array.from({ length }, (_, i) => ((i * 2654435761) >>> 13) & 255);

/** Numbers of the converter whose answers were compared with TensorFlow.js: networks to 1e-6, pipeline to 1e-4 pixels. */
const known: [FaceApiModel, height: number, width: number, output: string, first: number[], sum: number][] = [
  [
    "detector",
    96,
    160,
    "scores",
    [0.0111662, 0.0019084, 0.0032128, 0.0083079, 0.0019948, 0.0023603],
    2.43044,
  ],
  [
    "detector",
    96,
    160,
    "encodings",
    [0.110436, 0.652218, -4.663355, -6.882507, 1.16486, 0.28706],
    -786.47729,
  ],
  ["landmarks", 112, 112, "points", [0.377427, 0.427999, 0.500697, 0.502106, 0.520155, 0.525723], 73.680717],
  [
    "recognition",
    150,
    150,
    "descriptor",
    [-0.110468, 0.156601, 0.040855, -0.045222, -0.186028, -0.062101],
    -0.50907,
  ],
];

test.each(known)(
  "%s answers as in TensorFlow.js (%i × %i, %s)",
  async (name, height, width, output, first, sum) => {
    const [file] = Object.values(await buildFaceApiModel(name, folder));
    const session = await InferenceSession.create(file!);
    const image = new Tensor("float32", noise(height * width * 3), [1, height, width, 3]);
    const numbers = Array.from((await session.run({ image }))[output]!.data as Float32Array);
    for (const [i, value] of first.entries()) expect(numbers[i]).toBeCloseTo(value, 4);
    expect(numbers.reduce((total, value) => total + value, 0) / numbers.length).toBeCloseTo(
      sum / numbers.length,
      4,
    );
    await session.release();
  },
);

test("the same package gives the same bytes", async () => {
  expect(await buildFaceApiModel("landmarks", folder)).toEqual(await buildFaceApiModel("landmarks", folder));
});

test("a folder without weights is named", async () => {
  await expect(buildFaceApiModel("landmarks", join(folder, "nowhere"))).rejects.toThrow(/nowhere/);
});
