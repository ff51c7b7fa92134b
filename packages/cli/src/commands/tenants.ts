import { Command } from "commander";
import { printTable } from "../print-table.ts";
import type { Settings } from "../settings.ts";
import { withMeetingApp } from "../with-meeting-app.ts";

/** `hapju tenants add|list` */
export function tenantsCommand(settings: Settings): Command {
  const tenants = new Command("tenants").description(
    "Tenants: groups of users who share meetings and people, and see nothing of other tenants",
  );
  tenants
    .command("add")
    .description("Add a tenant and print the one-time link of its first owner")
    .argument("<name>", "lower-case letters, digits and hyphens")
    .option("--public-url <url>", "where browsers find the server", "http://localhost:4400")
    .action((name: string, { publicUrl }: { publicUrl: string }) =>
      withMeetingApp(settings, async (meetingApp) => {
        const { openInstallation } = await import("@hapju/server");
        const { tenants } = await openInstallation({ meetingApp, publicUrl });
        const { link, email } = await tenants.add(name);
        process.stdout.write(
          `The tenant ${name} exists. Its first owner chooses a password by this link, which works once and replaces earlier ones: ${link}\n` +
            `They sign in as ${email}, or with the address they enter there. Commands work in it with HAPJU_TENANT=${name}.\n`,
        );
      }),
    );
  tenants
    .command("list")
    .description("List the tenants")
    .action(() =>
      withMeetingApp(settings, async (meetingApp) => {
        const { openInstallation } = await import("@hapju/server");
        const { tenants } = await openInstallation({ meetingApp });
        const rows = (await tenants.list()).map(({ name, users }) => [name, String(users)]);
        printTable(["TENANT", "USERS"], rows, "There are no tenants.");
      }),
    );
  return tenants;
}
