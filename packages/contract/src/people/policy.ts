import { createRoute, z } from "@hono/zod-openapi";
import { body, json } from "../schema/body.ts";
import { problems } from "../schema/problem.ts";

const tags = ["people"];

/** What this installation keeps about unknown people. */
export const policy = z
  .object({ keepUnknownFaces: z.boolean().describe("Compare unknown faces across meetings; off by default") })
  .openapi("Policy");

/** See {@link policy}. */
export type Policy = z.infer<typeof policy>;

/** `GET /api/policy` */
export const getPolicy = createRoute({
  method: "get",
  path: "/api/policy",
  tags,
  summary: "What this installation keeps about unknown people",
  responses: { 200: json("The policy", policy), ...problems },
});

/** `PUT /api/policy` */
export const updatePolicy = createRoute({
  method: "put",
  path: "/api/policy",
  tags,
  summary: "Change what is kept about unknown people",
  request: { body: body(policy.strict()) },
  responses: { 200: json("The policy", policy), ...problems },
});
