import { randomBytes } from "node:crypto";
import { type DirectoryVault, IdentityError } from "@hapju/identity";
import { DEFAULT_TENANT, type Scope } from "@hapju/spec";
import type { ServerSettings } from "../settings.ts";

/** Cookies are those of the installation, whose keys are the default tenant's. */
const scope: Scope = { tenant: DEFAULT_TENANT, actor: "server" };
const KEY = "server-cookies";
const SETTING = "cookie-secret";

/** The secret that signs cookies: created once, kept in the database sealed under the master key of the home. */
export async function cookieSecret(vault: DirectoryVault, settings: ServerSettings): Promise<string> {
  await vault.keep(scope, KEY, { purpose: "signing of session cookies", expiresAt: null });
  const create = async () => Buffer.from(await vault.seal(scope, KEY, randomBytes(32))).toString("base64");
  const open = async (sealed: string) =>
    Buffer.from(await vault.open(scope, KEY, Buffer.from(sealed, "base64"))).toString("base64");
  const sealed = (await settings.get<string>(SETTING)) ?? (await settings.ensure(SETTING, await create()));
  try {
    return await open(sealed);
  } catch (error) {
    if (!(error instanceof IdentityError)) throw error;
    // Its key was destroyed: a new secret ends every session, and nothing else.
    const renewed = await create();
    await settings.set(SETTING, renewed);
    return open(renewed);
  }
}
