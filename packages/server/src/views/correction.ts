import type { MadeCorrection as View } from "@hapju/contract";
import type { MadeCorrection } from "@hapju/meeting";

/** @param names of users by id */
export const correctionView = (
  { correction, madeAt, undoneAt, ...made }: MadeCorrection,
  names: ReadonlyMap<string, string>,
): View => ({
  ...made,
  ...(names.has(made.actor) ? { actorName: names.get(made.actor)! } : {}),
  correction: correction as View["correction"],
  madeAt: madeAt.toISOString(),
  ...(undoneAt ? { undoneAt: undoneAt.toISOString() } : {}),
});
