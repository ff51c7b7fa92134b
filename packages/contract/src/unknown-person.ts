import { faceAnchorSchema, turnAnchorSchema } from "@hapju/meeting";
import { z } from "@hono/zod-openapi";
import { box } from "./shared.ts";

/** Someone in a meeting whom nobody could name for sure. */
export const unknownPerson = z
  .object({
    speaker: z.string(),
    kind: z.enum(["face", "voice"]),
    anchor: z.union([faceAnchorSchema, turnAnchorSchema]),
    box: box.optional(),
    visibleSeconds: z.number(),
    speakingSeconds: z.number(),
    candidates: z.array(z.object({ person: z.string(), name: z.string(), probability: z.number() })),
  })
  .openapi("UnknownPerson");
