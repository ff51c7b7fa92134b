import type { ApiKey, User as UserView } from "@hapju/contract";
import type { User } from "../accounts/accounts.ts";
import type { apiKey as keyRow } from "../accounts/tables.ts";

export const userView = ({ id, name, email, role, createdAt }: User): UserView => ({
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
}: typeof keyRow.$inferSelect): ApiKey => ({
  id,
  name,
  role,
  start,
  createdAt: createdAt.toISOString(),
  ...(lastUsedAt ? { lastUsedAt: lastUsedAt.toISOString() } : {}),
});
