import type { apiKey, user } from "@hapju/contract/account";
import type { z } from "@hono/zod-openapi";
import type { User } from "../accounts/accounts.ts";
import type { apiKey as keyRow } from "../accounts/tables.ts";

export const userView = ({ id, name, email, role, createdAt }: User): z.infer<typeof user> => ({
  id,
  name,
  email,
  role,
  createdAt: createdAt.toISOString(),
});

export const keyView = ({
  id,
  name,
  role,
  start,
  createdAt,
  lastUsedAt,
}: typeof keyRow.$inferSelect): z.infer<typeof apiKey> => ({
  id,
  name,
  role,
  start,
  createdAt: createdAt.toISOString(),
  ...(lastUsedAt ? { lastUsedAt: lastUsedAt.toISOString() } : {}),
});
