import { at } from "../at.ts";

/** A weight of TensorFlow.js in bytes, each of which stands for `code × scale + min`. */
export interface QuantizedTensor {
  readonly dims: readonly number[];
  readonly codes: Uint8Array;
  readonly scale: number;
  readonly min: number;
}

/** A weight of TensorFlow.js, row-major. */
export type Tensor = QuantizedTensor | { readonly dims: readonly number[]; readonly data: Float32Array };

/** The numbers of a weight as TensorFlow.js computes with them. */
export const floatsOf = (tensor: Tensor): Float32Array =>
  "data" in tensor
    ? tensor.data
    : Float32Array.from(tensor.codes, (code) => code * tensor.scale + tensor.min);

/**
 * A convolution filter as TensorFlow keeps it (height, width, in, out) in the order of ONNX (out, in, height, width).
 */
export function filterFromTensorFlow(tensor: Tensor): Tensor {
  const [height = 0, width = 0, inputs = 0, outputs = 0] = tensor.dims;
  const order = new Uint32Array(height * width * inputs * outputs);
  let source = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let i = 0; i < inputs; i++) {
        for (let o = 0; o < outputs; o++, source++) {
          order[((o * inputs + i) * height + y) * width + x] = source;
        }
      }
    }
  }
  const dims = [outputs, inputs, height, width];
  if ("data" in tensor) return { dims, data: Float32Array.from(order, (from) => at(tensor.data, from)) };
  return { ...tensor, dims, codes: Uint8Array.from(order, (from) => at(tensor.codes, from)) };
}

/** The same for a depthwise filter (height, width, channel, 1): one group per channel in ONNX. */
export function depthwiseFromTensorFlow(tensor: Tensor): Tensor {
  const [height = 0, width = 0, channels = 0] = tensor.dims;
  const turned = filterFromTensorFlow({ ...tensor, dims: [height, width, 1, channels] });
  return { ...turned, dims: [channels, 1, height, width] };
}
