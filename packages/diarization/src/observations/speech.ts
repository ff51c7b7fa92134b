import type { Segment } from "@hapju/spec";

/** Length of one step of loudness and speech probability in {@link SpeechSegment}. */
export const STEP_SECONDS = 0.02;

/** A segment that contains speech. It starts on a multiple of {@link STEP_SECONDS}. */
export interface SpeechSegment extends Segment {
  /** Probability of speech, 0…1, one value per {@link STEP_SECONDS} from `startSeconds` on. */
  readonly probabilities: Float32Array;
  /** Loudness in decibels of full scale, same steps. */
  readonly levels: Float32Array;
}

/** How a voice sounds, by each model that ran: of one sample, or the mean of several. */
export interface VoiceFeatures {
  /** The speaker model's embedding: comparable with templates and across recordings. */
  readonly vector?: Float32Array | undefined;
  /** Statistics of the voice, comparable within one recording only (see `scaleToRecording`). */
  readonly statistics?: Float32Array | undefined;
}

/** How the voice sounds in one short window of speech. */
export interface VoiceSample extends Segment, VoiceFeatures {}

/** The speech of one chunk. */
export interface SpeechObservations {
  readonly segments: readonly SpeechSegment[];
  /** Absent or empty without a model that tells voices apart. */
  readonly samples?: readonly VoiceSample[] | undefined;
}
