import { OnnxGraph, type Value } from "@hapju/onnx-writer";
import { cepstrum, FRAME_SAMPLES } from "./cepstrum.ts";
import { convolution } from "./layers.ts";
import type { StateDict } from "./state-dict.ts";

/**
 * The audio encoder: `frames` [4 T, 400] (25 ms of sound at 16-bit scale, pre-emphasised, 100 a second) → `embedding` [T, 128], 25 a second.
 */
export function audioNetwork(weights: StateDict): Uint8Array {
  const graph = new OnnxGraph("light_asd_audio");
  const coefficients = cepstrum(graph, graph.input("frames", ["F", FRAME_SAMPLES]));
  let x = graph.unsqueeze(graph.transpose(coefficients, [1, 0]), [0, 1]);
  for (const block of [1, 2, 3]) {
    const name = `model.audioEncoder.block${block}`;
    const names = (part: string) => [`${name}.${part}`, `${name}.bn_${part}`] as const;
    const branch = (size: number): Value => {
      const overPitch = convolution(graph, x, weights, names(`m_${size}`), { kernel: [size, 1] });
      return convolution(graph, overPitch, weights, names(`t_${size}`), { kernel: [1, size] });
    };
    const joined = graph.add(branch(3), branch(5));
    x = convolution(graph, joined, weights, names("last"), { kernel: [1, 1] });
    // Halved twice over time: 100 a second become 25.
    if (block < 3) {
      x = graph.op("MaxPool", [x], { kernel_shape: [1, 3], strides: [1, 2], pads: [0, 1, 0, 1] });
    }
  }
  const mean = graph.op("ReduceMean", [x], { axes: [2], keepdims: 0 });
  graph.output("embedding", graph.transpose(graph.squeeze(mean, [0]), [1, 0]), ["T", 128]);
  return graph.encode();
}
