import { createRoute, z } from "@hono/zod-openapi";
import { json } from "../schema/body.ts";
import { idParam, listOf } from "../schema/params.ts";
import { problems } from "../schema/problem.ts";
import { millis } from "./time.ts";

/** One call of a model within a run. */
export const modelCall = z
  .object({
    step: z.string(),
    item: z.string(),
    attempt: z.int(),
    task: z.string(),
    model: z.string().nullable(),
    items: z.int(),
    queueMs: z.number(),
    runMs: z.number(),
    outcome: z.enum(["answered", "failed"]),
    degraded: z.boolean(),
    at: millis.describe("When it ended; milliseconds since 1970"),
  })
  .openapi("ModelCall");

/** See {@link modelCall}. */
export type ModelCall = z.infer<typeof modelCall>;

/** `GET /api/runs/{id}/calls` */
export const listCalls = createRoute({
  method: "get",
  path: "/api/runs/{id}/calls",
  tags: ["runs"],
  summary: "Every model call of a run",
  request: { params: idParam },
  responses: { 200: json("Model calls by time", listOf(modelCall)), ...problems },
});
