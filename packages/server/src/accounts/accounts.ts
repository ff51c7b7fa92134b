import { createHash, randomBytes } from "node:crypto";
import type { Role } from "@hapju/contract";
import type { DirectoryVault } from "@hapju/identity";
import { type Database, migrate } from "@hapju/storage";
import { APIError } from "better-auth/api";
import { asc, count, eq, sql } from "drizzle-orm";
import { ServerError } from "../errors.ts";
import type { Settings } from "../settings.ts";
import { openAuth } from "./auth.ts";
import { openKeys, secretOf } from "./keys.ts";
import { cookieSecret } from "./secret.ts";
import { account, accountMigrations, user as users } from "./tables.ts";

/** How long an invitation can be taken up. */
const INVITATION_MS = 7 * 86_400_000;
/** What the first owner signs in with, until they say something else. */
export const FIRST_OWNER = "owner@hapju.local";

export interface User {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly createdAt: Date;
}

/** Whoever makes a request. A key carries no cookie, so no other page can use it. */
export interface Caller extends User {
  readonly by: "session" | "key";
}

export interface SignedIn {
  readonly user: User;
  /** Values of `Set-Cookie`. */
  readonly cookies: readonly string[];
}

export interface Welcome {
  readonly token: string;
  readonly password: string;
  readonly name?: string | undefined;
  /** Only whom the first start made may choose one: others were invited by theirs. */
  readonly email?: string | undefined;
}

/** Who may sign in, and how: users, sessions, invitations, keys. */
export type Accounts = Awaited<ReturnType<typeof openAccounts>>;

export interface AccountsOptions {
  readonly database: Database;
  readonly vault: DirectoryVault;
  readonly settings: Settings;
  /** Where browsers find this server. */
  readonly publicUrl: URL;
}

