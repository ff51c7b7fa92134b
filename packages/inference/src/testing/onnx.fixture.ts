import { OnnxGraph } from "@hapju/onnx-writer";

/** An ONNX file that answers `y[1,size] = x[1,size] · (gain × identity)`; it weighs 4 × size² bytes. */
export function tinyOnnx({ size, gain }: { readonly size: number; readonly gain: number }): Uint8Array {
  const weights = new Float32Array(size * size);
  for (let i = 0; i < size; i += 1) weights[i * size + i] = gain;
  const graph = new OnnxGraph("tiny");
  const x = graph.input("x", [1, size]);
  graph.output("y", graph.op("MatMul", [x, graph.floats([size, size], weights)]), [1, size]);
  return graph.encode();
}
