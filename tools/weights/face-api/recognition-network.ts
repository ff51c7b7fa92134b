import { OnnxGraph, type Value } from "@hapju/onnx-writer";
import { at } from "../at.ts";
import { convolution, FACE_MEAN, pictures, weight } from "./layers.ts";
import type { Weights } from "./weights.ts";

/** Side of the picture the recognition network reads, in pixels. */
const RECOGNITION_SIZE = 150;

/**
 * dlib's face recognition ResNet as face-api restates it: `image` [N, 150, 150, 3] (RGB, 0…255) →
 * `descriptor` [N, 128].
 */
export function recognitionNetwork(weights: Weights): Uint8Array {
  const graph = new OnnxGraph("face_recognition");
  /** Convolution, then one scale and offset per channel: y = (w·x + b)·s + t. */
  const layer = (x: Value, name: string, options: { stride?: number; padding?: "same" | "valid" } = {}) => {
    const scale = weights.data(`${name}/scale/weights`);
    const offset = weights.data(`${name}/scale/biases`);
    const bias = weights.data(`${name}/conv/bias`).map((value, i) => value * at(scale, i) + at(offset, i));
    return convolution(graph, x, weights.tensor(`${name}/conv/filters`), { ...options, bias, gain: scale });
  };
  const residual = (x: Value, name: string) =>
    graph.relu(graph.add(layer(graph.relu(layer(x, `${name}/conv1`)), `${name}/conv2`), x));
  /**
   * Halves the picture in two branches, convolution and average. `channels`: how many zero channels the
   * average needs to match; `short`: the convolution comes out a row and a column smaller.
   */
  const halving = (x: Value, name: string, { channels = 0, short = false }) => {
    const first = graph.relu(layer(x, `${name}/conv1`, { stride: 2, padding: "valid" }));
    let branch = layer(first, `${name}/conv2`);
    if (short) branch = graph.op("Pad", [branch, graph.integers([0, 0, 0, 0, 0, 0, 1, 1])]);
    let average = graph.op("AveragePool", [x], { kernel_shape: [2, 2], strides: [2, 2] });
    if (channels) average = graph.op("Pad", [average, graph.integers([0, 0, 0, 0, 0, channels, 0, 0])]);
    return graph.relu(graph.add(average, branch));
  };

  let x = pictures(graph, [RECOGNITION_SIZE, RECOGNITION_SIZE], FACE_MEAN, 255);
  x = graph.relu(layer(x, "conv32_down", { stride: 2, padding: "valid" }));
  x = graph.op("MaxPool", [x], { kernel_shape: [3, 3], strides: [2, 2] });
  for (const name of ["conv32_1", "conv32_2", "conv32_3"]) x = residual(x, name);
  x = halving(x, "conv64_down", { channels: 32 });
  for (const name of ["conv64_1", "conv64_2", "conv64_3"]) x = residual(x, name);
  x = halving(x, "conv128_down", { channels: 64 });
  for (const name of ["conv128_1", "conv128_2"]) x = residual(x, name);
  x = halving(x, "conv256_down", { channels: 128, short: true });
  for (const name of ["conv256_1", "conv256_2"]) x = residual(x, name);
  x = halving(x, "conv256_down_out", { short: true });
  x = graph.reshape(graph.op("GlobalAveragePool", [x]), [0, 256]);
  graph.output("descriptor", graph.op("MatMul", [x, weight(graph, weights.tensor("fc"))]), ["N", 128]);
  return graph.encode();
}
