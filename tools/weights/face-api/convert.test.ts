import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { InferenceSession, Tensor } from "onnxruntime-node";
import { expect, test } from "vitest";
import { packageFolder } from "../output.ts";
import { convertFaceApi, type FaceApiNetwork, faceApiNetworks } from "./convert.ts";

const folder = join(
  dirname(fileURLToPath(import.meta.resolve("@vladmandic/face-api/package.json"))),
  "model",
);
const shipped = (name: string) => join(packageFolder("weights"), "face-api", `${name}.onnx`);

test.each(faceApiNetworks)("the converter writes the shipped file of the %s network", async (name) => {
  const converted = Buffer.from(await convertFaceApi(name, folder));
  expect(converted.equals(await readFile(shipped(name)))).toBe(true);
});

test("a folder without weights is named", async () => {
  await expect(convertFaceApi("landmarks", join(folder, "nowhere"))).rejects.toThrow(/nowhere/);
});

/** Pixels from a fixed hash of their index. */
const noise = (length: number) => Float32Array.from({ length }, (_, i) => ((i * 2654435761) >>> 13) & 255);

interface Known {
  readonly network: FaceApiNetwork;
  readonly height: number;
  readonly width: number;
  readonly output: string;
  /** The first numbers of the answer. */
  readonly first: readonly number[];
  readonly mean: number;
}

/** Answers of TensorFlow.js to the same noise; the networks agree to 1e-6. */
const known: readonly Known[] = [
  {
    network: "detector",
    height: 96,
    width: 160,
    output: "scores",
    first: [0.0111662, 0.0019084, 0.0032128, 0.0083079, 0.0019948, 0.0023603],
    mean: 2.43044 / 330,
  },
  {
    network: "detector",
    height: 96,
    width: 160,
    output: "encodings",
    first: [0.110436, 0.652218, -4.663355, -6.882507, 1.16486, 0.28706],
    mean: -786.47729 / 1_320,
  },
  {
    network: "landmarks",
    height: 112,
    width: 112,
    output: "points",
    first: [0.377427, 0.427999, 0.500697, 0.502106, 0.520155, 0.525723],
    mean: 73.680717 / 136,
  },
  {
    network: "recognition",
    height: 150,
    width: 150,
    output: "descriptor",
    first: [-0.110468, 0.156601, 0.040855, -0.045222, -0.186028, -0.062101],
    mean: -0.50907 / 128,
  },
];

test.each(known)(
  "$network answers as in TensorFlow.js ($output)",
  async ({ network, height, width, output, first, mean }) => {
    const session = await InferenceSession.create(shipped(network));
    const image = new Tensor("float32", noise(height * width * 3), [1, height, width, 3]);
    const numbers = (await session.run({ image }))[output]?.data as Float32Array;
    for (const [i, value] of first.entries()) expect(numbers[i]).toBeCloseTo(value, 4);
    expect(numbers.reduce((sum, value) => sum + value, 0) / numbers.length).toBeCloseTo(mean, 4);
    await session.release();
  },
);
