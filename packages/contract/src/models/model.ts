import { createRoute, z } from "@hono/zod-openapi";
import { json } from "../schema/body.ts";
import { idParam } from "../schema/params.ts";
import { problems } from "../schema/problem.ts";
import { id } from "../schema/values.ts";
import { hostStatus } from "./host.ts";
import { route } from "./route.ts";

const tags = ["models"];

/** A model of the catalog, with its state on this installation. */
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
    downloadBytes: z.number().optional().describe("Size of the download, where it is known"),
    downloadError: z.string().optional().describe("Why the last download failed"),
    inMemory: z.int().describe("Replicas in memory now"),
    healthy: z.boolean(),
    lastFault: z.string().optional(),
    measured: z
      .object({
        calls: z.int(),
        failed: z.int(),
        msPerItem: z.number().describe("Mean run time per item, on the meetings of this installation"),
        corrected: z
          .object({ share: z.number(), of: z.int(), unit: z.enum(["words", "turns", "faces"]) })
          .optional()
          .describe("Share of its output that users corrected, in meetings with corrections"),
      })
      .optional(),
  })
  .openapi("Model");

/** See {@link model}. */
export type Model = z.infer<typeof model>;

/** `GET /api/models` */
export const listModels = createRoute({
  method: "get",
  path: "/api/models",
  tags,
  summary: "The catalog, the routes and the model host",
  responses: {
    200: json("Models", z.object({ models: z.array(model), routes: z.array(route), host: hostStatus })),
    ...problems,
  },
});

/** `POST /api/models/{id}/pull` */
export const pullModel = createRoute({
  method: "post",
  path: "/api/models/{id}/pull",
  tags,
  summary: "Download a model; the list of models shows the progress",
  request: { params: idParam },
  responses: { 202: json("The download has started, or the model is present", model), ...problems },
});
