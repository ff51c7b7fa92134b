import { createRoute, z } from "@hono/zod-openapi";
import { body, json } from "../schema/body.ts";
import { problems } from "../schema/problem.ts";
import { name, text } from "../schema/values.ts";
import { user } from "./user.ts";

const tags = ["account"];

/** `POST /api/welcome` */
export const acceptInvitation = createRoute({
  method: "post",
  path: "/api/welcome",
  tags,
  summary: "Accept an invitation with the token of its one-time link: sets a password and signs in",
  request: {
    body: body(
      z.strictObject({
        token: text(200).min(1),
        name: name(100).optional(),
        password: text(128).min(10),
        email: z
          .email()
          .max(200)
          .optional()
          .describe("For the first owner, who has no email address yet: the address to sign in with"),
      }),
    ),
  },
  responses: { 200: json("The signed-in user", user), ...problems },
});

/** `POST /api/session` */
export const signIn = createRoute({
  method: "post",
  path: "/api/session",
  tags,
  summary: "Sign in",
  request: { body: body(z.strictObject({ email: z.email().max(200), password: text(128).min(1) })) },
  responses: { 200: json("The signed-in user", user), ...problems },
});

/** `DELETE /api/session` */
export const signOut = createRoute({
  method: "delete",
  path: "/api/session",
  tags,
  summary: "Sign out",
  responses: { 204: { description: "Signed out" }, ...problems },
});
