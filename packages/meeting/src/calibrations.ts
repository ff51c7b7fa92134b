import type { Catalog } from "@hapju/inference";
import type { Calibration } from "@hapju/spec";
import { modelName, type RoutePlan } from "@hapju/spec";
import { faceEmbedding, speakerEmbedding } from "@hapju/tasks";

/** How the scores of a run's models become evidence; from the catalog. */
export interface RunCalibrations {
  readonly face?: Calibration | undefined;
  /** Absent without a speaker model: no one is named by voice then. */
  readonly voice?: (Calibration & { readonly model: string }) | undefined;
}

/** The calibrations of the models a run was planned with. */
export function calibrationsOf(catalog: Catalog, plan: RoutePlan): RunCalibrations {
  const of = (task: string) => {
    const model = plan[task];
    const calibration = catalog.entries.find((entry) => modelName(entry) === model)?.calibration;
    return model && calibration ? { model, ...calibration } : undefined;
  };
  const [face, voice] = [faceEmbedding, speakerEmbedding].map(({ name }) => of(name));
  return { ...(face ? { face } : {}), ...(voice ? { voice } : {}) };
}