export async function openAccounts({ database, vault, settings, publicUrl }: AccountsOptions) {
  await migrate(database, "auth", accountMigrations);
  const auth = openAuth(database, { secret: await cookieSecret(vault, settings), publicUrl });
  const { internalAdapter, password: passwords } = await auth.$context;
  const keys = openKeys(database);

  const find = async (id: string): Promise<User> => {
    const [found] = await database.select().from(users).where(eq(users.id, id));
    if (found) return found;
    throw new ServerError("user-unknown", `There is no user ${id}.`);
  };

  /** Makes an invitation; those made before for the same user stop working. */
  async function invitation(userId: string): Promise<string> {
    const token = randomBytes(32).toString("base64url");
    await database.execute(sql`delete from auth.verification where value = ${userId}`);
    await internalAdapter.createVerificationValue({
      identifier: invitationOf(token),
      value: userId,
      expiresAt: new Date(Date.now() + INVITATION_MS),
    });
    return new URL(`/welcome?token=${token}`, publicUrl).href;
  }

  async function create(name: string, email: string, role: Role): Promise<User> {
    const taken = await internalAdapter.findUserByEmail(email.toLowerCase());
    if (taken) throw emailTaken(email);
    const made = await internalAdapter.createUser(
      { name, email: email.toLowerCase(), emailVerified: false, role },
      { method: "admin" },
    );
    return find(made.id);
  }

  async function signIn(email: string, password: string, headers: Headers): Promise<SignedIn> {
    try {
      const answer = await auth.api.signInEmail({
        body: { email: email.toLowerCase(), password },
        headers,
        returnHeaders: true,
      });
      return { user: await find(answer.response.user.id), cookies: answer.headers.getSetCookie() };
    } catch (error) {
      if (!(error instanceof APIError)) throw error;
      throw new ServerError(
        "credentials-wrong",
        "No user has this address and password. Check both; an owner can send you a new link.",
      );
    }
  }

  /** Runs a change that must leave an owner behind. */
  const keepingAnOwner = <T>(id: string, change: (tx: Database) => Promise<T>): Promise<T> =>
    database.transaction(async (tx) => {
      const owners = await tx.select().from(users).where(eq(users.role, "owner")).for("update");
      const result = await change(tx as unknown as Database);
      const [left] = await tx.select({ owners: count() }).from(users).where(eq(users.role, "owner"));
      if (left!.owners === 0 && owners.some((owner) => owner.id === id))
        throw new ServerError("last-owner", "This is the last owner. Make somebody else an owner first.");
      return result;
    });

  return {
    keys,

    /** Who asks, by cookie or by key; undefined: nobody. */
    async callerOf(headers: Headers): Promise<Caller | undefined> {
      const secret = secretOf(headers);
      if (secret !== undefined) {
        const found = await keys.find(secret);
        return found && { ...found, by: "key" };
      }
      if (!headers.has("cookie")) return undefined;
      const session = await auth.api.getSession({ headers, query: { disableCookieCache: true } });
      return session ? { ...(session.user as unknown as User), by: "session" } : undefined;
    },

    signIn,

    /** Ends the session that the cookies name; answers the cookies that end them in the browser. */
    async signOut(headers: Headers): Promise<readonly string[]> {
      const answer = await auth.api.signOut({ headers, returnHeaders: true });
      return answer.headers.getSetCookie();
    },

    /** Takes up an invitation: once. @throws ServerError `invitation-invalid`, `email-taken` */
    async welcome({ token, password, name, email }: Welcome, headers: Headers): Promise<SignedIn> {
      const used = await internalAdapter.consumeVerificationValue(invitationOf(token));
      if (!used)
        throw new ServerError(
          "invitation-invalid",
          "This link was used before, or has expired. Ask an owner for a new one; the first owner gets one by starting Hapju anew.",
        );
      const invited = await find(used.value);
      const address =
        invited.email === FIRST_OWNER && email !== undefined ? email.toLowerCase() : invited.email;
      if (address !== invited.email && (await internalAdapter.findUserByEmail(address)))
        throw emailTaken(address);
      const hash = await passwords.hash(password);
      if (await internalAdapter.findCredentialAccount(invited.id))
        await internalAdapter.updatePassword(invited.id, hash);
      else
        await internalAdapter.linkAccount({
          userId: invited.id,
          providerId: "credential",
          accountId: invited.id,
          password: hash,
        });
      await internalAdapter.deleteUserSessions(invited.id);
      await internalAdapter.updateUser(invited.id, {
        emailVerified: true,
        email: address,
        ...(name === undefined ? {} : { name }),
      });
      return signIn(address, password, headers);
    },

    list: (): Promise<User[]> => database.select().from(users).orderBy(asc(users.createdAt)),
    find,
    /** The names of users by id. */
    names: async (): Promise<ReadonlyMap<string, string>> =>
      new Map(
        (await database.select({ id: users.id, name: users.name }).from(users)).map(({ id, name }) => [
          id,
          name,
        ]),
      ),

    /** Adds a user. @returns the user, and the link that signs them in once @throws ServerError `email-taken` */
    async invite(name: string, email: string, role: Role) {
      const user = await create(name, email, role);
      return { user, link: await invitation(user.id) };
    },

    /** The link for an owner who has no password yet, made if there is no user at all; undefined: there is one who has. */
    async firstLink(): Promise<{ readonly link: string; readonly email: string } | undefined> {
      const all = await database.select().from(users).where(eq(users.role, "owner"));
      const [able] = await database
        .select()
        .from(account)
        .innerJoin(users, eq(users.id, account.userId))
        .where(eq(users.role, "owner"))
        .limit(1);
      if (able) return undefined;
      const owner = all[0] ?? (await create("Owner", FIRST_OWNER, "owner"));
      return { link: await invitation(owner.id), email: owner.email };
    },

    /** @throws ServerError `user-unknown`, `last-owner` */
    async changeRole(id: string, role: Role): Promise<User> {
      await keepingAnOwner(id, (tx) => tx.update(users).set({ role }).where(eq(users.id, id)));
      return find(id);
    },

    /** Removes a user with sessions and keys. @throws ServerError `user-unknown`, `last-owner` */
    async remove(id: string): Promise<void> {
      await find(id);
      await keepingAnOwner(id, (tx) => tx.delete(users).where(eq(users.id, id)));
    },
  };
}

/** What is stored of an invitation: who reads the database cannot take it up. */
const invitationOf = (token: string) => `invitation/${createHash("sha256").update(token).digest("hex")}`;

const emailTaken = (email: string) =>
  new ServerError("email-taken", `${email} is the address of a user already. Choose another.`);
