import type { Task } from "../tasks/index.ts";
import type { Adapter } from "./adapter.ts";

/** The adapter type of a task, for example `TaskAdapter<typeof faceDetection>`. */
export type TaskAdapter<T> = T extends Task<infer Input, infer Output> ? Adapter<Input, Output> : never;
