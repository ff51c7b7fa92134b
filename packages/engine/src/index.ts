export {
  defineStep,
  type Json,
  localScope,
  type RetryPolicy,
  type RoutePlan,
  type Scope,
  type Step,
  type StepContext,
  type StepDefinition,
  type TaskAnswer,
  type TaskRunner,
  type Vault,
} from "@hapju/spec";
export { Engine, type EngineOptions, openEngine } from "./engine.ts";
export {
  ENGINE_ERROR_KINDS,
  EngineError,
  type EngineErrorCode,
  type EngineErrorData,
  type ErrorFacts,
} from "./errors.ts";
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
export type { PreviewEvent, RunEvent, StoredEvent } from "./run/events.ts";
export type { BlockedStepRun, Explanation, QueuedStepRun, RunningStepRun, Statement } from "./run/explain.ts";
export type { StartOptions } from "./run/prepare-run.ts";
export type { RecordedCall, RunId, RunState } from "./run/run.ts";
export type { RunGraph, StepModel, StepSummary } from "./run/step-summary.ts";
export type { RunSummary } from "./run/summary.ts";
export type { MeasuredModel } from "./store/calls.ts";
export type { RunListOptions } from "./store/list-runs.ts";
export type { RunMetrics } from "./store/metrics.ts";
export type { RunQueries } from "./store/run-queries.ts";
export { runTable } from "./store/run-table.ts";
export type { EndedRun } from "./worker/wakeups.ts";
export type { WatchOptions } from "./worker/watch.ts";
export type { Worker, WorkOptions } from "./worker/worker.ts";
