import type { Calibration } from "@hapju/attribution";

/** How the embeddings of this run's models are compared; from the catalog. */
export interface RunCalibrations {
  readonly face?: Calibration;
  /** Absent when no speaker model is present: voices are then not told apart. */
  readonly voice?: Calibration & { readonly model: string };
}
