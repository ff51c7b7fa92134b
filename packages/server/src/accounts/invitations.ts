import { createHash, randomBytes } from "node:crypto";
import { DEFAULT_TENANT } from "@hapju/spec";
import type { Database } from "@hapju/storage";
import { and, eq, sql } from "drizzle-orm";
import { ServerError } from "../errors.ts";
import { withoutUndefined } from "../without-undefined.ts";
import type { Auth } from "./auth.ts";
import type { Sessions, SignedIn } from "./sessions.ts";
import { account, user as userTable } from "./tables.ts";
import { emailTaken, type Users } from "./users.ts";

/** How long an invitation can be accepted. */
const INVITATION_MS = 7 * 86_400_000;

/** The address the first owner of a tenant signs in with, unless they choose another. */
const firstOwnerOf = (tenant: string) =>
  tenant === DEFAULT_TENANT ? "owner@hapju.local" : `owner@${tenant}.hapju.local`;

/** The one-time link of the first owner of a tenant, and the address they sign in with. */
export interface FirstLink {
  readonly link: string;
  readonly email: string;
}

/** What an invited user enters. */
export interface Acceptance {
  readonly token: string;
  readonly password: string;
  readonly name?: string | undefined;
  /** Only the first owner may choose one: others were invited by theirs. */
  readonly email?: string | undefined;
}

/** What {@link openInvitations} works with. */
export interface InvitationsOptions {
  readonly database: Database;
  readonly auth: Auth;
  readonly users: Users;
  readonly sessions: Sessions;
  /** Where browsers find this server. */
  readonly publicUrl: URL;
}

/** One-time links that let a user set a password. */
export async function openInvitations({ database, auth, users, sessions, publicUrl }: InvitationsOptions) {
  const { internalAdapter, password: passwords } = await auth.$context;

  /** Creates the link of a user; earlier links of theirs stop working. */
  async function linkFor(userId: string): Promise<string> {
    const token = randomBytes(32).toString("base64url");
    await database.execute(sql`delete from auth.verification where value = ${userId}`);
    await internalAdapter.createVerificationValue({
      identifier: identifierOf(token),
      value: userId,
      expiresAt: new Date(Date.now() + INVITATION_MS),
    });
    return new URL(`/welcome?token=${token}`, publicUrl).href;
  }

  async function setPassword(userId: string, password: string): Promise<void> {
    const hash = await passwords.hash(password);
    if (await internalAdapter.findCredentialAccount(userId))
      return internalAdapter.updatePassword(userId, hash);
    await internalAdapter.linkAccount({
      userId,
      providerId: "credential",
      accountId: userId,
      password: hash,
    });
  }

  return {
    linkFor,

    /** Accepts an invitation, which works once. @throws ServerError `invitation-invalid`, `email-taken` */
    async accept({ token, password, name, email }: Acceptance, headers: Headers): Promise<SignedIn> {
      const used = await internalAdapter.consumeVerificationValue(identifierOf(token));
      if (!used)
        throw new ServerError(
          "invitation-invalid",
          "This link was used before or has expired. Ask an owner for a new one; the first owner gets one by restarting Hapju, or by `hapju tenants add`.",
        );
      const invited = await users.find(used.value);
      const isFirst = invited.email === firstOwnerOf(invited.tenant);
      const address = isFirst && email !== undefined ? email.toLowerCase() : invited.email;
      if (address !== invited.email && (await internalAdapter.findUserByEmail(address)))
        throw emailTaken(address);
      await setPassword(invited.id, password);
      await internalAdapter.deleteUserSessions(invited.id);
      await internalAdapter.updateUser(
        invited.id,
        withoutUndefined({ emailVerified: true, email: address, name }),
      );
      return sessions.signIn(address, password, headers);
    },

    /**
     * The link for the owner of a tenant without a password, who is created if the tenant has no owner; undefined: an
     * owner has one.
     */
    async firstLink(tenant: string): Promise<FirstLink | undefined> {
      const isOwner = and(eq(userTable.role, "owner"), eq(userTable.tenant, tenant));
      const [able] = await database
        .select()
        .from(account)
        .innerJoin(userTable, eq(userTable.id, account.userId))
        .where(isOwner)
        .limit(1);
      if (able) return undefined;
      const [waiting] = await database.select().from(userTable).where(isOwner);
      const owner = waiting ?? (await users.create(tenant, "Owner", firstOwnerOf(tenant), "owner"));
      return { link: await linkFor(owner.id), email: owner.email };
    },
  };
}

/** What is stored of an invitation: a reader of the database cannot accept it. */
const identifierOf = (token: string) => `invitation/${createHash("sha256").update(token).digest("hex")}`;
