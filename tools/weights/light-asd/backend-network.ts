import { OnnxGraph, type Value } from "@hapju/onnx-writer";
import { at } from "../at.ts";
import type { StateDict } from "./state-dict.ts";

const WIDTH = 128;

/**
 * The detector: `visual` and `audio` [T, 128] → `score` [T], the difference of the logits "speaks" and "does
 * not". Costs next to nothing, so one sound is compared with any number of faces and delays.
 */
export function backendNetwork(weights: StateDict): Uint8Array {
  const graph = new OnnxGraph("light_asd_backend");
  const visual = graph.input("visual", ["T", WIDTH]);
  const audio = graph.input("audio", ["T", WIDTH]);
  const gru = (x: Value, name: string, direction: string): Value => {
    const part = (kind: string) => weights.data(`model.GRU.${name}.${kind}_l0`);
    const bias = Float32Array.of(...updateFirst(part("bias_ih"), 1), ...updateFirst(part("bias_hh"), 1));
    const y = graph.op(
      "GRU",
      [
        x,
        graph.floats([1, 3 * WIDTH, WIDTH], updateFirst(part("weight_ih"), WIDTH)),
        graph.floats([1, 3 * WIDTH, WIDTH], updateFirst(part("weight_hh"), WIDTH)),
        graph.floats([1, 6 * WIDTH], bias),
      ],
      // PyTorch applies the recurrent weights before the reset gate.
      { hidden_size: WIDTH, direction, linear_before_reset: 1 },
    );
    return gelu(graph, graph.squeeze(y, [1]));
  };
  const both = graph.unsqueeze(graph.add(visual, audio), [1]);
  // Turned round, passed on and turned back is what ONNX calls reverse.
  const seen = gru(gru(both, "gru_forward", "forward"), "gru_backward", "reverse");
  const logits = weights.data("lossAV.FC.weight");
  const offsets = weights.data("lossAV.FC.bias");
  const direction = Float32Array.from({ length: WIDTH }, (_, i) => at(logits, WIDTH + i) - at(logits, i));
  const score = graph.op("MatMul", [graph.squeeze(seen, [1]), graph.floats([WIDTH, 1], direction)]);
  const shifted = graph.add(score, graph.scalar(at(offsets, 1) - at(offsets, 0)));
  graph.output("score", graph.reshape(shifted, [-1]), ["T"]);
  return graph.encode();
}

/** PyTorch's gates come reset, update, new; ONNX wants update, reset, new. */
function updateFirst(gates: Float32Array, columns: number): Float32Array {
  const size = WIDTH * columns;
  const out = gates.slice();
  out.set(gates.subarray(size, 2 * size), 0);
  out.set(gates.subarray(0, size), size);
  return out;
}

function gelu(graph: OnnxGraph, x: Value): Value {
  const erf = graph.op("Erf", [graph.op("Mul", [x, graph.scalar(Math.SQRT1_2)])]);
  const share = graph.op("Mul", [graph.add(erf, graph.scalar(1)), graph.scalar(0.5)]);
  return graph.op("Mul", [x, share]);
}
