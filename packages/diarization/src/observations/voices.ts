import type { Segment } from "@hapju/spec";
import type { SpeechSegment, VoiceFeatures, VoiceSample } from "./speech.ts";

/** One cluster of speech that sounds like one speaker. */
export interface Voice extends VoiceFeatures {
  /** `voice-1`, … in order of first speech; valid within one run. */
  readonly id: string;
  readonly segments: readonly Segment[];
}

/** All speech of a recording and the voices found in it. */
export interface Voices {
  /** `none` without speaker evidence; otherwise the names of the models the samples come from. */
  readonly evidence: string;
  /** All speech, in order of time. */
  readonly speech: readonly SpeechSegment[];
  readonly samples: readonly VoiceSample[];
  /** Empty where sound alone does not tell voices apart. */
  readonly voices: readonly Voice[];
}
