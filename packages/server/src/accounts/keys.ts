import { createHash, randomBytes } from "node:crypto";
import type { Role } from "@hapju/contract";
import type { Database } from "@hapju/storage";
import { and, asc, eq, isNull, lt, or } from "drizzle-orm";
import { ServerError } from "../errors.ts";
import { lesser, reaches } from "./roles.ts";
import { apiKey, user } from "./tables.ts";

/** What every key begins with, so that scanners for leaked secrets know one. */
const PREFIX = "hapju_";
/** How exactly the last use is known: a busy key does not write at every request. */
const USE_MS = 60_000;

/** The secret of the key that a request is made with. */
export const secretOf = (headers: Headers): string | undefined =>
  headers.get("authorization")?.match(/^Bearer (\S+)$/i)?.[1];

const digestOf = (secret: string) => createHash("sha256").update(secret).digest("hex");

/** The API keys: 32 random bytes each, of which only the SHA-256 is kept. */
export function openKeys(database: Database) {
  return {
    list: (userId: string) =>
      database.select().from(apiKey).where(eq(apiKey.userId, userId)).orderBy(asc(apiKey.createdAt)),

    /** @throws ServerError `role-too-low` if the key would do more than its user */
    async make(owner: { readonly id: string; readonly role: Role }, name: string, role: Role) {
      if (!reaches(owner.role, role))
        throw new ServerError(
          "role-too-low",
          `A key of yours can be ${owner.role} at most: choose that or less.`,
        );
      const secret = PREFIX + randomBytes(32).toString("base64url");
      const [key] = await database
        .insert(apiKey)
        .values({
          id: randomBytes(8).toString("hex"),
          userId: owner.id,
          name,
          role,
          start: secret.slice(0, PREFIX.length + 4),
          digest: digestOf(secret),
          createdAt: new Date(),
        })
        .returning();
      return { key: key!, secret };
    },

    /** @throws ServerError `key-unknown` if it is not there, or another user's */
    async remove(userId: string, id: string) {
      const gone = await database
        .delete(apiKey)
        .where(and(eq(apiKey.id, id), eq(apiKey.userId, userId)))
        .returning({ id: apiKey.id });
      if (gone.length === 0) throw new ServerError("key-unknown", `You have no API key ${id}.`);
    },

    /** Whose key a secret is, with the role that it has now: never above its user's. */
    async find(secret: string) {
      if (!secret.startsWith(PREFIX)) return undefined;
      const [found] = await database
        .select()
        .from(apiKey)
        .innerJoin(user, eq(user.id, apiKey.userId))
        .where(eq(apiKey.digest, digestOf(secret)));
      if (!found) return undefined;
      const now = new Date();
      const unused = or(isNull(apiKey.lastUsedAt), lt(apiKey.lastUsedAt, new Date(now.getTime() - USE_MS)));
      await database
        .update(apiKey)
        .set({ lastUsedAt: now })
        .where(and(eq(apiKey.id, found.api_key.id), unused));
      return { ...found.user, role: lesser(found.user.role, found.api_key.role) };
    },
  };
}
