import type { madeCorrection } from "@hapju/contract/meetings";
import type { MadeCorrection } from "@hapju/meeting";
import type { z } from "@hono/zod-openapi";

type View = z.infer<typeof madeCorrection>;

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
