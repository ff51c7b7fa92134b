/** A weight tensor: row-major numbers and their shape. */
export interface Tensor {
  readonly dims: readonly number[];
  readonly data: Float32Array;
}

/**
 * A convolution filter as TensorFlow keeps it (height, width, in, out) in the order ONNX wants (out,
 * in, height, width).
 *
 * @param gain one factor per output channel, to fold in a scale or a batch norm that follows
 */
export function filterFromTensorFlow({ dims, data }: Tensor, gain?: ArrayLike<number>): Tensor {
  const [height, width, inputs, outputs] = dims as [number, number, number, number];
  const out = new Float32Array(data.length);
  let source = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let i = 0; i < inputs; i++) {
        for (let o = 0; o < outputs; o++, source++) {
          out[((o * inputs + i) * height + y) * width + x] = data[source]! * (gain?.[o] ?? 1);
        }
      }
    }
  }
  return { dims: [outputs, inputs, height, width], data: out };
}

/** The same for a depthwise filter (height, width, channel, 1): one group per channel in ONNX. */
export function depthwiseFromTensorFlow({ dims, data }: Tensor, gain?: ArrayLike<number>): Tensor {
  const [height, width, channels] = dims as [number, number, number, number];
  const { data: swapped } = filterFromTensorFlow({ dims: [height, width, 1, channels], data }, gain);
  return { dims: [channels, 1, height, width], data: swapped };
}
