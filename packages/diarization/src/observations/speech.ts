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

/** One of the speakers of a window, numbered within it only. */
export interface LocalSpeaker {
  /** 1 for each frame in which this speaker speaks. */
  readonly active: Uint8Array;
  /** Time in which no other speaker speaks: what the embedding comes from. */
  readonly soloSeconds: number;
  /** The speaker model's embedding, of length one; absent without a model, or where too little is said. */
  readonly vector?: Float32Array | undefined;
}

/** Who speaks in a few seconds of a recording, overlapping speech included. */
export interface SpeakerWindow {
  /** Middle of the first frame. */
  readonly startSeconds: number;
  /** From one frame to the next. */
  readonly stepSeconds: number;
  /** Frames of the window. */
  readonly frames: number;
  /** Those who speak at all; empty where no one does. */
  readonly speakers: readonly LocalSpeaker[];
}

/** The speech of one chunk. */
export interface SpeechObservations {
  readonly segments: readonly SpeechSegment[];
  /** Windows that start in the chunk, in order of time; absent or empty without a model of who speaks. */
  readonly windows?: readonly SpeakerWindow[] | undefined;
}
