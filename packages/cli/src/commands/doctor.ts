import { access, constants, mkdir, statfs } from "node:fs/promises";
import { availableParallelism, totalmem } from "node:os";
import { Command } from "commander";
import { CliError } from "../errors.ts";
import { readNodeVersion } from "../node-version.ts";
import type { Settings } from "../settings.ts";
import { openConfiguredApp } from "../with-meeting-app.ts";
import { checkedScope } from "../with-tenant.ts";

const GIB = 1024 ** 3;
/** With less the disk fills during a long meeting. */
const LEAST_FREE_GIB = 2;

interface Finding {
  readonly name: string;
  readonly good: boolean;
  readonly detail: string;
}

/** `hapju doctor`: checks this machine, and says what to do about each failed check. */
export function doctorCommand(settings: Settings): Command {
  return new Command("doctor")
    .description("Check that this machine has everything Hapju needs")
    .action(async () => {
      const findings = [
        readNodeVersion(),
        machine(),
        await homeFolder(settings),
        ...(await parts(settings)),
        licences,
      ];
      for (const { name, good, detail } of findings)
        process.stdout.write(`${good ? "good" : "BAD "}  ${name}: ${detail}\n`);
      const bad = findings.filter(({ good }) => !good);
      if (bad.length > 0) {
        throw new CliError(
          "unhealthy",
          `${bad.length} of ${findings.length} checks failed: ${bad.map(({ name }) => name).join(", ")}.`,
        );
      }
    });
}

/** The part of an installation whose licence is not permissive; NOTICE has the whole list. */
const licences: Finding = {
  name: "licences",
  good: true,
  detail:
    "Hapju is Apache-2.0. FFmpeg inside node-av is GPL-3.0: it is built with x264 and x265, so passing on an image or product that contains it is a distribution under the GPL-3.0 (see NOTICE)",
};

const machine = (): Finding => ({
  name: "machine",
  good: true,
  detail: `${availableParallelism()} cores, ${(totalmem() / GIB).toFixed(0)} GiB memory`,
});

async function homeFolder({ home }: Settings): Promise<Finding> {
  try {
    await mkdir(home, { recursive: true });
    await access(home, constants.W_OK);
    const { bavail, bsize } = await statfs(home);
    const free = (bavail * bsize) / GIB;
    const enough = free >= LEAST_FREE_GIB;
    return {
      name: "home",
      good: enough,
      detail: `${home}, ${free.toFixed(1)} GiB free${enough ? "" : "; free some space, or set HAPJU_HOME to another folder"}`,
    };
  } catch (error) {
    return {
      name: "home",
      good: false,
      detail: `${home} cannot be written (${(error as NodeJS.ErrnoException).code}); set HAPJU_HOME to another folder`,
    };
  }
}

/** Opens the application once and checks its parts. */
async function parts(settings: Settings): Promise<Finding[]> {
  try {
    await using app = await openConfiguredApp(settings);
    const { models, directory } = app;
    const scope = await checkedScope(app, settings);
    const people = await directory.list(scope);
    const audit = await directory.audit.verify(scope);
    const here = models.status().models.filter(({ state }) => state !== "absent");
    return [
      { name: "database", good: true, detail: settings.databaseUrl ? "PostgreSQL answers" : "PGlite opens" },
      { name: "directory", good: true, detail: `${people.length} people` },
      {
        name: "audit log",
        good: audit.ok,
        detail: audit.ok ? `${audit.head.sequence} entries, the chain is intact` : audit.reason,
      },
      { name: "models", good: true, detail: here.map(({ entry }) => entry.id).join(", ") },
    ];
  } catch (error) {
    return [{ name: "parts", good: false, detail: (error as Error).message }];
  }
}
