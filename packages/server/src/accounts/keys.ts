import { createHash, randomBytes } from "node:crypto";
import type { Role } from "@hapju/contract";
import type { Database } from "@hapju/storage";
import { and, asc, eq, isNull, lt, or } from "drizzle-orm";
import { ServerError } from "../errors.ts";
import type { User } from "./caller.ts";
import { includesRole, lesserRole } from "./roles.ts";
import { apiKey, user } from "./tables.ts";

/** Every key begins with it, so that scanners for leaked secrets recognise one. */
const PREFIX = "hapju_";
/** Resolution of the time of last use: a busy key does not write at every request. */
const USE_MS = 60_000;

/** The secret of the key that a request is made with. */
export const secretOf = (headers: Headers): string | undefined =>
  headers.get("authorization")?.match(/^Bearer (\S+)$/i)?.[1];

const digestOf = (secret: string) => createHash("sha256").update(secret).digest("hex");

/** The API keys: 32 random bytes each, of which only the SHA-256 is kept. */
export type Keys = ReturnType<typeof openKeys>;

/** Opens the API keys of the database. */
export function openKeys(database: Database) {
  return {
    /** The keys of a user, oldest first. */
    list: (userId: string) =>
      database.select().from(apiKey).where(eq(apiKey.userId, userId)).orderBy(asc(apiKey.createdAt)),

    /** Creates a key of the user's tenant. @throws ServerError `role-too-low` if the key would do more than its user */
    async create({ id, role: own, tenant }: Pick<User, "id" | "role" | "tenant">, name: string, role: Role) {
      if (!includesRole(own, role))
        throw new ServerError(
          "role-too-low",
          `A key cannot have a higher role than you: choose ${own} or a lower role.`,
        );
      const secret = PREFIX + randomBytes(32).toString("base64url");
      const key: typeof apiKey.$inferSelect = {
        id: randomBytes(8).toString("hex"),
        userId: id,
        tenant,
        name,
        role,
        start: secret.slice(0, PREFIX.length + 4),
        digest: digestOf(secret),
        createdAt: new Date(),
        lastUsedAt: null,
      };
      await database.insert(apiKey).values(key);
      return { key, secret };
    },

    /** @throws ServerError `key-unknown` if the user has no such key */
    async remove(userId: string, id: string) {
      const removed = await database
        .delete(apiKey)
        .where(and(eq(apiKey.id, id), eq(apiKey.userId, userId)))
        .returning({ id: apiKey.id });
      if (removed.length === 0) throw new ServerError("key-unknown", `You have no API key ${id}.`);
    },

    /** The user of a key, in the key's tenant and with its role, which is never above the user's present one. */
    async find(secret: string): Promise<User | undefined> {
      if (!secret.startsWith(PREFIX)) return undefined;
      const [found] = await database
        .select()
        .from(apiKey)
        .innerJoin(user, eq(user.id, apiKey.userId))
        .where(eq(apiKey.digest, digestOf(secret)));
      if (!found) return undefined;
      const { api_key: key, user: owner } = found;
      const now = new Date();
      const unused = or(isNull(apiKey.lastUsedAt), lt(apiKey.lastUsedAt, new Date(now.getTime() - USE_MS)));
      await database
        .update(apiKey)
        .set({ lastUsedAt: now })
        .where(and(eq(apiKey.id, key.id), unused));
      return { ...owner, tenant: key.tenant, role: lesserRole(owner.role, key.role) };
    },
  };
}
