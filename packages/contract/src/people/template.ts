import { z } from "@hono/zod-openapi";
import { instant } from "../schema/values.ts";

/** A face or voice template of a person, without its embedding. */
export const template = z
  .object({
    id: z.string(),
    kind: z.enum(["face", "voice"]),
    model: z.string(),
    source: z.string(),
    quality: z.object({
      confidence: z.number().optional(),
      sizePixels: z.number().optional(),
      sharpness: z.number().optional(),
      frontal: z.number().optional(),
      durationSeconds: z.number().optional(),
    }),
    createdAt: instant,
  })
  .openapi("Template");

/** See {@link template}. */
export type Template = z.infer<typeof template>;
