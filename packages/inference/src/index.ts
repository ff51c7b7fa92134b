export type { Catalog, CatalogSource } from "./catalog/catalog.ts";
export { type CatalogEntry, isEmbedded } from "./catalog/entry.ts";
export { INFERENCE_ERROR_KINDS, InferenceError, type InferenceErrorCode } from "./errors.ts";
export type { LocatedFile } from "./files/locate.ts";
export type { PullOptions, PullProgress } from "./files/pull.ts";
export type { HealthOptions } from "./host/health.ts";
export { type CallOptions, createInference, type Inference, type TaskRoute } from "./inference.ts";
export type { InferenceOptions } from "./options.ts";
export type { RouteOverrides } from "./routes/routes.ts";
export { javascript } from "./runtimes/javascript/runtime.ts";
export { onnx } from "./runtimes/onnx/runtime.ts";
export type { OnnxApi } from "./runtimes/onnx/sessions.ts";
export type {
  OfflineNetwork,
  OfflineRecognizer,
  OnlineRecognizer,
  RecognizerResult,
  SherpaApi,
  SpeakerEmbeddingExtractor,
} from "./runtimes/sherpa-onnx/api.ts";
export { sherpaOnnx } from "./runtimes/sherpa-onnx/runtime.ts";
export type { InferenceStatus, ModelHostStatus, ModelStatus } from "./status.ts";
