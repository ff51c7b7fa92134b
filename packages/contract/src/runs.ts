import { createRoute, z } from "@hono/zod-openapi";
import { id, idParam, json, pageOf, paging, problems } from "./shared.ts";

const tags = ["runs"];
const at = z.number().describe("Milliseconds since 1970");
const state = z.enum(["running", "completed", "failed", "cancelled"]);

const failure = z.object({
  step: z.string(),
  item: z.string(),
  attempts: z.int(),
  message: z.string(),
});

export const run = z
  .object({
    id,
    pipeline: z.string(),
    label: z.string().nullable(),
    meeting: id.optional().describe("The meeting it belongs to"),
    state,
    plan: z.record(z.string(), z.string()).describe("Task → `id@version` of the model"),
    createdAt: at,
    endedAt: at.nullable(),
    stepRuns: z.object({ total: z.int(), completed: z.int(), cached: z.int() }),
    degraded: z.boolean().describe("A fallback answered somewhere in it"),
    failure: failure.nullable(),
  })
  .openapi("Run");

/** One step of the graph with what became of its step runs. */
export const stepOfRun = z
  .object({
    name: z.string(),
    kind: z.enum(["split", "each", "all"]),
    scope: z.string().describe("The splits around it, such as `chunks`; empty: it runs once"),
    inputs: z.array(z.string()).describe("Names of the steps and inputs it reads"),
    sealed: z.boolean(),
    total: z.int().describe("Step runs known so far"),
    waiting: z.int(),
    queued: z.int(),
    running: z.int(),
    completed: z.int(),
    failed: z.int(),
    cached: z.int(),
    degraded: z.int(),
    retries: z.int().describe("Attempts beyond the first"),
    startedAt: at.nullable(),
    endedAt: at.nullable(),
    busyMs: z.number().describe("Time its step runs took, added up"),
    models: z.array(
      z.object({
        task: z.string(),
        model: z.string(),
        calls: z.int(),
        runMs: z.number(),
        queueMs: z.number(),
      }),
    ),
    onSlowestPath: z.boolean(),
  })
  .openapi("StepOfRun");

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
    at: at.describe("When it ended; milliseconds since 1970"),
  })
  .openapi("ModelCall");

export const listRuns = createRoute({
  method: "get",
  path: "/api/runs",
  tags,
  summary: "Runs, latest first",
  request: { query: paging.extend({ state: state.optional(), meeting: id.optional() }) },
  responses: { 200: json("Runs", pageOf(run)), ...problems },
});

export const readRun = createRoute({
  method: "get",
  path: "/api/runs/{id}",
  tags,
  summary: "A run with its graph, filled in",
  request: { params: idParam },
  responses: {
    200: json("The run", z.object({ run, steps: z.array(stepOfRun), inputs: z.array(z.string()) })),
    ...problems,
  },
});

/** A sentence of an explanation, with what a page needs to say it in another language. Times in seconds. */
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

export const explainRun = createRoute({
  method: "get",
  path: "/api/runs/{id}/explanation",
  tags,
  summary: "What a run does and what it waits for, in sentences",
  request: { params: idParam },
  responses: { 200: json("Explanation", z.object({ sentences: z.array(sentence) })), ...problems },
});

export const listCalls = createRoute({
  method: "get",
  path: "/api/runs/{id}/calls",
  tags,
  summary: "Every model call of a run",
  request: { params: idParam },
  responses: { 200: json("Model calls by time", z.object({ items: z.array(modelCall) })), ...problems },
});

export const watchRun = createRoute({
  method: "get",
  path: "/api/runs/{id}/events",
  tags,
  summary: "What happens in a run, as server-sent events",
  description:
    "Stored events carry an id; reconnect with `Last-Event-ID` and none is lost. Previews (`step-run-started`, `step-run-progress`) have none. The stream ends after `run-completed`, `run-failed` or `run-cancelled`.",
  request: { params: idParam, headers: z.object({ "last-event-id": z.string().max(30).optional() }) },
  responses: {
    200: {
      description: "Events: `event` is the type, `data` JSON",
      content: { "text/event-stream": { schema: z.string() } },
    },
    ...problems,
  },
});

export const cancelRun = createRoute({
  method: "post",
  path: "/api/runs/{id}/cancel",
  tags,
  summary: "Cancel a run; what is finished stays",
  request: { params: idParam },
  responses: { 200: json("The run as it is now", run), ...problems },
});

export const resumeRun = createRoute({
  method: "post",
  path: "/api/runs/{id}/resume",
  tags,
  summary: "Let a failed or cancelled run go on",
  request: { params: idParam },
  responses: { 200: json("The run as it is now", run), ...problems },
});
