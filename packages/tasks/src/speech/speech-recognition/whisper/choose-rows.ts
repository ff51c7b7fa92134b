import { Tensor } from "@hapju/inference/onnx";
import type { DecoderCache } from "./network.ts";

/** The cache of the hypotheses that are kept, each a continuation of one row of the old one. */
export function chooseRows(cache: DecoderCache, rows: readonly number[]): DecoderCache {
  const isSame = cache.keys.dims[1] === rows.length && rows.every((row, index) => row === index);
  return isSame ? cache : { keys: chosen(cache.keys, rows), values: chosen(cache.values, rows) };
}

/** @param tensor [layers, rows, tokens, state] */
function chosen(tensor: Tensor, rows: readonly number[]): Tensor {
  const [layers = 0, count = 0, tokens = 0, state = 0] = tensor.dims;
  const size = tokens * state;
  const from = tensor.data as Float32Array;
  const to = new Float32Array(layers * rows.length * size);
  for (let layer = 0; layer < layers; layer++)
    for (const [index, row] of rows.entries()) {
      const start = (layer * count + row) * size;
      to.set(from.subarray(start, start + size), (layer * rows.length + index) * size);
    }
  return new Tensor("float32", to, [layers, rows.length, tokens, state]);
}
