import { faceAnchorSchema, turnAnchorSchema } from "@hapju/meeting/schema";
import { z } from "@hono/zod-openapi";
import { box } from "../schema/values.ts";

/** A face or voice in a meeting that could not be named with confidence. */
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

/** See {@link unknownPerson}. */
export type UnknownPerson = z.infer<typeof unknownPerson>;
