import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { haveShared, load, randomNumbers, sharedFile, weightFile } from "../../testing/test-models.ts";
import { readWav } from "../../testing/test-wav.ts";
import { adapter } from "./moonshine.ts";

const files = {
  encoder: weightFile("moonshine-tiny-en/encoder.onnx"),
  decoder: weightFile("moonshine-tiny-en/decoder.onnx"),
  tokens: weightFile("moonshine-tiny-en/tokens.txt"),
};

async function recognize(...sounds: Float32Array<ArrayBuffer>[]): Promise<string[]> {
  const model = await load(adapter, files);
  try {
    const inputs = sounds.map((samples) => ({ samples, language: "en" }));
    return (await model.run(inputs, new AbortController().signal)).map(({ text }) => text);
  } finally {
    await model.close();
  }
}

const random = randomNumbers();
const sound = (seconds: number, value: (t: number) => number) =>
  Float32Array.from({ length: seconds * 16_000 }, (_, i) => value(i / 16_000));

test("nothing is written for silence, noise, hum, tones, or a click too short to hear", async () => {
  const sine = (hertz: number) => (t: number) => 0.2 * Math.sin(2 * Math.PI * hertz * t);
  const texts = await recognize(
    sound(3, () => 0),
    sound(3, () => 0.1 * (random() - 0.5)),
    sound(12, () => 0.002 * (random() - 0.5)),
    sound(3, sine(100)),
    sound(3, sine(440)),
    sound(0.05, () => 0.5),
    new Float32Array(0),
  );
  expect(texts).toEqual(texts.map(() => ""));
});

test("a cancelled recognition stops", async () => {
  const model = await load(adapter, files);
  const samples = sound(2, () => random() - 0.5);
  await expect(model.run([{ samples, language: "en" }], AbortSignal.abort())).rejects.toThrow(/abort/i);
  await model.close();
});

const librivox = (name: string) =>
  sharedFile(`data/audio/librivox/sense_and_sensibility_01_austen_64kb-${name}`);
test.runIf(haveShared("data/audio/librivox"))(
  "read English is written down (needs ../shared/data)",
  async () => {
    const spoken = await readFile(librivox("0930.txt"), "utf8");
    const [text] = await recognize(await readWav(librivox("0930.wav")));
    const words = (line: string) => line.toLowerCase().match(/[a-z']+/g);
    expect(words(text!)).toEqual(words(spoken));
  },
);
