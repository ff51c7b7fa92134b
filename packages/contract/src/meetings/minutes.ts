import { minutesSchema } from "@hapju/meeting/schema";
import { createRoute, type z } from "@hono/zod-openapi";
import { json } from "../schema/body.ts";
import { idParam } from "../schema/params.ts";
import { problems } from "../schema/problem.ts";

/** The minutes of a meeting. Cloned: a schema created before zod was extended has no `openapi`. */
export const minutes = minutesSchema.clone().openapi("Minutes");

/** See {@link minutes}. */
export type Minutes = z.infer<typeof minutes>;

/** `GET /api/meetings/{id}/minutes` */
export const getMinutes = createRoute({
  method: "get",
  path: "/api/meetings/{id}/minutes",
  tags: ["meetings"],
  summary: "The minutes with the whole transcript, corrections applied",
  request: { params: idParam },
  responses: { 200: json("The minutes", minutes), ...problems },
});
