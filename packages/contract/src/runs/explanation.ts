import { createRoute, z } from "@hono/zod-openapi";
import { json } from "../schema/body.ts";
import { idParam } from "../schema/params.ts";
import { problems } from "../schema/problem.ts";

/** A sentence of an explanation; `code` and `data` are enough to write it in another language. Times in seconds. */
export const sentence = z
  .object({
    code: z.enum([
      "run-running",
      "run-completed",
      "run-failed",
      "run-cancelled",
      "failed-in",
      "step-running",
      "step-retried",
      "step-queued",
      "step-blocked",
    ]),
    data: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
    text: z.string().describe("In English"),
  })
  .openapi("ExplanationSentence");

/** See {@link sentence}. */
export type ExplanationSentence = z.infer<typeof sentence>;

/** `GET /api/runs/{id}/explanation` */
export const explainRun = createRoute({
  method: "get",
  path: "/api/runs/{id}/explanation",
  tags: ["runs"],
  summary: "What a run is doing and what it waits for, in sentences",
  request: { params: idParam },
  responses: { 200: json("Explanation", z.object({ sentences: z.array(sentence) })), ...problems },
});
