import type { Segment } from "@hapju/spec";
import type { FrameSeries } from "../frame-series.ts";
import type { SpeechSegment } from "./speech.ts";

/** An embedding of one speaker, and when it was heard. */
export interface VoiceSample extends Segment {
  readonly vector: Float32Array;
}

/** One speaker by the sound of the voice. */
export interface Voice {
  /** `voice-1`, … in order of first speech; valid within one run. */
  readonly id: string;
  /** When the voice is heard, in order of time; voices overlap where several speak at once. */
  readonly segments: readonly Segment[];
  /** How much of the windows over each frame hear the voice, 0…1; NaN where none hears speech. */
  readonly activity: Pick<FrameSeries, "from" | "values">;
  /** The mean embedding, of length one. */
  readonly vector: Float32Array;
}

/** All speech of a recording and the voices found in it. */
export interface Voices {
  /** `none` without speaker evidence; otherwise the names of the models it comes from. */
  readonly evidence: string;
  /** All speech, in order of time. */
  readonly speech: readonly SpeechSegment[];
  /** Where one speaker speaks alone, in order of time. */
  readonly samples: readonly VoiceSample[];
  readonly voices: readonly Voice[];
}
