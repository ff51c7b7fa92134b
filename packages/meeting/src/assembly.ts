import { type InferenceOptions, javascript, onnx, sherpaOnnx } from "@hapju/inference";
import { catalog, tasks } from "@hapju/tasks";

/** What inference consists of. */
export type Assembly = Pick<InferenceOptions, "tasks" | "runtimes" | "catalog">;

/** The embedded tasks, runtimes and models, for `createInference`. */
export const assembly: Assembly = { tasks, runtimes: [onnx, sherpaOnnx, javascript], catalog };
