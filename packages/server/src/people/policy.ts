import type { Policy } from "@hapju/contract";
import { DEFAULT_TENANT, type Scope } from "@hapju/spec";
import type { ServerSettings } from "../settings.ts";

const DEFAULT: Policy = { keepUnknownFaces: false };

/** The setting of a tenant. */
const nameOf = ({ tenant }: Scope) => (tenant === DEFAULT_TENANT ? "policy" : `policy/${tenant}`);

/** Reads what a tenant keeps about unknown people. */
export const readPolicy = async (settings: ServerSettings, scope: Scope): Promise<Policy> => ({
  ...DEFAULT,
  ...(await settings.get<Partial<Policy>>(nameOf(scope))),
});

/** Changes what a tenant keeps about unknown people. */
export const savePolicy = (settings: ServerSettings, scope: Scope, policy: Policy): Promise<void> =>
  settings.set(nameOf(scope), policy);
