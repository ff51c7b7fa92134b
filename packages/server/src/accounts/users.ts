import type { Role } from "@hapju/contract";
import type { Scope } from "@hapju/spec";
import type { Database } from "@hapju/storage";
import { and, asc, count, eq } from "drizzle-orm";
import { ServerError } from "../errors.ts";
import type { Auth } from "./auth.ts";
import type { User } from "./caller.ts";
import { user as users } from "./tables.ts";

/** The email address is that of another user. */
export const emailTaken = (email: string) =>
  new ServerError("email-taken", `${email} is the address of another user. Choose another address.`);

/** The users of all tenants: each has a role, and one of each tenant at least is an owner. */
export type Users = Awaited<ReturnType<typeof openUsers>>;

/** Opens the users of the database. */
export async function openUsers(database: Database, auth: Auth) {
  const { internalAdapter } = await auth.$context;

  const userUnknown = (id: string) => new ServerError("user-unknown", `There is no user ${id}.`);
  const find = async (id: string): Promise<User> => {
    const [found] = await database.select().from(users).where(eq(users.id, id));
    if (found) return found;
    throw userUnknown(id);
  };
  /** A user of the tenant. Those of other tenants do not exist for it. */
  const isOwn = ({ tenant }: Scope, id: string) => and(eq(users.id, id), eq(users.tenant, tenant));
  const findOwn = async (scope: Scope, id: string): Promise<User> => {
    const [found] = await database.select().from(users).where(isOwn(scope, id));
    if (found) return found;
    throw userUnknown(id);
  };

  /** Runs a change, and undoes it if it leaves the tenant no owner. */
  const keepingAnOwner = <T>(
    { tenant }: Scope,
    id: string,
    change: (tx: Database) => Promise<T>,
  ): Promise<T> =>
    database.transaction(async (tx) => {
      const isOwner = and(eq(users.role, "owner"), eq(users.tenant, tenant));
      const owners = await tx.select().from(users).where(isOwner).for("update");
      const result = await change(tx as unknown as Database);
      const [left] = await tx.select({ owners: count() }).from(users).where(isOwner);
      if (left?.owners === 0 && owners.some((owner) => owner.id === id))
        throw new ServerError("last-owner", "This is the last owner. Make another user an owner first.");
      return result;
    });

  return {
    /** A user of any tenant: for sign-ins and invitations. @throws ServerError `user-unknown` */
    find,

    /** The users of a tenant, oldest first. */
    list: ({ tenant }: Scope): Promise<User[]> =>
      database.select().from(users).where(eq(users.tenant, tenant)).orderBy(asc(users.createdAt)),

    /** The names of a tenant's users by id. */
    async names({ tenant }: Scope): Promise<ReadonlyMap<string, string>> {
      const rows = await database
        .select({ id: users.id, name: users.name })
        .from(users)
        .where(eq(users.tenant, tenant));
      return new Map(rows.map(({ id, name }) => [id, name]));
    },

    /** Creates a user without a password. @throws ServerError `email-taken` */
    async create(tenant: string, name: string, email: string, role: Role): Promise<User> {
      const address = email.toLowerCase();
      if (await internalAdapter.findUserByEmail(address)) throw emailTaken(email);
      const { id } = await internalAdapter.createUser(
        { name, email: address, emailVerified: false, role, tenant },
        { method: "admin" },
      );
      return find(id);
    },

    /** @throws ServerError `user-unknown`, `last-owner` */
    async changeRole(scope: Scope, id: string, role: Role): Promise<User> {
      await keepingAnOwner(scope, id, (tx) => tx.update(users).set({ role }).where(isOwn(scope, id)));
      return findOwn(scope, id);
    },

    /** Deletes a user with sessions and keys. @throws ServerError `user-unknown`, `last-owner` */
    async remove(scope: Scope, id: string): Promise<void> {
      await findOwn(scope, id);
      await keepingAnOwner(scope, id, (tx) => tx.delete(users).where(isOwn(scope, id)));
    },
  };
}
