/** In whose name an operation runs. Rows and objects of one tenant are invisible to every other. */
export interface Scope {
  /** Name of the tenant: lower-case letters, digits and hyphens, at most 40. */
  readonly tenant: string;
  /** Id of the user, API key or process that acts, for the audit log. */
  readonly actor: string;
}

/** The tenant of an installation that has only one. */
export const DEFAULT_TENANT = "default";

/** Whether a name can be that of a tenant. */
export const isTenantName = (name: string): boolean => /^[a-z0-9][a-z0-9-]{0,39}$/.test(name);

/** The scope of a program that works for nobody but the user who started it. */
export const localScope: Scope = Object.freeze({ tenant: DEFAULT_TENANT, actor: "local" });
