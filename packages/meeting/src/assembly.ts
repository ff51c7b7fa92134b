import { type InferenceOptions, javascript, onnx, sherpaOnnx } from "@hapju/inference";
import { catalog, tasks } from "@hapju/tasks";

/** The tasks, runtimes and models of the meeting app, for `createInference`. */
export const assembly = {
  tasks,
  runtimes: [onnx, sherpaOnnx, javascript],
  catalog,
} satisfies Pick<InferenceOptions, "tasks" | "runtimes" | "catalog">;
