import type { OnnxGraph, Value } from "@hapju/onnx-writer";
import { at } from "../at.ts";
import type { StateDict } from "./state-dict.ts";

const EPSILON = 1e-3;

interface ConvolutionShape {
  readonly kernel: readonly [number, number];
  readonly stride?: number;
}

/** A convolution padded to keep its size, its batch norm folded in, then relu. */
export function convolution(
  graph: OnnxGraph,
  x: Value,
  weights: StateDict,
  [convolutionName, normName]: readonly [string, string],
  { kernel, stride = 1 }: ConvolutionShape,
): Value {
  const { dims, data } = weights.tensor(`${convolutionName}.weight`);
  const norm = (part: string) => weights.data(`${normName}.${part}`);
  const [gamma, beta, mean, variance] = [
    norm("weight"),
    norm("bias"),
    norm("running_mean"),
    norm("running_var"),
  ];
  const [outputs, inputs] = dims as [number, number];
  const gain = Array.from(gamma, (value, i) => value / Math.sqrt(at(variance, i) + EPSILON));
  const filter = data.map((value, i) => value * at(gain, Math.floor(i / (data.length / outputs))));
  const bias = gain.map((value, i) => at(beta, i) - at(mean, i) * value);
  const [up, across] = kernel.map((size) => (size - 1) / 2) as [number, number];
  const result = graph.op(
    "Conv",
    [x, graph.floats([outputs, inputs, ...kernel], filter), graph.floats([outputs], bias)],
    { kernel_shape: kernel, strides: [stride, stride], pads: [up, across, up, across] },
  );
  return graph.relu(result);
}
