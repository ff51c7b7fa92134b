/** For adapters of the `onnx` runtime. */
export { InferenceSession, Tensor } from "onnxruntime-node";
export type { OnnxApi } from "./sessions.ts";
export { floatsOf, outputOf } from "./tensors.ts";
