import { OnnxGraph } from "@hapju/onnx-writer";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ask, haveShared, modelFolder, sharedFile, weightFile } from "../../testing/test-models.ts";
import { readWav } from "../../testing/test-wav.ts";
import { adapter } from "./silero-vad.ts";

const model = weightFile("silero-vad/silero-vad-6.onnx");

let folder: Awaited<ReturnType<typeof modelFolder>>;
/** Answers the first sample it is given plus how often it was asked before, which it keeps in its state. */
let echo: string;
beforeAll(async () => {
  folder = await modelFolder();
  const graph = new OnnxGraph("echo");
  const input = graph.input("input", [1, 576]);
  const state = graph.input("state", [2, 1, 128]);
  graph.input("sr", [], "int64");
  const first = graph.op("Gather", [input, graph.integers([0])], { axis: 1 });
  const asked = graph.reshape(graph.op("ReduceMax", [state], { keepdims: 0 }), [1, 1]);
  graph.output("output", graph.add(first, asked), [1, 1]);
  graph.output("stateN", graph.add(state, graph.scalar(1)), [2, 1, 128]);
  echo = await folder.write("echo.onnx", graph.encode());
});
afterAll(() => folder.remove());

test("each window comes with the end of the one before, and the state is carried", async () => {
  const samples = Float32Array.from({ length: 1100 }, (_, i) => i / 1000);
  const { probabilities, windowSeconds } = await ask(adapter, { model: echo }, { samples });
  expect(windowSeconds).toBe(0.032);
  const expected = [0, 0.448 + 1, 0.96 + 2];
  expect(probabilities).toHaveLength(3);
  for (const [i, value] of expected.entries()) expect(probabilities[i]).toBeCloseTo(value, 5);
});

test("silence is not speech, and no sound is no window", async () => {
  const { probabilities } = await ask(adapter, { model }, { samples: new Float32Array(16_000) });
  expect(Math.max(...probabilities)).toBeLessThan(0.2);
  expect((await ask(adapter, { model }, { samples: new Float32Array(0) })).probabilities).toHaveLength(0);
});

const librivox = sharedFile("data/audio/librivox/sense_and_sensibility_01_austen_64kb-0870.wav");
test.runIf(haveShared("data/audio/librivox"))("read English is speech (needs ../shared/data)", async () => {
  const { probabilities } = await ask(adapter, { model }, { samples: await readWav(librivox) });
  const share = probabilities.filter((value) => value > 0.5).length / probabilities.length;
  expect(share).toBeGreaterThan(0.8);
});
