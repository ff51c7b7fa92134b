import type { Interval, SpeechSegment } from "./observations.ts";

/** What is known of one stretch of sound, a chunk with its margins. */
export interface SpeechActivity {
  /** Time of the first sample; a multiple of `STEP_SECONDS`. */
  readonly startSeconds: number;
  /** Length of one window of the voice activity model. */
  readonly windowSeconds: number;
  /** One probability per window. */
  readonly probabilities: Float32Array;
  /** From `loudnessOf`. */
  readonly levels: Float32Array;
}

/** How probabilities become segments. Seconds, with defaults. */
export interface SpeechOptions {
  /** Segments that start in it are returned: the chunk without margins. Default: everything. */
  readonly own?: Interval;
  /** Speech from this probability on; default 0.3. */
  readonly threshold?: number;
  /** Kept on both sides of speech; default 0.15. */
  readonly paddingSeconds?: number;
  /** Segments nearer than this are joined; default 0.6. */
  readonly joinSeconds?: number;
  /** Longer segments are cut at their quietest point; default 15. */
  readonly maxSeconds?: number;
}

/**
 * The stretches of speech in a chunk. Neighbouring chunks agree as long as each is given
 * {@link SPEECH_MARGIN_SECONDS} of sound on both sides: what runs on past the end of a chunk is cut at its
 * quietest moment in that margin, found from loudness, which is the same seen from either side.
 */
export function speechSegments(_activity: SpeechActivity, _options: SpeechOptions = {}): SpeechSegment[] {
  return [];
}

/** Sound `speechSegments` needs before and after the chunk. */
export const SPEECH_MARGIN_SECONDS = 5;

/** Loudness in decibels of full scale, one value per `STEP_SECONDS` of 16 kHz mono sound. */
export function loudnessOf(_samples: Float32Array): Float32Array {
  return new Float32Array();
}
