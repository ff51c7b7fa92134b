import { createRequire } from "node:module";

/** The parts of sherpa-onnx-node that we use; the package ships no types. */
export interface SherpaOnnx {
  readonly OfflineRecognizer: { createAsync(config: OfflineConfig): Promise<OfflineRecognizer> };
  readonly OnlineRecognizer: new (config: OnlineConfig) => OnlineRecognizer;
  readonly SpeakerEmbeddingExtractor: new (
    config: ModelSettings & { model: string },
  ) => SpeakerEmbeddingExtractor;
}

export interface ModelSettings {
  readonly numThreads: number;
  readonly provider: "cpu";
  readonly debug: false;
}

interface Transducer {
  readonly encoder: string;
  readonly decoder: string;
  readonly joiner: string;
}

/** Which network, and its files. */
export interface OfflineNetwork {
  readonly transducer?: Transducer;
  readonly senseVoice?: {
    readonly model: string;
    readonly language: string;
    readonly useInverseTextNormalization: 0 | 1;
  };
  readonly whisper?: {
    readonly encoder: string;
    readonly decoder: string;
    readonly language: string;
    readonly task: "transcribe";
    readonly tailPaddings: number;
  };
  readonly modelType?: string;
}

interface OfflineConfig {
  readonly featConfig: { readonly sampleRate: number; readonly featureDim: number };
  readonly modelConfig: ModelSettings & OfflineNetwork & { readonly tokens: string };
  readonly decodingMethod: "greedy_search";
}

interface OnlineConfig {
  readonly featConfig: { readonly sampleRate: number; readonly featureDim: number };
  readonly modelConfig: ModelSettings & {
    readonly transducer: Transducer;
    readonly tokens: string;
    readonly modelType?: string;
  };
  readonly decodingMethod: "greedy_search";
  readonly enableEndpoint: false;
}

interface Waveform {
  readonly samples: Float32Array;
  readonly sampleRate: number;
}

export interface RecognizerResult {
  readonly text: string;
  /** A token that begins a word begins with a space. */
  readonly tokens: readonly string[];
  /** Seconds at which each token begins; empty where the network does not say. */
  readonly timestamps: readonly number[];
  /** Seconds each token lasts; only of token-and-duration transducers. */
  readonly durations?: readonly number[];
}

interface OfflineStream {
  acceptWaveform(waveform: Waveform): void;
}

export interface OfflineRecognizer {
  createStream(): OfflineStream;
  decodeAsync(stream: OfflineStream): Promise<RecognizerResult>;
}

interface OnlineStream extends OfflineStream {
  inputFinished(): void;
}

export interface OnlineRecognizer {
  createStream(): OnlineStream;
  isReady(stream: OnlineStream): boolean;
  decode(stream: OnlineStream): void;
  getResult(stream: OnlineStream): RecognizerResult;
}

export interface SpeakerEmbeddingExtractor {
  createStream(): OnlineStream;
  isReady(stream: OnlineStream): boolean;
  /** @param enableExternalBuffer `false` copies the numbers into memory of JavaScript's own */
  compute(stream: OnlineStream, enableExternalBuffer: boolean): Float32Array;
}

export const SAMPLE_RATE = 16_000;
export const featConfig = { sampleRate: SAMPLE_RATE, featureDim: 80 };

/** Loads the native addon, on first use only: it brings an onnxruntime of its own. */
export function sherpaOnnx(): SherpaOnnx {
  return createRequire(import.meta.url)("sherpa-onnx-node") as SherpaOnnx;
}

export const settings = (threads = 1): ModelSettings => ({
  numThreads: threads,
  provider: "cpu",
  debug: false,
});

/**
 * Frees what was dropped: the addon has no way to close a model, only the garbage collector frees it.
 * Hosts run with `--expose-gc`.
 */
export function collect(): void {
  (globalThis as { gc?: () => void }).gc?.();
}
