import { createRoute, z } from "@hono/zod-openapi";
import { json } from "../schema/body.ts";
import { idParam } from "../schema/params.ts";
import { problems } from "../schema/problem.ts";
import { box, seconds, segment } from "../schema/values.ts";

/** Who is visible when and where, and who is heard when. */
export const tracks = z
  .object({
    tracks: z.array(
      z.object({
        id: z.string(),
        speaker: z.string(),
        name: z.string(),
        confidence: z.number(),
        visible: z.array(segment),
        boxes: z.array(box.extend({ seconds })),
      }),
    ),
    speaking: z
      .array(segment.extend({ speaker: z.string(), confidence: z.number() }))
      .describe("Who is heard when; segments overlap where two speak at once"),
  })
  .openapi("Tracks");

/** See {@link tracks}. */
export type Tracks = z.infer<typeof tracks>;

/** `GET /api/meetings/{id}/tracks` */
export const getTracks = createRoute({
  method: "get",
  path: "/api/meetings/{id}/tracks",
  tags: ["meetings"],
  summary: "Who is visible when and where, and who is heard when",
  request: { params: idParam },
  responses: { 200: json("Tracks", tracks), ...problems },
});
