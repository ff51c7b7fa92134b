import type { CorrectionRecord } from "@hapju/contract";
import type { CorrectionRecord as Stored } from "@hapju/meeting";
import { withoutUndefined } from "../without-undefined.ts";

/** A correction as the API answers it. @param names of users by id */
export const correctionView = (
  { correction, createdAt, undoneAt, ...rest }: Stored,
  names: ReadonlyMap<string, string>,
): CorrectionRecord =>
  withoutUndefined({
    ...rest,
    actorName: names.get(rest.actor),
    correction: correction as CorrectionRecord["correction"],
    createdAt: createdAt.toISOString(),
    undoneAt: undoneAt?.toISOString(),
  });
