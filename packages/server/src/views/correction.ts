import type { MadeCorrection } from "@hapju/meeting";
import type { z } from "@hono/zod-openapi";
import type { madeCorrection } from "../contract/meetings.ts";

type View = z.infer<typeof madeCorrection>;

export const correctionView = ({ correction, madeAt, undoneAt, ...made }: MadeCorrection): View => ({
  ...made,
  correction: correction as View["correction"],
  madeAt: madeAt.toISOString(),
  ...(undoneAt ? { undoneAt: undoneAt.toISOString() } : {}),
});
