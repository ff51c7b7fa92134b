import { OnnxGraph, type Value } from "@hapju/onnx-writer";
import { convolution, depthwise, FACE_MEAN, pictures, weight } from "./layers.ts";
import type { Weights } from "./weights.ts";

/** Side of the picture the landmark network reads, in pixels. */
const LANDMARKS_SIZE = 112;

/**
 * face-api's 68-point network, four dense blocks of separable convolutions: `image` [N, 112, 112, 3]
 * (RGB, 0…255) → `points` [N, 136], x and y interleaved, in fractions of the square.
 */
export function landmarksNetwork(weights: Weights): Uint8Array {
  const graph = new OnnxGraph("face_landmarks_68");
  const separable = (x: Value, name: string, stride = 1) => {
    const perChannel = depthwise(graph, x, weights.tensor(`${name}/depthwise_filter`), { stride });
    const bias = weights.data(`${name}/bias`);
    return convolution(graph, perChannel, weights.tensor(`${name}/pointwise_filter`), { bias });
  };

  let x = pictures(graph, [LANDMARKS_SIZE, LANDMARKS_SIZE], FACE_MEAN, 255);
  for (let block = 0; block < 4; block++) {
    const name = `dense${block}`;
    const entry =
      block === 0
        ? convolution(graph, x, weights.tensor(`${name}/conv0/filters`), {
            stride: 2,
            bias: weights.data(`${name}/conv0/bias`),
          })
        : separable(x, `${name}/conv0`, 2);
    const first = graph.relu(entry);
    const second = graph.add(first, separable(first, `${name}/conv1`));
    const third = graph.add(second, separable(graph.relu(second), `${name}/conv2`));
    x = graph.relu(graph.add(third, separable(graph.relu(third), `${name}/conv3`)));
  }
  x = graph.op("AveragePool", [x], { kernel_shape: [7, 7], strides: [2, 2] });
  const dense = graph.op("MatMul", [graph.reshape(x, [0, 256]), weight(graph, weights.tensor("fc/weights"))]);
  graph.output("points", graph.add(dense, graph.floats([136], weights.data("fc/bias"))), ["N", 136]);
  return graph.encode();
}
