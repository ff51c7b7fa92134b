import { fileURLToPath } from "node:url";
import { SAMPLE_RATE } from "@hapju/spec";
import { describe, expect, test } from "vitest";
import { ask, haveShared, sharedFile, weightFile } from "../../testing/test-models.ts";
import { readWav } from "../../testing/test-wav.ts";
import { BANDS, fbank } from "./campplus/fbank.ts";
import { adapter } from "./campplus.ts";

const model = weightFile("campplus/campplus-zh-en.onnx");
const embed = async (samples: Float32Array<ArrayBuffer>) =>
  (await ask(adapter, { model }, { samples })).embedding;
const cosine = (a: Float32Array, b: Float32Array) =>
  a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);
const sample = (name: string) =>
  readWav(fileURLToPath(new URL(`../../../../../sample/enrol/${name}.wav`, import.meta.url)));

test("a band is loudest where its tone is", () => {
  const tone = (_: unknown, i: number) => Math.sin((2 * Math.PI * 1000 * i) / SAMPLE_RATE);
  const silence = new Float32Array(SAMPLE_RATE / 2);
  const { data, frames } = fbank(Float32Array.from([...silence, ...silence.map(tone)]));
  expect(frames).toBe(98);
  const last = data.subarray((frames - 1) * BANDS);
  // 1,000 Hz is 1,000 mel; 80 triangles lie between 31.7 and 2,840 mel.
  expect(last.indexOf(Math.max(...last))).toBe(Math.round((1000 - 31.7) / ((2840 - 31.7) / 81)) - 1);
});

test("features do not depend on loudness", () => {
  let state = 1;
  const noise = Float32Array.from({ length: SAMPLE_RATE }, (_, i) => {
    state = (state * 48_271) % 2_147_483_647;
    return (state / 2_147_483_647 - 0.5) * (1.5 + Math.sin(i / 900)) * 0.05;
  });
  const { data } = fbank(noise);
  const louder = fbank(noise.map((value) => value * 8));
  for (const [i, value] of louder.data.entries()) expect(value).toBeCloseTo(data[i] ?? Number.NaN, 2);
});

test("an embedding has length one, and too little speech is an error that names its length", async () => {
  const david = await sample("david_1");
  expect(Math.hypot(...(await embed(david)))).toBeCloseTo(1, 4);
  await expect(embed(david.slice(0, 0.1 * SAMPLE_RATE))).rejects.toMatchObject({
    code: "input-invalid",
    message: expect.stringContaining("0.10 s"),
  });
});

describe.skipIf(!haveShared("data/audio"))("with real voices (../shared/data/audio)", () => {
  test("readings by one person are alike, two people of a telephone call are not", async () => {
    const [first, second] = await Promise.all(
      ["0870", "0880"].map((number) =>
        readWav(sharedFile(`data/audio/librivox/sense_and_sensibility_01_austen_64kb-${number}.wav`)),
      ),
    );
    const call = await readWav(sharedFile("data/audio/pyannote-sample/sample.wav"));
    const part = (from: number, to: number) => call.slice(from * SAMPLE_RATE, to * SAMPLE_RATE);
    if (!first || !second) throw new Error("the readings of LibriVox are missing");
    expect(cosine(await embed(first), await embed(second))).toBeGreaterThan(0.6);
    const [diane, sheila] = await Promise.all([embed(part(8.5, 13.5)), embed(part(14.5, 17.5))]);
    expect(cosine(diane, sheila)).toBeLessThan(0.4);
  });
});
