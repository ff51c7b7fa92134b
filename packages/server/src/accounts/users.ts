import type { Role } from "@hapju/contract";
import type { Database } from "@hapju/storage";
import { asc, count, eq } from "drizzle-orm";
import { ServerError } from "../errors.ts";
import type { Auth } from "./auth.ts";
import type { User } from "./caller.ts";
import { user as users } from "./tables.ts";

/** The email address is that of another user. */
export const emailTaken = (email: string) =>
  new ServerError("email-taken", `${email} is the address of another user. Choose another address.`);

/** The users: each has a role, and one at least is an owner. */
export type Users = Awaited<ReturnType<typeof openUsers>>;

/** Opens the users of the database. */
export async function openUsers(database: Database, auth: Auth) {
  const { internalAdapter } = await auth.$context;

  const find = async (id: string): Promise<User> => {
    const [found] = await database.select().from(users).where(eq(users.id, id));
    if (found) return found;
    throw new ServerError("user-unknown", `There is no user ${id}.`);
  };

  /** Runs a change, and undoes it if it leaves no owner. */
  const keepingAnOwner = <T>(id: string, change: (tx: Database) => Promise<T>): Promise<T> =>
    database.transaction(async (tx) => {
      const owners = await tx.select().from(users).where(eq(users.role, "owner")).for("update");
      const result = await change(tx as unknown as Database);
      const [left] = await tx.select({ owners: count() }).from(users).where(eq(users.role, "owner"));
      if (left?.owners === 0 && owners.some((owner) => owner.id === id))
        throw new ServerError("last-owner", "This is the last owner. Make another user an owner first.");
      return result;
    });

  return {
    /** @throws ServerError `user-unknown` */
    find,

    /** All users, oldest first. */
    list: (): Promise<User[]> => database.select().from(users).orderBy(asc(users.createdAt)),

    /** The names of users by id. */
    async names(): Promise<ReadonlyMap<string, string>> {
      const rows = await database.select({ id: users.id, name: users.name }).from(users);
      return new Map(rows.map(({ id, name }) => [id, name]));
    },

    /** Creates a user without a password. @throws ServerError `email-taken` */
    async create(name: string, email: string, role: Role): Promise<User> {
      const address = email.toLowerCase();
      if (await internalAdapter.findUserByEmail(address)) throw emailTaken(email);
      const { id } = await internalAdapter.createUser(
        { name, email: address, emailVerified: false, role },
        { method: "admin" },
      );
      return find(id);
    },

    /** @throws ServerError `user-unknown`, `last-owner` */
    async changeRole(id: string, role: Role): Promise<User> {
      await keepingAnOwner(id, (tx) => tx.update(users).set({ role }).where(eq(users.id, id)));
      return find(id);
    },

    /** Deletes a user with sessions and keys. @throws ServerError `user-unknown`, `last-owner` */
    async remove(id: string): Promise<void> {
      await find(id);
      await keepingAnOwner(id, (tx) => tx.delete(users).where(eq(users.id, id)));
    },
  };
}
