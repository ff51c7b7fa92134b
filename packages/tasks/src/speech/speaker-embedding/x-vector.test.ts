import { describe, expect, test } from "vitest";
import { ask, haveShared, sharedFile, weightFile } from "../../testing/test-models.ts";
import { readWav } from "../../testing/test-wav.ts";
import { cepstrum } from "./x-vector/cepstrum.ts";
import { telephone } from "./x-vector/telephone.ts";
import { adapter } from "./x-vector.ts";

const model = weightFile("x-vector/x-vector.onnx");
const RATE = 16_000;

function tone(hertz: number, seconds: number, loudness = 0.1): Float32Array<ArrayBuffer> {
  return Float32Array.from(
    { length: seconds * RATE },
    (_, i) => loudness * Math.sin((2 * Math.PI * hertz * i) / RATE),
  );
}
const rootMeanSquare = (samples: Float64Array) =>
  Math.hypot(...samples.slice(100, -100)) / Math.sqrt(samples.length);
const embed = async (samples: Float32Array<ArrayBuffer>) =>
  (await ask(adapter, { model }, { samples })).embedding;
const cosine = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, i) => sum + value * b[i]!, 0);

test("a telephone line carries what is below 4 kHz and nothing above", () => {
  const half = 0.1 * 32_768 * Math.SQRT1_2;
  expect(rootMeanSquare(telephone(tone(1_000, 1))) / half).toBeCloseTo(1, 1);
  expect(rootMeanSquare(telephone(tone(5_000, 1))) / half).toBeLessThan(0.01);
});

test("the cepstrum does not depend on loudness, and leaves pauses out", () => {
  const spoken = tone(300, 1).map((value, i) => value * (1 + Math.sin(i / 1_000)));
  const [soft, loud] = [0.2, 2].map((gain) => cepstrum(spoken.map((value) => value * gain)));
  expect(loud!.frames).toBe(soft!.frames);
  for (const [i, value] of loud!.data.entries()) expect(value).toBeCloseTo(soft!.data[i]!, 2);
  const paused = Float32Array.from([...spoken, ...new Float32Array(RATE), ...spoken]);
  expect(cepstrum(paused).frames).toBeLessThan(2.1 * soft!.frames);
});

test("a short word between pauses has an embedding as well", async () => {
  const word = Float32Array.from([...new Float32Array(0.3 * RATE), ...tone(250, 0.2)]);
  expect(Math.hypot(...(await embed(word)))).toBeCloseTo(1, 4);
});

test("too little speech is an error that names its length", async () => {
  await expect(embed(tone(200, 0.1))).rejects.toMatchObject({
    code: "input-invalid",
    message: expect.stringContaining("0.10 s"),
  });
});

describe.skipIf(!haveShared("data/audio"))("with real voices", () => {
  test("a reader is recognised in another recording, and two people are kept apart", async () => {
    const read = async (path: string) => embed(await readWav(sharedFile(`data/audio/${path}`)));
    const reader = (part: string) => read(`librivox/sense_and_sensibility_01_austen_64kb-${part}.wav`);
    const [first, second, steve] = [
      await reader("0870"),
      await reader("0930"),
      await read("azure/enrollment_audio_steve.wav"),
    ];
    expect(Math.hypot(...first)).toBeCloseTo(1, 4);
    expect(cosine(first, second)).toBeGreaterThan(0.62);
    expect(cosine(first, steve)).toBeLessThan(0.4);
  });
});
