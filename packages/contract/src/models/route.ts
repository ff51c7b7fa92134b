import { createRoute, z } from "@hono/zod-openapi";
import { body, json } from "../schema/body.ts";
import { problems } from "../schema/problem.ts";
import { id } from "../schema/values.ts";

/** Which models a task may use, in which order. */
export const route = z
  .object({
    task: z.string(),
    order: z.array(id).describe("Candidates, best first"),
    current: id.optional().describe("The model that a new run would use; absent: none is present"),
    changed: z.boolean().describe("False: the order of the catalog"),
  })
  .openapi("Route");

/** See {@link route}. */
export type Route = z.infer<typeof route>;

/** `PUT /api/routes/{task}` */
export const updateRoute = createRoute({
  method: "put",
  path: "/api/routes/{task}",
  tags: ["models"],
  summary: "Change the order of models for a task; later runs use it",
  request: {
    params: z.object({ task: id.openapi({ param: { in: "path", name: "task" } }) }),
    body: body(
      z.strictObject({
        order: z.array(id).min(1).max(50).nullable().describe("null: the order of the catalog"),
      }),
    ),
  },
  responses: { 200: json("The updated route", route), ...problems },
});
