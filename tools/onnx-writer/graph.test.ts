import { InferenceSession, Tensor } from "onnxruntime-node";
import { expect, test } from "vitest";
import { OnnxGraph } from "./graph.ts";

function leakyDouble(): Uint8Array {
  const graph = new OnnxGraph("leaky double");
  const x = graph.input("x", ["N", 2]);
  const leaky = graph.op("LeakyRelu", [x], { alpha: { float: 0.5 } });
  const scaled = graph.op("Mul", [leaky, graph.floats([2], [2, 3])]);
  graph.output("y", graph.reshape(scaled, [-1]), ["M"]);
  return graph.encode();
}

test("a written graph runs: floats, lists of integers, constants, open dimensions", async () => {
  const session = await InferenceSession.create(leakyDouble());
  const { y } = await session.run({ x: new Tensor("float32", Float32Array.of(1, -1, -2, 4), [2, 2]) });
  expect(Array.from(y!.data as Float32Array)).toEqual([2, -1.5, -2, 12]);
  await session.release();
});

test("half floats are read as the floats nearest to them", async () => {
  const graph = new OnnxGraph("halves");
  const x = graph.input("x", [2]);
  graph.output("y", graph.op("Mul", [x, graph.halfFloats([2], [0.5, 1.0001])]), [2]);
  const session = await InferenceSession.create(graph.encode());
  const { y } = await session.run({ x: new Tensor("float32", Float32Array.of(2, 2), [2]) });
  expect(Array.from(y!.data as Float32Array)).toEqual([1, 2]);
  await session.release();
});

test("negative integers survive", async () => {
  const graph = new OnnxGraph("last");
  const x = graph.input("x", [2, 3]);
  graph.output("y", graph.op("Concat", [x, x], { axis: -1 }), [2, 6]);
  const session = await InferenceSession.create(graph.encode());
  const { y } = await session.run({ x: new Tensor("float32", new Float32Array(6), [2, 3]) });
  expect(y!.dims).toEqual([2, 6]);
  await session.release();
});

test("the same statements give the same bytes", () => {
  expect(leakyDouble()).toEqual(leakyDouble());
});
