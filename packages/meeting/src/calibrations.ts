import type { Calibration } from "@hapju/attribution";
import { type Catalog, modelName } from "@hapju/models";

/** How the embeddings of this run's models are compared; from the catalog. */
export interface RunCalibrations {
  readonly face?: Calibration;
  /** Absent when no speaker model is present: voices are then not told apart. */
  readonly voice?: Calibration & { readonly model: string };
}

/** The calibrations of the models a run was planned with (`id@version`). */
export function calibrationsOf(
  catalog: Catalog,
  faceModel: string,
  voiceModel: string | undefined,
): RunCalibrations {
  const of = (model: string) => catalog.entries.find((entry) => modelName(entry) === model)?.calibration;
  const face = of(faceModel);
  const voice = voiceModel === undefined ? undefined : of(voiceModel);
  return { ...(face ? { face } : {}), ...(voice ? { voice: { ...voice, model: voiceModel! } } : {}) };
}
