import { type InferenceOptions, javascript, onnx, sherpaOnnx } from "@hapju/inference";
import { catalog, tasks } from "@hapju/tasks";

/** What inference is put together from. */
export type Assembly = Pick<InferenceOptions, "tasks" | "runtimes" | "catalog">;

/** The tasks, runtimes and models of the meeting app, for `createInference`. */
export const assembly: Assembly = { tasks, runtimes: [onnx, sherpaOnnx, javascript], catalog };
