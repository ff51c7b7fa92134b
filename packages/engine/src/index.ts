export { Engine, type EngineOptions, openEngine, type RunId } from "./engine.ts";
export { EngineError, type EngineErrorCode, type EngineErrorData, type ErrorFacts } from "./errors.ts";
export type { Graph, Node } from "./pipeline/graph.ts";
export type { Handle } from "./pipeline/handle.ts";
export {
  type InputSpec,
  type InputValues,
  input,
  type Pipeline,
  type PipelineBuilder,
  pipeline,
} from "./pipeline/pipeline.ts";
export {
  defineStep,
  type Json,
  type RetryPolicy,
  type Step,
  type StepContext,
  type StepDefinition,
  type TaskRef,
} from "./pipeline/step.ts";
export type { RoutePlan, TaskAnswer, TaskRunner, Vault } from "./ports.ts";
export type { MeasuredModel } from "./run/calls.ts";
export type { PreviewEvent, RunEvent, StoredEvent } from "./run/events.ts";
export type { BlockedStepRun, Explanation, QueuedStepRun, RunningStepRun, Sentence } from "./run/explain.ts";
export type { RunSummary } from "./run/list.ts";
export type { ModelCall, RunState } from "./run/rows.ts";
export type { StartOptions } from "./run/start.ts";
export type { StepSummary } from "./run/steps.ts";
export type { WatchOptions } from "./run/watch.ts";
export type { Worker, WorkOptions } from "./worker/worker.ts";
