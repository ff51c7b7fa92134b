import type { Calibration } from "@hapju/spec";

/** A person who may be named. */
export interface KnownPerson {
  readonly id: string;
  readonly name?: string | undefined;
  readonly faceTemplates: readonly Float32Array[];
  readonly voiceTemplates: readonly Float32Array[];
}

/** Calibrations of the models that made the embeddings; absent without such a model. */
export interface Calibrations {
  readonly face?: Calibration | undefined;
  readonly voice?: Calibration | undefined;
}
