/** In whose name an operation runs. Rows and objects of one tenant are invisible to every other. */
export interface Scope {
  /** Name of the tenant: lower-case letters, digits and hyphens. */
  readonly tenant: string;
  /** Id of the user, API key or process that acts, for the audit log. */
  readonly actor: string;
}

/** The tenant of an installation that has only one. */
export const DEFAULT_TENANT = "default";

/** The scope of a program that works for nobody but the user who started it. */
export const localScope: Scope = Object.freeze({ tenant: DEFAULT_TENANT, actor: "local" });
