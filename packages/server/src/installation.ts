import type { MeetingApp } from "@hapju/meeting";
import { openAccounts } from "./accounts/accounts.ts";
import type { Tenants } from "./accounts/tenants.ts";
import { openSettings } from "./settings.ts";

/** What who operates an installation manages without serving it. */
export interface Installation {
  readonly tenants: Tenants;
}

/**
 * Opens what an operator manages.
 *
 * ```ts
 * const { tenants } = await openInstallation({ meetingApp });
 * const { link } = await tenants.add("acme");
 * ```
 * @param options.publicUrl where browsers find the server; default `http://localhost:4400`
 */
export async function openInstallation({
  meetingApp: { storage, directory },
  publicUrl = "http://localhost:4400",
}: {
  readonly meetingApp: MeetingApp;
  readonly publicUrl?: string | undefined;
}): Promise<Installation> {
  const { tenants } = await openAccounts({
    database: storage.database,
    vault: directory.vault,
    settings: await openSettings(storage.database),
    publicUrl: new URL(publicUrl),
  });
  return { tenants };
}
