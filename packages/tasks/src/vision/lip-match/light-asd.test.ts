import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { ask, randomNumbers, startOnnx } from "../../testing/test-models.ts";
import { CROP_SIZE } from "../active-speaker/contract.ts";
import { adapter } from "./light-asd.ts";
import { LightAsd } from "./network.ts";
import { resampleFrames, resampleScores } from "./resample.ts";

test("crops at half the rate are blended, scores come back one per crop", () => {
  expect(Array.from(resampleFrames(Uint8Array.of(0, 100, 200), 1, 12.5, 25))).toEqual([
    0, 50, 100, 150, 200, 200,
  ]);
  expect(Array.from(resampleScores(Float32Array.of(1, 3, 5, 7), 2))).toEqual([2, 6]);
  expect(Array.from(resampleScores(Float32Array.of(1, 3), 4))).toEqual([1, 1, 3, 3]);
});

/** A package of the repository that is installed nowhere: a model that is installed is used. */
const weights = (name: string) =>
  resolve(import.meta.dirname, "../../../../weights-light-asd/light-asd", name);
const files = {
  visual: weights("visual.onnx"),
  audio: weights("audio.onnx"),
  backend: weights("backend.onnx"),
};

describe("with the published weights", () => {
  const noise = (frames: number) => {
    const random = randomNumbers(5);
    return Uint8Array.from({ length: frames * CROP_SIZE * CROP_SIZE }, () => random() * 255);
  };
  const random = randomNumbers(9);
  const samples = Float32Array.from({ length: 32_000 }, () => 0.2 * (random() - 0.5));

  test("a face seen in pieces is what it is seen whole", async () => {
    const network = await LightAsd.open(files, await startOnnx());
    const crops = noise(60);
    const size = CROP_SIZE * CROP_SIZE;
    const { signal } = new AbortController();
    const whole = await network.encodeVideo(crops, signal);
    const end = await network.encodeVideo(crops.subarray(30 * size), signal);
    for (let i = 20 * 128; i < 30 * 128; i++) expect(whole[30 * 128 + i]).toBeCloseTo(end[i]!, 3);
    await network.close();
  });

  test.each([12.5, 25])(
    "at %d frames a second there is a score per crop; noise does not speak",
    async (framesPerSecond) => {
      const faces = [{ crops: noise(2 * framesPerSecond) }, { crops: new Uint8Array(0) }];
      const answer = await ask(adapter, files, { samples, framesPerSecond, faces });
      expect(answer.faces[0]!.match).toHaveLength(2 * framesPerSecond);
      expect(Math.max(...answer.faces[0]!.match)).toBeLessThan(1);
      expect(answer.faces[1]!.match).toHaveLength(0);
    },
  );
});
