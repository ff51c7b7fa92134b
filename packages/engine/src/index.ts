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
