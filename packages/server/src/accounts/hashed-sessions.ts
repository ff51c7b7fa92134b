import { createHash } from "node:crypto";
import type { drizzleAdapter } from "better-auth/adapters/drizzle";

type MakeAdapter = ReturnType<typeof drizzleAdapter>;
type Adapter = ReturnType<MakeAdapter>;
type Where = NonNullable<Parameters<Adapter["findMany"]>[0]["where"]>;

/** What is stored of a session's token: a reader of the database cannot sign in with it. */
const digestOf = (token: string) => createHash("sha256").update(token).digest("hex");

/**
 * Stores sessions under the SHA-256 of their tokens. better-auth has no option for it: it writes plain tokens and sets
 * its cookie from the written row, so the row it gets back holds the token that it passed in.
 */
export function hashedSessions(make: MakeAdapter): MakeAdapter {
  return (options) => {
    const inner = make(options);
    /** Runs a query on sessions by digests, and restores the tokens of the query in the rows it finds. */
    async function bySession<Query extends { model: string; where?: Where | undefined }, Found>(
      query: Query,
      run: (query: Query) => Promise<Found>,
    ): Promise<Found> {
      if (query.model !== "session") return run(query);
      const tokens = new Map<unknown, string>();
      const digest = (token: string) => {
        tokens.set(digestOf(token), token);
        return digestOf(token);
      };
      const where = query.where?.map((one) =>
        one.field === "token"
          ? {
              ...one,
              value: Array.isArray(one.value) ? one.value.map(String).map(digest) : digest(`${one.value}`),
            }
          : one,
      );
      const found = await run({ ...query, ...(where ? { where } : {}) });
      for (const row of (Array.isArray(found) ? found : [found]) as readonly ({ token?: string } | null)[])
        if (row?.token !== undefined) row.token = tokens.get(row.token) ?? row.token;
      return found;
    }
    const hashed: Adapter = {
      ...inner,
      async create(query) {
        const { token } = query.data as { token?: unknown };
        if (query.model !== "session" || typeof token !== "string") return inner.create(query);
        const created = await inner.create({ ...query, data: { ...query.data, token: digestOf(token) } });
        return { ...(created as object), token } as never;
      },
      findOne: (query) => bySession(query, (one) => inner.findOne(one)) as never,
      findMany: (query) => bySession(query, (one) => inner.findMany(one)) as never,
      count: (query) => bySession(query, (one) => inner.count(one)),
      update: (query) => bySession(query, (one) => inner.update(one)) as never,
      updateMany: (query) => bySession(query, (one) => inner.updateMany(one)),
      delete: (query) => bySession(query, (one) => inner.delete(one)),
      deleteMany: (query) => bySession(query, (one) => inner.deleteMany(one)),
      consumeOne: (query) => bySession(query, (one) => inner.consumeOne(one)) as never,
      incrementOne: (query) => bySession(query, (one) => inner.incrementOne(one)) as never,
      // The Drizzle adapter runs without transactions here and would pass itself on.
      transaction: (callback) => callback(hashed),
    };
    return hashed;
  };
}
