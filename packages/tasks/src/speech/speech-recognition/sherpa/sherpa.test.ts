import type { Inference } from "@hapju/inference";
import { SAMPLE_RATE } from "@hapju/spec";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  tinySenseVoice,
  tinySpeakerModel,
  tinyStreamingTransducer,
  tinyTransducer,
} from "../../../testing/sherpa.fixture.ts";
import { entry, workbench } from "../../../testing/workbench.fixture.ts";
import { speakerEmbedding } from "../../speaker-embedding/index.ts";
import { speechRecognition } from "../index.ts";
import { answerOf } from "./words.ts";

let bench: ReturnType<typeof workbench>;
let models: Inference;
beforeEach(() => {
  bench = workbench();
});
afterEach(async () => {
  await models?.close();
  bench[Symbol.dispose]();
});

/** A model whose files are `contents`, by name; the only one of its route. */
function open(task: string, adapter: string, contents: Record<string, Uint8Array | string>, id = "mine") {
  const files = Object.entries(contents).map(([name, content]) => ({
    name,
    path: bench.write(name, content),
  }));
  const url = new URL(`../../${task}/${adapter}.ts`, import.meta.url).href;
  const mine = entry(id, { task, adapter: url, runtime: "sherpa-onnx", files });
  models = bench.inference([mine], { routes: { [task]: [id] } });
}
const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error) => error as Error & { code: string },
  );
const hum = (seconds: number, hertz: number) =>
  Float32Array.from(
    { length: seconds * SAMPLE_RATE },
    (_, i) => 0.3 * Math.sin((2 * Math.PI * hertz * i) / SAMPLE_RATE),
  );

test("a speaker model of sherpa-onnx answers embeddings of length one: the same for the same voice", async () => {
  open("speaker-embedding", "sherpa-speaker-embedding", { model: tinySpeakerModel() });
  const embed = async (hertz: number) =>
    (await models.call(speakerEmbedding, { samples: hum(1, hertz) })).output.embedding;
  const [low, lowAgain, high] = [await embed(200), await embed(200), await embed(3000)];
  expect(Math.hypot(...low)).toBeCloseTo(1, 5);
  expect(lowAgain).toEqual(low);
  expect(high).not.toEqual(low);
});

test("speech too short for an embedding is refused", async () => {
  open("speaker-embedding", "sherpa-speaker-embedding", { model: tinySpeakerModel() });
  const call = models.call(speakerEmbedding, { samples: new Float32Array(0) });
  expect(await failure(call)).toMatchObject({
    code: "input-invalid",
    message: expect.stringContaining("0.00 s"),
  });
});

test("a transducer of sherpa-onnx writes words with times", async () => {
  const tokens = "<blk> 0\n<unk> 1\n▁ha 2\n";
  open("speech-recognition", "sherpa-transducer", {
    ...tinyTransducer({ vocabulary: 3, token: 2 }),
    tokens,
  });
  const { output } = await models.call(speechRecognition, { samples: hum(0.5, 300), language: "en" });
  expect(output.text).toMatch(/^ha( ha)+$/);
  expect(output.words).toHaveLength(output.text.split(" ").length);
  expect(output.words![0]).toMatchObject({ text: "ha", startSeconds: 0 });
});

test("a streaming transducer of sherpa-onnx reads the whole segment, to its last word", async () => {
  open("speech-recognition", "sherpa-streaming-transducer", {
    ...tinyStreamingTransducer({ vocabulary: 3, token: 2 }),
    tokens: "<blk> 0\n<unk> 1\n▁ha 2\n",
  });
  const { output } = await models.call(speechRecognition, { samples: hum(1, 300), language: "ko" });
  expect(output.text).toMatch(/^ha( ha)+$/);
  expect(output.words!.at(-1)!.startSeconds).toBeGreaterThan(0.8);
});

test("SenseVoice is loaded for the language of the call, and again for another", async () => {
  const tokens = ["<blank>", "▁ha", "▁ho"].map((token, id) => `${token} ${id}`).join("\n");
  open("speech-recognition", "sherpa-sense-voice", {
    model: tinySenseVoice({ vocabulary: 3, odd: 1, even: 2 }),
    tokens: `${tokens}\n`,
  });
  for (const language of ["ko-KR", "ko", "en"]) {
    const { output } = await models.call(speechRecognition, { samples: hum(2, 300), language });
    expect(output.text).toMatch(/^h[ao]( h[ao])+$/);
  }
});

test("a file that is not a model fails its call with a reason, even if it kills its process", async () => {
  const broken = { encoder: "no", decoder: "no", joiner: "no", tokens: "<blk> 0\n" };
  open("speech-recognition", "sherpa-transducer", broken, "broken");
  const error = await failure(models.call(speechRecognition, { samples: hum(0.5, 300), language: "en" }));
  expect(error!.code).toMatch(/^model-(failed|crashed)$/);
  expect(error!.message).toMatch(/broken@1.*:/);
});

test("tokens are joined into words at their leading spaces", () => {
  const result = {
    text: " hello wide world",
    tokens: [" he", "llo", " wide", " wor", "ld"],
    timestamps: [0.1, 0.2, 0.9, 1.3, 1.4],
  };
  const words = answerOf(result).words!;
  expect(words.map(({ text }) => text)).toEqual(["hello", "wide", "world"]);
  expect(words.map(({ startSeconds, endSeconds }) => [startSeconds, +endSeconds.toFixed(2)])).toEqual([
    [0.1, 0.4],
    [0.9, 1.1],
    [1.3, 1.6],
  ]);
});

test("a network that does not time its tokens gives text only", () => {
  expect(answerOf({ text: " 안녕하세요 ", tokens: ["안녕", "하세요"], timestamps: [] })).toEqual({
    text: "안녕하세요",
  });
});
