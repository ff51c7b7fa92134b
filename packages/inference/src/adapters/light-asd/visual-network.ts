import { OnnxGraph, type Value } from "../../onnx-writer/graph.ts";
import { convolution } from "./layers.ts";
import type { StateDict } from "./state-dict.ts";

/** Side of a face crop in pixels. */
const CROP_SIZE = 112;

/** Mean and deviation of grey levels (0…1) that the network was trained with. */
const MEAN = 0.4161;
const DEVIATION = 0.1688;
const BLOCKS = [
  { channels: 32, side: 56 },
  { channels: 64, side: 28 },
  { channels: 128, side: 14 },
];

/**
 * The visual encoder: `frames` [T, 112, 112] (grey, 0…255, 25 a second) → `embedding` [T, 128]. Its 3-D
 * convolutions are written as 2-D ones over the picture, then over time, which run several times faster.
 */
export function visualNetwork(weights: StateDict): Uint8Array {
  const graph = new OnnxGraph("light_asd_visual");
  const input = graph.op("Cast", [graph.input("frames", ["T", CROP_SIZE, CROP_SIZE], "uint8")], { to: 1 });
  // Kept apart from the first convolution, which pads with zeros after it.
  const scaled = graph.op("Mul", [input, graph.scalar(1 / 255 / DEVIATION)]);
  let x = graph.unsqueeze(graph.add(scaled, graph.scalar(-MEAN / DEVIATION)), [1]);

  for (const [index, { channels, side }] of BLOCKS.entries()) {
    const name = `model.visualEncoder.block${index + 1}`;
    const names = (part: string) => [`${name}.${part}`, `${name}.bn_${part}`] as const;
    const branch = (size: number): Value => {
      const pictures = convolution(graph, x, weights, names(`s_${size}`), {
        kernel: [size, size],
        stride: index === 0 ? 2 : 1,
      });
      return convolution(graph, overTime(graph, pictures, channels, side), weights, names(`t_${size}`), {
        kernel: [size, 1],
      });
    };
    const joined = graph.add(branch(3), branch(5));
    x = convolution(graph, joined, weights, names("last"), { kernel: [1, 1] });
    if (index < BLOCKS.length - 1) {
      x = graph.op("MaxPool", [asPictures(graph, x, channels, side)], {
        kernel_shape: [3, 3],
        strides: [2, 2],
        pads: [1, 1, 1, 1],
      });
    }
  }
  const brightest = graph.op("ReduceMax", [x], { axes: [3], keepdims: 0 });
  graph.output("embedding", graph.transpose(graph.squeeze(brightest, [0]), [1, 0]), ["T", 128]);
  return graph.encode();
}

/** [T, C, side, side] → [1, C, T, side²] */
function overTime(graph: OnnxGraph, x: Value, channels: number, side: number): Value {
  const flat = graph.reshape(x, [-1, channels, side * side]);
  return graph.unsqueeze(graph.transpose(flat, [1, 0, 2]), [0]);
}

/** [1, C, T, side²] → [T, C, side, side] */
function asPictures(graph: OnnxGraph, x: Value, channels: number, side: number): Value {
  return graph.reshape(graph.transpose(graph.squeeze(x, [0]), [1, 0, 2]), [-1, channels, side, side]);
}
