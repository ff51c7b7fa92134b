import type { Calibration } from "@hapju/spec";

/** A person who may be named. */
export interface KnownPerson {
  readonly id: string;
  readonly name?: string | undefined;
  readonly faceTemplates: readonly Float32Array[];
  readonly voiceTemplates: readonly Float32Array[];
}

/**
 * The calibration of embeddings that a microphone or room changes as much as another speaker would: compared within
 * one recording only, on its own scale, and never with templates. See `scaleToRecording`.
 */
export type RecordingCalibration = Calibration & NonNullable<Calibration["withinRecording"]>;

/** Calibrations of the models that made the embeddings; absent without such a model. */
export interface Calibrations {
  readonly face?: Calibration | undefined;
  readonly voice?: Calibration | undefined;
  readonly statistics?: RecordingCalibration | undefined;
}
