import { z } from "@hono/zod-openapi";
import { millis } from "./time.ts";

/** One step of the graph with the state of its step runs. */
export const stepOfRun = z
  .object({
    name: z.string(),
    kind: z.enum(["split", "each", "all"]),
    scope: z.string().describe("The splits around it, such as `chunks`; empty: it runs once"),
    inputs: z.array(z.string()).describe("Names of the steps and inputs it reads"),
    sealed: z.boolean().describe("Whether the number of its step runs is final"),
    total: z.int().describe("Step runs known so far"),
    waiting: z.int(),
    queued: z.int(),
    running: z.int(),
    completed: z.int(),
    failed: z.int(),
    cached: z.int(),
    degraded: z.int(),
    retries: z.int().describe("Attempts beyond the first"),
    startedAt: millis.nullable(),
    endedAt: millis.nullable(),
    busyMs: z.number().describe("Sum of the durations of its step runs"),
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

/** See {@link stepOfRun}. */
export type StepOfRun = z.infer<typeof stepOfRun>;
