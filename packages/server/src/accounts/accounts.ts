import type { Role } from "@hapju/contract";
import type { DirectoryVault } from "@hapju/identity";
import type { Scope } from "@hapju/spec";
import { type Database, migrate } from "@hapju/storage";
import type { ServerSettings } from "../settings.ts";
import { openAuth } from "./auth.ts";
import { openInvitations } from "./invitations.ts";
import { openKeys } from "./keys.ts";
import { cookieSecret } from "./secret.ts";
import { createSessions } from "./sessions.ts";
import { accountMigrations } from "./tables.ts";
import { openTenants } from "./tenants.ts";
import { openUsers } from "./users.ts";

/** Who may sign in, and how: users, sessions, invitations and API keys. */
export type Accounts = Awaited<ReturnType<typeof openAccounts>>;

/** What {@link openAccounts} works with. */
export interface AccountsOptions {
  readonly database: Database;
  readonly vault: DirectoryVault;
  readonly settings: ServerSettings;
  /** Where browsers find this server. */
  readonly publicUrl: URL;
}

/** Opens the accounts, kept in the schema `auth` of the database. */
export async function openAccounts({ database, vault, settings, publicUrl }: AccountsOptions) {
  await migrate(database, "auth", accountMigrations);
  const auth = openAuth(database, { secret: await cookieSecret(vault, settings), publicUrl });
  const keys = openKeys(database);
  const users = await openUsers(database, auth);
  const sessions = createSessions(auth, users, keys);
  const invitations = await openInvitations({ database, auth, users, sessions, publicUrl });
  return {
    keys,
    ...sessions,
    acceptInvitation: invitations.accept,
    firstLink: invitations.firstLink,
    tenants: openTenants(database, invitations.firstLink),
    list: users.list,
    find: users.find,
    names: users.names,
    changeRole: users.changeRole,
    remove: users.remove,

    /** Adds a user to the tenant. @returns the user, and the link that signs them in once @throws ServerError `email-taken` */
    async invite({ tenant }: Scope, name: string, email: string, role: Role) {
      const user = await users.create(tenant, name, email, role);
      return { user, link: await invitations.linkFor(user.id) };
    },
  };
}
