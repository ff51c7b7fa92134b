import type { OnnxGraph, Value } from "../../onnx-writer/graph.ts";
import { depthwiseFromTensorFlow, filterFromTensorFlow, type Tensor } from "../../onnx-writer/layout.ts";

interface ConvolutionOptions {
  readonly stride?: number;
  /** One factor per output channel, folded into the filter. */
  readonly gain?: ArrayLike<number>;
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

export function convolution(graph: OnnxGraph, x: Value, filter: Tensor, options: ConvolutionOptions): Value {
  return convolve(graph, x, filterFromTensorFlow(filter, options.gain), 1, options);
}

/** One filter per channel. */
export function depthwise(graph: OnnxGraph, x: Value, filter: Tensor, options: ConvolutionOptions): Value {
  const oriented = depthwiseFromTensorFlow(filter, options.gain);
  return convolve(graph, x, oriented, oriented.dims[0]!, options);
}

function convolve(
  graph: OnnxGraph,
  x: Value,
  { dims, data }: Tensor,
  group: number,
  { stride = 1, bias, padding = "same" }: ConvolutionOptions,
): Value {
  const inputs = [x, graph.floats(dims, data)];
  if (bias) inputs.push(graph.floats([bias.length], bias));
  return graph.op("Conv", inputs, {
    kernel_shape: dims.slice(2),
    strides: [stride, stride],
    group,
    auto_pad: padding === "same" ? "SAME_UPPER" : "VALID",
  });
}
