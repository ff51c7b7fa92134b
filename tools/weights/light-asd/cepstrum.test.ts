import { OnnxGraph } from "@hapju/onnx-writer";
import { audioFrames } from "@hapju/tasks/adapters/vision/lip-match/audio-frames";
import { InferenceSession, Tensor } from "onnxruntime-node";
import { expect, test } from "vitest";
import { cepstrum, FRAME_SAMPLES } from "./cepstrum.ts";

/** The formulas are those of python_speech_features in float64. */
test("the cepstrum of silence is the floor, and that of a tone is its energy", async () => {
  const graph = new OnnxGraph("cepstrum");
  graph.output("rows", cepstrum(graph, graph.input("frames", ["F", FRAME_SAMPLES])), ["F", 13]);
  const session = await InferenceSession.create(graph.encode());
  const tone = Float32Array.from({ length: 800 }, (_, i) => 0.1 * Math.sin((2 * Math.PI * 440 * i) / 16_000));
  const frames = audioFrames(tone, 8);
  const { rows } = await session.run({ frames: new Tensor("float32", frames, [8, FRAME_SAMPLES]) });
  const numbers = rows?.data as Float32Array;
  expect(rows?.dims).toEqual([8, 13]);
  const energy = frames.subarray(0, FRAME_SAMPLES).reduce((sum, value) => sum + value * value, 0);
  // Parseval: half the spectrum of a tone holds half its energy.
  expect(numbers[0]).toBeCloseTo(Math.log(energy / 2), 1);
  expect(numbers[7 * 13]).toBeCloseTo(Math.log(2.220446049250313e-16), 2);
  await session.release();
});
