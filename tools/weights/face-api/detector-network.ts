import { OnnxGraph, type Value } from "@hapju/onnx-writer";
import { at } from "../at.ts";
import { convolution, depthwise, pictures } from "./layers.ts";
import type { Weights } from "./weights.ts";

const BATCH_NORM_EPSILON = 0.0010000000474974513;
const HALVING_BLOCKS = [2, 4, 6, 12];

/**
 * The SSD MobileNet v1 face detector of face-api: `image` [N, H, W, 3] (RGB, 0…255; any size) →
 * `encodings` [N, anchors, 4] and `scores` [N, anchors], 0…1. The anchors: {@link anchorGrid}.
 */
export function detectorNetwork(weights: Weights): Uint8Array {
  const graph = new OnnxGraph("ssd_mobilenet_v1");
  const relu6 = (x: Value) => graph.op("Clip", [x, graph.scalar(0), graph.scalar(6)]);
  const pointwise = (x: Value, name: string, stride = 1) => {
    const bias = weights.data(`${name}/convolution_bn_offset`);
    return relu6(convolution(graph, x, weights.tensor(`${name}/weights`), { stride, bias }));
  };
  const perChannel = (x: Value, name: string, stride: number) => {
    const norm = (part: string) => weights.data(`${name}/BatchNorm/${part}`);
    const [beta, mean, variance] = [norm("beta"), norm("moving_mean"), norm("moving_variance")];
    const gain = Array.from(
      norm("gamma"),
      (value, i) => value / Math.sqrt(at(variance, i) + BATCH_NORM_EPSILON),
    );
    const bias = gain.map((value, i) => at(beta, i) - at(mean, i) * value);
    return relu6(depthwise(graph, x, weights.tensor(`${name}/depthwise_weights`), { stride, gain, bias }));
  };

  let x = pictures(graph, ["H", "W"], [127.5, 127.5, 127.5], 127.5);
  const levels: Value[] = [];
  x = pointwise(x, "MobilenetV1/Conv2d_0_pointwise", 2);
  for (let block = 1; block <= 13; block++) {
    x = perChannel(x, `MobilenetV1/Conv2d_${block}_depthwise`, HALVING_BLOCKS.includes(block) ? 2 : 1);
    x = pointwise(x, `MobilenetV1/Conv2d_${block}_pointwise`);
    if (block === 11 || block === 13) levels.push(x);
  }
  for (let layer = 0; layer < 8; layer += 2) {
    x = pointwise(x, `Prediction/Conv2d_${layer}_pointwise`);
    x = pointwise(x, `Prediction/Conv2d_${layer + 1}_pointwise`, 2);
    levels.push(x);
  }

  const heads = (kind: string, width: number) => {
    const parts = levels.map((level, i) => {
      const name = `Prediction/BoxPredictor_${i}/${kind}`;
      const bias = weights.data(`${name}/biases`);
      const map = convolution(graph, level, weights.tensor(`${name}/weights`), { bias });
      return graph.reshape(graph.transpose(map, [0, 2, 3, 1]), [0, -1, width]);
    });
    return graph.op("Concat", parts, { axis: 1 });
  };
  graph.output("encodings", heads("BoxEncodingPredictor", 4), ["N", "anchors", 4]);
  // Three logits per anchor: background, face, and one that is never used.
  const face = graph.op("Gather", [heads("ClassPredictor", 3), graph.integers([1])], { axis: 2 });
  graph.output("scores", graph.op("Sigmoid", [graph.reshape(face, [0, -1])]), ["N", "anchors"]);
  return graph.encode();
}
