import { createRoute, z } from "@hono/zod-openapi";
import { body, json } from "../schema/body.ts";
import { idParam, listOf } from "../schema/params.ts";
import { problems } from "../schema/problem.ts";
import { role } from "../schema/role.ts";
import { id, instant, name } from "../schema/values.ts";

const tags = ["account"];

/** An API key, without its secret. */
export const apiKey = z
  .object({
    id,
    name: z.string(),
    role: role.describe("Never above the role of its user"),
    createdAt: instant,
    lastUsedAt: instant.optional(),
    start: z.string().describe("The first characters, to tell keys apart"),
  })
  .openapi("ApiKey");

/** See {@link apiKey}. */
export type ApiKey = z.infer<typeof apiKey>;

/** `GET /api/keys` */
export const listKeys = createRoute({
  method: "get",
  path: "/api/keys",
  tags,
  summary: "The API keys of the signed-in user",
  responses: { 200: json("Keys", listOf(apiKey)), ...problems },
});

/** `POST /api/keys` */
export const createKey = createRoute({
  method: "post",
  path: "/api/keys",
  tags,
  summary: "Create an API key; its secret is shown only in this response",
  request: { body: body(z.strictObject({ name: name(100), role })) },
  responses: {
    201: json("The key and its secret", z.object({ key: apiKey, secret: z.string() })),
    ...problems,
  },
});

/** `DELETE /api/keys/{id}` */
export const revokeKey = createRoute({
  method: "delete",
  path: "/api/keys/{id}",
  tags,
  summary: "Revoke an API key",
  request: { params: idParam },
  responses: { 204: { description: "Revoked" }, ...problems },
});
