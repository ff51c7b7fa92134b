import type { CorrectionRecord } from "@hapju/contract";
import type { MadeCorrection } from "@hapju/meeting";

/** @param names of users by id */
export const correctionView = (
  { correction, madeAt, undoneAt, ...made }: MadeCorrection,
  names: ReadonlyMap<string, string>,
): CorrectionRecord => ({
  ...made,
  ...(names.has(made.actor) ? { actorName: names.get(made.actor)! } : {}),
  correction: correction as CorrectionRecord["correction"],
  createdAt: madeAt.toISOString(),
  ...(undoneAt ? { undoneAt: undoneAt.toISOString() } : {}),
});
