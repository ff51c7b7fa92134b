import type { MeetingApp } from "@hapju/meeting";
import { DEFAULT_TENANT, isTenantName, type Scope } from "@hapju/spec";
import { CliError } from "./errors.ts";
import type { Settings } from "./settings.ts";
import { withMeetingApp } from "./with-meeting-app.ts";

/** Opens the application for one command that works in the tenant of the settings, and always closes it. */
export const withTenant = <T>(
  settings: Settings,
  use: (app: MeetingApp, scope: Scope) => Promise<T>,
): Promise<T> => withMeetingApp(settings, async (app) => use(app, await checkedScope(app, settings)));

/**
 * The scope of the settings, once its tenant was found.
 * @throws CliError `bad-usage` when the installation has no such tenant
 */
export async function checkedScope(
  meetingApp: MeetingApp,
  { scope }: Pick<Settings, "scope">,
): Promise<Scope> {
  const { tenant } = scope;
  // It needs no user, and most installations have no other.
  if (tenant === DEFAULT_TENANT) return scope;
  if (!isTenantName(tenant))
    throw new CliError(
      "bad-usage",
      `HAPJU_TENANT is "${tenant}", which cannot be the name of a tenant: use 1 to 40 lower-case letters, digits and hyphens. hapju tenants list shows the tenants.`,
      { tenant },
    );
  const { openInstallation } = await import("@hapju/server");
  const { tenants } = await openInstallation({ meetingApp });
  if ((await tenants.list()).some(({ name }) => name === tenant)) return scope;
  throw new CliError(
    "bad-usage",
    `HAPJU_TENANT is "${tenant}", which is not a tenant of this installation. Correct the name (hapju tenants list shows the tenants), or add the tenant: hapju tenants add ${tenant}`,
    { tenant },
  );
}
