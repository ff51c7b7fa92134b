import { DEFAULT_TENANT } from "@hapju/spec";

/**
 * The folder of the object store with everything that is sealed under a key. Keys of two tenants never share one,
 * whatever their names, so that deleting the folder of a destroyed key touches one tenant only.
 */
export const sealedFolder = (tenant: string, key: string) =>
  tenant === DEFAULT_TENANT ? `sealed/${key}` : `tenants/${tenant}/sealed/${key}`;
