import type { InferenceSession, Tensor } from "onnxruntime-node";
import { InferenceError } from "../../errors.ts";

/**
 * An output of a network by its name.
 * @throws InferenceError `model-failed` naming the outputs there are
 */
export function outputOf(outputs: InferenceSession.ReturnType, name: string): Tensor {
  const output = outputs[name];
  if (output) return output;
  throw new InferenceError(
    "model-failed",
    `The network has no output "${name}"; it has ${Object.keys(outputs).join(", ")}. Check that the file is the one the adapter reads.`,
    { output: name },
  );
}

/**
 * The numbers of a float32 output, row-major.
 * @throws InferenceError `model-failed` if there is no such output, or it is of another type
 */
export function floatsOf(outputs: InferenceSession.ReturnType, name: string): Float32Array<ArrayBuffer> {
  const { data, type } = outputOf(outputs, name);
  if (data instanceof Float32Array) return data as Float32Array<ArrayBuffer>;
  throw new InferenceError("model-failed", `The network's output "${name}" is ${type}, not float32.`, {
    output: name,
    type,
  });
}
