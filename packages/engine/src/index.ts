export { Engine, type EngineOptions, openEngine, type RunId } from "./engine.ts";
export { EngineError, type EngineErrorCode, type EngineErrorData, type ErrorFacts } from "./errors.ts";
export type { Graph, Node } from "./graph/graph.ts";
export type { Handle } from "./graph/handle.ts";
export {
  type InputSpec,
  type InputValues,
  input,
  type Pipeline,
  type PipelineBuilder,
  pipeline,
} from "./graph/pipeline.ts";
export {
  defineStep,
  type Json,
  type RetryPolicy,
  type Step,
  type StepContext,
  type StepDefinition,
  type TaskRef,
} from "./graph/step.ts";
export type { RoutePlan, TaskAnswer, TaskRunner, Vault } from "./ports.ts";
export type { BlockedStepRun, Explanation, QueuedStepRun, RunningStepRun, Sentence } from "./run/explain.ts";
export type { ModelCall, RunState } from "./run/run.ts";
export type { MeasuredModel } from "./store/calls.ts";
export type { PreviewEvent, RunEvent, StoredEvent } from "./store/events.ts";
export type { RunSummary } from "./store/list-runs.ts";
export type { StepSummary } from "./store/read-steps.ts";
export type { StartOptions } from "./store/start.ts";
export type { WatchOptions } from "./worker/watch.ts";
export type { Worker, WorkOptions } from "./worker/worker.ts";
