import { createRoute, z } from "@hono/zod-openapi";
import { json } from "../schema/body.ts";
import { idParam, pageOf, paging } from "../schema/params.ts";
import { problems } from "../schema/problem.ts";
import { id } from "../schema/values.ts";
import { stepOfRun } from "./step.ts";
import { millis } from "./time.ts";

const tags = ["runs"];
const state = z.enum(["running", "completed", "failed", "cancelled"]);

/** One execution of a pipeline on one input. */
export const run = z
  .object({
    id,
    pipeline: z.string(),
    label: z.string().nullable(),
    meeting: id.optional().describe("The meeting it belongs to"),
    state,
    plan: z.record(z.string(), z.string()).describe("Task → `id@version` of the model"),
    createdAt: millis,
    endedAt: millis.nullable(),
    stepRuns: z.object({ total: z.int(), completed: z.int(), cached: z.int() }),
    degraded: z.boolean().describe("A fallback answered at least one model call"),
    failure: z
      .object({ step: z.string(), item: z.string(), attempts: z.int(), message: z.string() })
      .nullable(),
  })
  .openapi("Run");

/** See {@link run}. */
export type Run = z.infer<typeof run>;

/** `GET /api/runs` */
export const listRuns = createRoute({
  method: "get",
  path: "/api/runs",
  tags,
  summary: "Runs, latest first",
  request: { query: paging.extend({ state: state.optional(), meeting: id.optional() }) },
  responses: { 200: json("Runs", pageOf(run)), ...problems },
});

/** `GET /api/runs/{id}` */
export const getRun = createRoute({
  method: "get",
  path: "/api/runs/{id}",
  tags,
  summary: "A run with its graph and the state of every step",
  request: { params: idParam },
  responses: {
    200: json("The run", z.object({ run, steps: z.array(stepOfRun), inputs: z.array(z.string()) })),
    ...problems,
  },
});

/** `POST /api/runs/{id}/cancel` */
export const cancelRun = createRoute({
  method: "post",
  path: "/api/runs/{id}/cancel",
  tags,
  summary: "Cancel a run; what has finished is kept",
  request: { params: idParam },
  responses: { 200: json("The updated run", run), ...problems },
});

/** `POST /api/runs/{id}/resume` */
export const resumeRun = createRoute({
  method: "post",
  path: "/api/runs/{id}/resume",
  tags,
  summary: "Resume a failed or cancelled run",
  request: { params: idParam },
  responses: { 200: json("The updated run", run), ...problems },
});
