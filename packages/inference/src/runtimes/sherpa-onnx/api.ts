/** What adapters of the `sherpa-onnx` runtime are given. */
export interface SherpaApi {
  readonly addon: SherpaAddon;
  /** What every model of the host is opened with. */
  readonly settings: ModelSettings;
  /**
   * Frees dropped models: the addon has no way to close one, only the garbage collector frees it. Drop every reference
   * first.
   */
  collect(): void;
}

/** The parts of sherpa-onnx-node that adapters use; the package ships no types. */
export interface SherpaAddon {
  readonly OfflineRecognizer: { createAsync(config: OfflineConfig): Promise<OfflineRecognizer> };
  readonly OnlineRecognizer: new (config: OnlineConfig) => OnlineRecognizer;
  readonly SpeakerEmbeddingExtractor: new (
    config: ModelSettings & { model: string },
  ) => SpeakerEmbeddingExtractor;
}

/** Settings of every model. */
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

/** What a recognizer wrote. */
export interface RecognizerResult {
  readonly text: string;
  /** A token that begins a word begins with a space. */
  readonly tokens: readonly string[];
  /** Seconds at which each token begins; empty where the network does not time them. */
  readonly timestamps: readonly number[];
  /** Seconds each token lasts; only of token-and-duration transducers. */
  readonly durations?: readonly number[];
}

interface OfflineStream {
  acceptWaveform(waveform: Waveform): void;
}

/** A recognizer of a whole segment of speech. */
export interface OfflineRecognizer {
  createStream(): OfflineStream;
  decodeAsync(stream: OfflineStream): Promise<RecognizerResult>;
}

interface OnlineStream extends OfflineStream {
  inputFinished(): void;
}

/** A recognizer that is fed while people speak. */
export interface OnlineRecognizer {
  createStream(): OnlineStream;
  isReady(stream: OnlineStream): boolean;
  decode(stream: OnlineStream): void;
  getResult(stream: OnlineStream): RecognizerResult;
}

/** A speaker model. */
export interface SpeakerEmbeddingExtractor {
  createStream(): OnlineStream;
  isReady(stream: OnlineStream): boolean;
  /** @param enableExternalBuffer `false` copies the numbers into memory that JavaScript owns */
  compute(stream: OnlineStream, enableExternalBuffer: boolean): Float32Array;
}
