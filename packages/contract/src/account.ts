import { createRoute, z } from "@hono/zod-openapi";
import { body, id, idParam, instant, json, problems } from "./shared.ts";

const tags = ["account"];
const role = z.enum(["viewer", "editor", "owner"]);

export const user = z
  .object({ id, name: z.string(), email: z.string(), role, createdAt: instant })
  .openapi("User");

export const apiKey = z
  .object({
    id,
    name: z.string(),
    role: role.describe("Never above that of its user"),
    createdAt: instant,
    lastUsedAt: instant.optional(),
    start: z.string().describe("The first characters, to tell keys apart"),
  })
  .openapi("ApiKey");

export const me = createRoute({
  method: "get",
  path: "/api/me",
  tags,
  summary: "Who is signed in",
  responses: { 200: json("The user", user), ...problems },
});

export const listUsers = createRoute({
  method: "get",
  path: "/api/users",
  tags,
  summary: "Who may sign in",
  responses: { 200: json("Users", z.object({ items: z.array(user) })), ...problems },
});

export const inviteUser = createRoute({
  method: "post",
  path: "/api/users",
  tags,
  summary: "Add a user; the answer holds a link that signs them in once",
  request: {
    body: body(z.strictObject({ name: z.string().trim().min(1).max(100), email: z.email().max(200), role })),
  },
  responses: { 201: json("The user and their link", z.object({ user, link: z.url() })), ...problems },
});

export const changeUser = createRoute({
  method: "patch",
  path: "/api/users/{id}",
  tags,
  summary: "Change a user's role",
  request: { params: idParam, body: body(z.strictObject({ role })) },
  responses: { 200: json("The user as they are now", user), ...problems },
});

export const removeUser = createRoute({
  method: "delete",
  path: "/api/users/{id}",
  tags,
  summary: "Remove a user with their sessions and keys",
  request: { params: idParam },
  responses: { 204: { description: "Removed" }, ...problems },
});

export const listKeys = createRoute({
  method: "get",
  path: "/api/keys",
  tags,
  summary: "The API keys of whoever is signed in",
  responses: { 200: json("Keys", z.object({ items: z.array(apiKey) })), ...problems },
});

export const makeKey = createRoute({
  method: "post",
  path: "/api/keys",
  tags,
  summary: "Make an API key; it is shown this once",
  request: { body: body(z.strictObject({ name: z.string().trim().min(1).max(100), role })) },
  responses: { 201: json("The key", z.object({ key: apiKey, secret: z.string() })), ...problems },
});

export const removeKey = createRoute({
  method: "delete",
  path: "/api/keys/{id}",
  tags,
  summary: "Revoke an API key",
  request: { params: idParam },
  responses: { 204: { description: "Revoked" }, ...problems },
});

export const welcome = createRoute({
  method: "post",
  path: "/api/welcome",
  tags,
  summary: "Take up an invitation: its one-time link gives the token; sets a password and signs in",
  request: {
    body: body(
      z.strictObject({
        token: z.string().min(1).max(200),
        name: z.string().trim().min(1).max(100).optional(),
        password: z.string().min(10).max(128),
        email: z
          .email()
          .max(200)
          .optional()
          .describe("For the first owner, who was made without one: what to sign in with from now on"),
      }),
    ),
  },
  responses: { 200: json("Signed in", user), ...problems },
});

export const signIn = createRoute({
  method: "post",
  path: "/api/session",
  tags,
  summary: "Sign in",
  request: {
    body: body(z.strictObject({ email: z.email().max(200), password: z.string().min(1).max(128) })),
  },
  responses: { 200: json("Signed in", user), ...problems },
});

export const signOut = createRoute({
  method: "delete",
  path: "/api/session",
  tags,
  summary: "Sign out",
  responses: { 204: { description: "Signed out" }, ...problems },
});
