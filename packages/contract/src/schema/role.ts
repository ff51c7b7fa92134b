import { z } from "@hono/zod-openapi";

/** What a user may do: a viewer reads, an editor changes meetings and people, an owner changes the installation. */
export const role = z.enum(["viewer", "editor", "owner"]);

/** See {@link role}. Each role may do what the ones before it may. */
export type Role = z.infer<typeof role>;
