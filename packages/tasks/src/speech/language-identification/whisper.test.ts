import { speak } from "@hapju/synthesis";
import { afterAll, beforeAll, expect, test } from "vitest";
import { haveShared, load, multilingualFile, sharedFile } from "../../testing/test-models.ts";
import { readWav } from "../../testing/test-wav.ts";
import { adapter } from "./whisper.ts";

const open = () =>
  load(adapter, {
    mel: multilingualFile("mel.onnx"),
    encoder: multilingualFile("encoder.onnx"),
    decoder: multilingualFile("decoder.onnx"),
    settings: multilingualFile("whisper.json"),
  });
let model: Awaited<ReturnType<typeof open>>;
beforeAll(async () => {
  model = await open();
});
afterAll(() => model.close());

async function identify(samples: Float32Array, ...expected: string[]) {
  const [answer] = await model.run([{ samples, expected }], new AbortController().signal);
  return answer;
}

test("English is told from the other languages expected, whose probabilities are 1 together", async () => {
  const { samples } = await speak("We will discuss the budget for the next quarter on Friday.", "slt");
  const answer = await identify(samples, "ko-KR", "en", "de");
  expect(answer?.probabilities[1]).toBeGreaterThan(0.9);
  expect(answer?.probabilities.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 5);
  expect(answer?.likeliest.language).toBe("en");
});

test("a language that is not known is named", async () => {
  await expect(identify(new Float32Array(16_000), "en", "tlh")).rejects.toThrow(/does not know tlh/);
});

const clips: [file: string, language: string][] = [
  ["ko-KR/audio1.wav", "ko"],
  ["ko-KR/audio2.wav", "ko"],
  ...["trn00", "trn04", "trn05", "trn06", "trn07", "trn08", "dev01"].map((name): [string, string] => [
    `ami/${name}.wav`,
    "en",
  ]),
  ["azure/katiesteve.wav", "en"],
  ["pyannote-sample/sample.wav", "en"],
];
test.runIf(haveShared("data/audio")).each(clips)(
  "%s is %s (needs ../shared/data)",
  async (file, language) => {
    const samples = await readWav(sharedFile(`data/audio/${file}`));
    const answer = await identify(samples.subarray(0, 30 * 16_000), "en", "ko");
    expect(answer?.probabilities[language === "en" ? 0 : 1]).toBeGreaterThan(0.9);
  },
);
