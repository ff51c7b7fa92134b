import { createRoute, z } from "@hono/zod-openapi";
import { body, json } from "../schema/body.ts";
import { idParam, listOf } from "../schema/params.ts";
import { problems } from "../schema/problem.ts";
import { role } from "../schema/role.ts";
import { id, instant, name } from "../schema/values.ts";

const tags = ["account"];

/** A person who may sign in. */
export const user = z
  .object({ id, name: z.string(), email: z.string(), role, createdAt: instant })
  .openapi("User");

/** See {@link user}. */
export type User = z.infer<typeof user>;

/** `GET /api/me` */
export const getCurrentUser = createRoute({
  method: "get",
  path: "/api/me",
  tags,
  summary: "The signed-in user",
  responses: { 200: json("The user", user), ...problems },
});

/** `GET /api/users` */
export const listUsers = createRoute({
  method: "get",
  path: "/api/users",
  tags,
  summary: "Everyone who may sign in",
  responses: { 200: json("Users", listOf(user)), ...problems },
});

/** `POST /api/users` */
export const inviteUser = createRoute({
  method: "post",
  path: "/api/users",
  tags,
  summary: "Add a user; the response holds a link that signs them in once",
  request: { body: body(z.strictObject({ name: name(100), email: z.email().max(200), role })) },
  responses: { 201: json("The user and their link", z.object({ user, link: z.url() })), ...problems },
});

/** `PATCH /api/users/{id}` */
export const updateUser = createRoute({
  method: "patch",
  path: "/api/users/{id}",
  tags,
  summary: "Change a user's role",
  request: { params: idParam, body: body(z.strictObject({ role })) },
  responses: { 200: json("The updated user", user), ...problems },
});

/** `DELETE /api/users/{id}` */
export const deleteUser = createRoute({
  method: "delete",
  path: "/api/users/{id}",
  tags,
  summary: "Delete a user with their sessions and keys",
  request: { params: idParam },
  responses: { 204: { description: "Deleted" }, ...problems },
});
