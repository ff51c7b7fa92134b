import type { StepOfRun } from "@hapju/contract";

/** What a step is doing. */
export type StepStatus = "failed" | "running" | "queued" | "waiting" | "completed" | "idle";

/** What a step is doing, by the most telling of its step runs. */
export function stepState({ failed, running, queued, waiting, completed, total }: StepOfRun): StepStatus {
  if (failed > 0) return "failed";
  if (running > 0) return "running";
  if (queued > 0) return "queued";
  if (waiting > 0) return "waiting";
  return total > 0 && completed === total ? "completed" : "idle";
}
