import type { ApiKey, User as UserView } from "@hapju/contract";
import type { User } from "../accounts/caller.ts";
import type { apiKey } from "../accounts/tables.ts";
import { withoutUndefined } from "../without-undefined.ts";

/** A user as the API answers it. */
export const userView = ({ id, name, email, role, createdAt }: User): UserView => ({
  id,
  name,
  email,
  role,
  createdAt: createdAt.toISOString(),
});

/** An API key as the API answers it: without digest and user. */
export const keyView = ({
  id,
  name,
  role,
  start,
  createdAt,
  lastUsedAt,
}: typeof apiKey.$inferSelect): ApiKey =>
  withoutUndefined({
    id,
    name,
    role,
    start,
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString(),
  });
