import { fileURLToPath } from "node:url";
import { SAMPLE_RATE } from "@hapju/spec";
import { expect, test } from "vitest";
import { ask, weightFile } from "../../testing/test-models.ts";
import { readWav } from "../../testing/test-wav.ts";
import { adapter } from "./pyannote.ts";

const files = { model: weightFile("segmentation/segmentation-3.0.onnx") };
const voice = (name: string) =>
  readWav(fileURLToPath(new URL(`../../../../../sample/enrol/${name}_1.wav`, import.meta.url)));

/** How many speak in each frame, by the most likely combination. */
async function speakersOf(samples: Float32Array): Promise<number[]> {
  const { combinations, probabilities } = await ask(adapter, files, { samples });
  const width = combinations.length;
  return Array.from({ length: probabilities.length / width }, (_, frame) => {
    const row = [...probabilities.subarray(frame * width, (frame + 1) * width)];
    return combinations[row.indexOf(Math.max(...row))]?.length ?? 0;
  });
}

const share = (counts: readonly number[], is: (count: number) => boolean) =>
  counts.filter(is).length / counts.length;

test("probabilities of the combinations of a frame sum to one", async () => {
  const samples = (await voice("david")).subarray(0, 2 * SAMPLE_RATE);
  const { combinations, probabilities, stepSeconds } = await ask(adapter, files, { samples });
  const frames = probabilities.length / combinations.length;
  expect(frames * stepSeconds).toBeCloseTo(2, 0);
  for (let frame = 0; frame < frames; frame++) {
    const row = probabilities.subarray(frame * combinations.length, (frame + 1) * combinations.length);
    expect(row.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 3);
  }
});

test("nobody speaks in silence", async () => {
  const counts = await speakersOf(new Float32Array(5 * SAMPLE_RATE));
  expect(share(counts, (count) => count > 0)).toBe(0);
});

test("one voice is one speaker, two voices over each other are two", async () => {
  const david = await voice("david");
  const maria = await voice("maria");
  const length = Math.min(david.length, maria.length, 10 * SAMPLE_RATE);
  const alone = await speakersOf(david.subarray(0, length));
  const both = await speakersOf(Float32Array.from({ length }, (_, i) => (david[i] ?? 0) + (maria[i] ?? 0)));
  expect(share(alone, (count) => count === 2)).toBeLessThan(0.05);
  expect(share(both, (count) => count === 2)).toBeGreaterThan(0.3);
});

test("audio longer than a window is refused with its length", async () => {
  const samples = new Float32Array(11 * SAMPLE_RATE);
  await expect(ask(adapter, files, { samples })).rejects.toThrow("The audio has 11.0 s");
});
