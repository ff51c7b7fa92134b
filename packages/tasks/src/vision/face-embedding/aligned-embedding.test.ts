import { OnnxGraph } from "@hapju/onnx-writer";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ask, imageOf, modelFolder } from "../../testing/test-models.ts";
import { adapter as mobileFaceNet } from "./mobilefacenet.ts";
import { adapter as sface } from "./sface.ts";

let folder: Awaited<ReturnType<typeof modelFolder>>;
let model: string;
/** Answers the average of each channel, so that the network's input is visible. */
beforeAll(async () => {
  folder = await modelFolder();
  const graph = new OnnxGraph("channel means");
  const x = graph.input("data", [1, 3, 112, 112]);
  graph.output("fc1", graph.reshape(graph.op("GlobalAveragePool", [x]), [1, 3]), [1, 3]);
  model = await folder.write("means.onnx", graph.encode());
});
afterAll(() => folder.remove());

const image = imageOf(200, 200, (_x, _y, c) => [240, 120, 60][c]!);
const face = {
  box: { x: 0.3, y: 0.3, width: 0.4, height: 0.4 },
  points: Float32Array.of(0.42, 0.42, 0.58, 0.42, 0.5, 0.5, 0.44, 0.6, 0.56, 0.6),
};

test("SFace is given plain red, green, blue, and answers length one", async () => {
  const { embeddings } = await ask(sface, { model }, { image, faces: [face] });
  const length = Math.hypot(240, 120, 60);
  expect(embeddings[0]![0]).toBeCloseTo(240 / length, 4);
  expect(embeddings[0]![2]).toBeCloseTo(60 / length, 4);
});

test("MobileFaceNet is given values around zero", async () => {
  const { embeddings } = await ask(mobileFaceNet, { model }, { image, faces: [face] });
  const expected = [240, 120, 60].map((value) => (value - 127.5) / 128);
  const length = Math.hypot(...expected);
  for (const [i, value] of expected.entries()) expect(embeddings[0]![i]).toBeCloseTo(value / length, 4);
});

test("without points the face is cut by its box", async () => {
  const { embeddings } = await ask(sface, { model }, { image, faces: [{ box: face.box }, face] });
  expect(embeddings).toHaveLength(2);
  expect(embeddings[0]![0]).toBeCloseTo(embeddings[1]![0]!, 4);
});
