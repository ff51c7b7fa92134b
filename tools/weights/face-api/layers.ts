import { elementType, type OnnxGraph, type Value } from "@hapju/onnx-writer";
import {
  depthwiseFromTensorFlow,
  filterFromTensorFlow,
  floatsOf,
  type QuantizedTensor,
  type Tensor,
} from "./tensorflow.ts";

interface ConvolutionOptions {
  readonly stride?: number;
  /** One factor per output channel, folded into the filter. */
  readonly gain?: Float32Array;
  readonly bias?: ArrayLike<number>;
  /** TensorFlow's SAME padding (default) puts the odd row at the end; VALID pads nothing. */
  readonly padding?: "same" | "valid";
}

/** Means of red, green and blue that the landmark and recognition networks were trained with. */
export const FACE_MEAN = [122.782, 117.001, 104.298];

/** Input pictures: N × height × width × RGB, 0…255 → (x − mean) / scale, channels first. */
export function pictures(
  graph: OnnxGraph,
  [height, width]: readonly [number | string, number | string],
  mean: readonly number[],
  scale: number,
): Value {
  const x = graph.transpose(graph.input("image", ["N", height, width, 3]), [0, 3, 1, 2]);
  // Not folded into the first filter: SAME padding puts zeros in after this, and the border would change.
  const centred = graph.op("Sub", [x, graph.floats([1, 3, 1, 1], mean)]);
  return graph.op("Mul", [centred, graph.scalar(1 / scale)]);
}

/**
 * A weight as 32-bit floats. Bytes stay bytes in the file, as indices of a table of the 256 floats they stand for, and
 * a runtime folds the lookup when it loads the file: the network's numbers are those of TensorFlow.js, bit for bit.
 *
 * @param gain one factor per row of the first dimension
 */
export function weight(graph: OnnxGraph, tensor: Tensor, gain?: Float32Array): Value {
  const { dims } = tensor;
  const numbers = "data" in tensor ? graph.floats(dims, tensor.data) : lookup(graph, tensor);
  if (!gain) return numbers;
  return graph.op("Mul", [numbers, graph.floats([gain.length, ...dims.slice(1).map(() => 1)], gain)]);
}

function lookup(graph: OnnxGraph, { dims, codes, scale, min }: QuantizedTensor): Value {
  const table = graph.floats(
    [256],
    floatsOf({ dims, codes: Uint8Array.from({ length: 256 }, (_, i) => i), scale, min }),
  );
  return graph.op("Gather", [table, graph.op("Cast", [graph.bytes(dims, codes)], { to: elementType.int32 })]);
}

/** A convolution, its filter in TensorFlow's order. */
export function convolution(graph: OnnxGraph, x: Value, filter: Tensor, options: ConvolutionOptions): Value {
  return convolve(graph, x, filterFromTensorFlow(filter), 1, options);
}

/**
 * A convolution with one filter per channel.
 *
 * @param gain one factor per channel in 64 bits, folded into the filter; the filter is small, and kept as floats
 */
export function depthwise(
  graph: OnnxGraph,
  x: Value,
  filter: Tensor,
  { gain, ...options }: Omit<ConvolutionOptions, "gain"> & { readonly gain?: readonly number[] },
): Value {
  const oriented = depthwiseFromTensorFlow(filter);
  const [channels = 1] = oriented.dims;
  const numbers = floatsOf(oriented);
  const perChannel = numbers.length / channels;
  const data = numbers.map((value, i) => value * (gain?.[Math.floor(i / perChannel)] ?? 1));
  return convolve(graph, x, { dims: oriented.dims, data }, channels, options);
}

function convolve(
  graph: OnnxGraph,
  x: Value,
  filter: Tensor,
  group: number,
  { stride = 1, gain, bias, padding = "same" }: ConvolutionOptions,
): Value {
  const inputs = [x, weight(graph, filter, gain)];
  if (bias) inputs.push(graph.floats([bias.length], bias));
  return graph.op("Conv", inputs, {
    kernel_shape: filter.dims.slice(2),
    strides: [stride, stride],
    group,
    auto_pad: padding === "same" ? "SAME_UPPER" : "VALID",
  });
}
