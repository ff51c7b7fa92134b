import { DEFAULT_TENANT, isTenantName } from "@hapju/spec";
import type { Database } from "@hapju/storage";
import { asc, count } from "drizzle-orm";
import { ServerError } from "../errors.ts";
import type { FirstLink } from "./invitations.ts";
import { user } from "./tables.ts";

/** A tenant and how many users it has. */
export interface Tenant {
  readonly name: string;
  readonly users: number;
}

/** The tenants of the installation: those that have a user, and the default one. */
export interface Tenants {
  /** The tenants by name. */
  list(): Promise<Tenant[]>;
  /**
   * Adds a tenant. Repeating it gives the first owner a new link, until they have set a password.
   * @returns the one-time link of its first owner
   * @throws ServerError `tenant-invalid`, `tenant-exists`
   */
  add(name: string): Promise<FirstLink>;
}

/** Opens the tenants of the database. @param firstLink see `openInvitations` */
export const openTenants = (
  database: Database,
  firstLink: (tenant: string) => Promise<FirstLink | undefined>,
): Tenants => ({
  async list() {
    const rows = await database
      .select({ name: user.tenant, users: count() })
      .from(user)
      .groupBy(user.tenant)
      .orderBy(asc(user.tenant));
    const hasDefault = rows.some(({ name }) => name === DEFAULT_TENANT);
    return hasDefault ? rows : [{ name: DEFAULT_TENANT, users: 0 }, ...rows];
  },

  async add(name) {
    if (!isTenantName(name))
      throw new ServerError(
        "tenant-invalid",
        `"${name}" cannot be the name of a tenant. Use 1 to 40 lower-case letters, digits and hyphens.`,
        { name },
      );
    const first = await firstLink(name);
    if (first) return first;
    throw new ServerError(
      "tenant-exists",
      `The tenant "${name}" has an owner who can sign in. Ask an owner for an invitation, or choose another name.`,
      { name },
    );
  },
});
