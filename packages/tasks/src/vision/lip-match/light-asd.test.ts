import { readFile } from "node:fs/promises";
import { InferenceSession, Tensor } from "@hapju/inference/onnx";
import { cepstrum, FRAME_SAMPLES, soundFrames } from "@hapju/inference/src/adapters/light-asd/cepstrum.ts";
import { LightAsd } from "@hapju/inference/src/adapters/light-asd/networks.ts";
import { readStateDict } from "@hapju/inference/src/adapters/light-asd/state-dict.ts";
import { OnnxGraph } from "@hapju/inference/src/onnx-writer/graph.ts";
import { onnxSessions } from "@hapju/inference/src/runtimes/onnx/sessions.ts";
import { zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { ask, haveShared, randomNumbers, sharedFile } from "../../testing/test-models.ts";
import { CROP_SIZE } from "../active-speaker/contract.ts";
import { adapter } from "./light-asd.ts";
import { resampleFrames, resampleScores } from "./resample.ts";

const text = (value: string) => Buffer.from(value, "latin1");

const repeat = (bytes: readonly number[], times: number) =>
  Buffer.concat(Array.from({ length: times }, () => Buffer.from(bytes)));

/** A pickle that calls `module.name` with an empty tuple. */
const calling = (module: string, name: string) =>
  Buffer.concat([Buffer.of(0x80, 2), text(`c${module}\n${name}\n`), text(")R.")]);

describe("a PyTorch file that is more than weights is refused", () => {
  test("a call of anything else", () => {
    const file = zipSync({ "archive/data.pkl": calling("posix", "system") });
    expect(() => readStateDict(file)).toThrow(/a call of posix\.system/);
  });

  const refused = (operations: Uint8Array) => {
    const file = zipSync({ "a/data.pkl": Buffer.concat([Buffer.of(0x80, 2), operations]) }, { level: 0 });
    expect(() => readStateDict(file)).toThrow(
      expect.objectContaining({
        code: "model-failed",
        message: expect.stringMatching(/more than a flat table/),
      }),
    );
  };
  const tensor = (rest: Uint8Array) =>
    Buffer.concat([text("ctorch._utils\n_rebuild_tensor_v2\n"), rest, text("R.")]);

  test.each([
    ["a call whose inputs are no tensor's", tensor(text(")"))],
    [
      "a call of a nested value, whatever its depth",
      Buffer.concat([text("N"), Buffer.alloc(1e5, 133), text(")R.")]),
    ],
    [
      "a value twice as large with every byte",
      Buffer.concat([text("N"), repeat([113, 0, 104, 0, 134], 60), text(")R.")]),
    ],
    ["a tensor of no storage", tensor(text("(NK\0))t"))],
    ["an operation without its mark", text("t.")],
    ["a value that nobody kept", text("h\u0007.")],
    ["a value kept of an empty stack", text("q\0.")],
    ["a whole number of 200 bytes", Buffer.concat([Buffer.of(0x8a, 200), Buffer.alloc(200)])],
    ["an item set on a list", text("]NNs.")],
    ["a reference that is no storage", text("NQ.")],
  ])("%s", (_, operations) => refused(operations));

  test("a zip that unpacks to more than it is", () => {
    const bomb = zipSync({ "a/data.pkl": new Uint8Array(1e7) });
    expect(() => readStateDict(bomb)).toThrow(/longer than the file/);
  });

  test("a pickle cut off, an unknown operation, no pickle, no zip", () => {
    expect(() => readStateDict(zipSync({ "a/data.pkl": Buffer.of(0x80, 2, 0x58, 9, 0, 0, 0) }))).toThrow(
      /ends/,
    );
    expect(() => readStateDict(zipSync({ "a/data.pkl": Buffer.of(0x80, 2, 0x69) }))).toThrow(/0x69/);
    expect(() => readStateDict(zipSync({ "a/readme": Buffer.of(1) }))).toThrow(/data\.pkl/);
    expect(() => readStateDict(Buffer.from("not a zip"))).toThrow(/not a zip/);
  });
});

test("crops at half the rate are blended, scores come back one per crop", () => {
  expect(Array.from(resampleFrames(Uint8Array.of(0, 100, 200), 1, 12.5, 25))).toEqual([
    0, 50, 100, 150, 200, 200,
  ]);
  expect(Array.from(resampleScores(Float32Array.of(1, 3, 5, 7), 2))).toEqual([2, 6]);
  expect(Array.from(resampleScores(Float32Array.of(1, 3), 4))).toEqual([1, 1, 3, 3]);
});

/** Row of a 440 Hz tone, hand-checked against the formulas of python_speech_features in float64. */
test("the cepstrum of silence is the floor, and of a tone is not", async () => {
  const graph = new OnnxGraph("cepstrum");
  graph.output("rows", cepstrum(graph, graph.input("frames", ["F", FRAME_SAMPLES])), ["F", 13]);
  const session = await InferenceSession.create(graph.encode());
  const tone = Float32Array.from({ length: 800 }, (_, i) => 0.1 * Math.sin((2 * Math.PI * 440 * i) / 16_000));
  const frames = soundFrames(tone, 8);
  const { rows } = await session.run({ frames: new Tensor("float32", frames, [8, FRAME_SAMPLES]) });
  const numbers = rows!.data as Float32Array;
  expect(rows!.dims).toEqual([8, 13]);
  const energy = frames.subarray(0, FRAME_SAMPLES).reduce((sum, value) => sum + value * value, 0);
  // Parseval: half the spectrum of a tone holds half its energy.
  expect(numbers[0]).toBeCloseTo(Math.log(energy / 2), 1);
  expect(numbers[7 * 13]).toBeCloseTo(Math.log(2.220446049250313e-16), 2);
  await session.release();
});

const path = "models/light-asd/pretrain_AVA_CVPR.model";
describe.skipIf(!haveShared(path))("with the published weights (needs ../shared/models/light-asd)", () => {
  const weights = sharedFile(path);
  const noise = (frames: number) => {
    const random = randomNumbers(5);
    return Uint8Array.from({ length: frames * CROP_SIZE * CROP_SIZE }, () => random() * 255);
  };
  const random = randomNumbers(9);
  const samples = Float32Array.from({ length: 32_000 }, () => 0.2 * (random() - 0.5));

  test("the weights are read by name and shape", async () => {
    const table = readStateDict(await readFile(weights));
    expect(table.tensor("lossAV.FC.weight").dims).toEqual([2, 128]);
    expect(() => table.tensor("nothing")).toThrow(/"nothing"/);
  });

  test("a face seen in pieces is what it is seen whole", async () => {
    const network = await LightAsd.open(weights, onnxSessions());
    const crops = noise(60);
    const size = CROP_SIZE * CROP_SIZE;
    const { signal } = new AbortController();
    const whole = await network.see(crops, signal);
    const end = await network.see(crops.subarray(30 * size), signal);
    for (let i = 20 * 128; i < 30 * 128; i++) expect(whole[30 * 128 + i]).toBeCloseTo(end[i]!, 3);
    await network.close();
  });

  test.each([12.5, 25])(
    "at %d frames a second there is a score per crop; noise does not speak",
    async (framesPerSecond) => {
      const faces = [{ crops: noise(2 * framesPerSecond) }, { crops: new Uint8Array(0) }];
      const answer = await ask(adapter, { weights }, { samples, framesPerSecond, faces });
      expect(answer.faces[0]!.match).toHaveLength(2 * framesPerSecond);
      expect(Math.max(...answer.faces[0]!.match)).toBeLessThan(1);
      expect(answer.faces[1]!.match).toHaveLength(0);
    },
  );
});
