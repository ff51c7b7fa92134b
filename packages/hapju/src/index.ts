/**
 * Everything needed to declare a pipeline, its steps, tasks, runtimes and models, and to run it. The rest is in
 * `hapju/tasks`, `hapju/media`, `hapju/meeting` and their neighbours.
 */
export { defineConfig, type HapjuConfig } from "@hapju/cli/config";
export {
  defineStep,
  type Engine,
  type EngineOptions,
  input,
  openEngine,
  type Pipeline,
  type PipelineBuilder,
  pipeline,
  type RunId,
  type Step,
  type StepContext,
} from "@hapju/engine";
export {
  createInference,
  type Inference,
  type InferenceOptions,
  javascript,
  onnx,
  sherpaOnnx,
} from "@hapju/inference";
export {
  type Adapter,
  type AnyRuntime,
  type AnyTask,
  defineModel,
  defineRuntime,
  defineTask,
  HapjuError,
  isHapjuError,
  type LoadContext,
  type LoadedModel,
  localScope,
  type Model,
  type Runtime,
  type RuntimeHost,
  type Scope,
  type Task,
} from "@hapju/spec";
export { openStorage, type Storage } from "@hapju/storage";
