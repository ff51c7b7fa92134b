import { DEFAULT_TENANT } from "@hapju/spec";

/**
 * The name of a tenant's seal key among those of all tenants, as the engine stores it. Names of tenants and keys have
 * no dot, so two tenants never share a name; the default tenant's keys are named as they are.
 */
export const sealName = (tenant: string, key: string): string =>
  tenant === DEFAULT_TENANT ? key : `${tenant}.${key}`;

/** The inverse of {@link sealName}. */
export function parseSealName(name: string): { readonly tenant: string; readonly key: string } {
  const dot = name.indexOf(".");
  return dot === -1
    ? { tenant: DEFAULT_TENANT, key: name }
    : { tenant: name.slice(0, dot), key: name.slice(dot + 1) };
}

/**
 * The folder of the object store with everything that is sealed under a key. Keys of two tenants never share one,
 * whatever their names, so that deleting the folder of a destroyed key touches one tenant only.
 */
export const sealedFolder = (tenant: string, key: string): string =>
  tenant === DEFAULT_TENANT ? `sealed/${key}` : `tenants/${tenant}/sealed/${key}`;
