import { createRoute, z } from "@hono/zod-openapi";
import { body, id, idParam, json, problems } from "./shared.ts";

const tags = ["models"];

export const model = z
  .object({
    id,
    version: z.string(),
    task: z.string(),
    runtime: z.string(),
    card: z.string(),
    licence: z.string(),
    commercialUse: z.boolean(),
    languages: z.array(z.string()).optional(),
    memoryMiB: z.number(),
    state: z.enum(["embedded", "present", "downloading", "absent"]),
    download: z
      .object({ receivedBytes: z.number(), totalBytes: z.number().optional() })
      .optional()
      .describe("While it downloads"),
    downloadBytes: z.number().optional().describe("What a download would bring, where it is known"),
    downloadError: z.string().optional().describe("Why the last download failed"),
    inMemory: z.int().describe("Copies in memory now"),
    healthy: z.boolean(),
    lastFault: z.string().optional(),
    measured: z
      .object({
        calls: z.int(),
        failed: z.int(),
        msPerItem: z
          .number()
          .describe("Mean time of an answer per item, on this installation's own meetings"),
        corrected: z
          .object({ share: z.number(), of: z.int(), unit: z.enum(["words", "turns", "faces"]) })
          .optional()
          .describe("How much of what it said people corrected, in meetings somebody corrected"),
      })
      .optional(),
  })
  .openapi("Model");

export const route = z
  .object({
    task: z.string(),
    order: z.array(id).describe("Candidates, best first"),
    answers: id.optional().describe("The model a run would be planned with now; absent: none is present"),
    changed: z.boolean().describe("False: as the catalog has it"),
  })
  .openapi("Route");

export const listModels = createRoute({
  method: "get",
  path: "/api/models",
  tags,
  summary: "The catalog, the routes and the model host",
  responses: {
    200: json(
      "Models",
      z.object({
        models: z.array(model),
        routes: z.array(route),
        host: z.object({
          processes: z.int(),
          busy: z.int(),
          waiting: z.int(),
          heldBytes: z.number(),
          budgetBytes: z.number(),
          loads: z.int(),
          hits: z.int(),
          evictions: z.int(),
          crashes: z.int(),
        }),
      }),
    ),
    ...problems,
  },
});

export const pullModel = createRoute({
  method: "post",
  path: "/api/models/{id}/pull",
  tags,
  summary: "Download a model; watch it in the list of models",
  request: { params: idParam },
  responses: { 202: json("The download has begun, or the model is here", model), ...problems },
});

export const changeRoute = createRoute({
  method: "put",
  path: "/api/routes/{task}",
  tags,
  summary: "Change the order of models for a task; later runs use it",
  request: {
    params: z.object({ task: id.openapi({ param: { in: "path", name: "task" } }) }),
    body: body(
      z.strictObject({
        order: z.array(id).min(1).max(50).nullable().describe("null: as the catalog has it"),
      }),
    ),
  },
  responses: { 200: json("The route as it is now", route), ...problems },
});
