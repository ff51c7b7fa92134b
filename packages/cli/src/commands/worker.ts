import { Command } from "commander";
import { CliError } from "../errors.ts";
import { onInterrupt } from "../progress/interrupt.ts";
import type { Settings } from "../settings.ts";
import { withMeetingApp } from "../with-meeting-app.ts";

/** `hapju worker`: executes step runs together with every process that shares the database and the object store. */
export function workerCommand(settings: Settings): Command {
  return new Command("worker")
    .description("Execute step runs of the shared database until interrupted")
    .action(() => {
      if (!settings.databaseUrl || !settings.objectsUrl) {
        throw new CliError(
          "bad-usage",
          "A worker shares its work with other processes: set DATABASE_URL to a PostgreSQL server and HAPJU_OBJECTS_URL to a store they all reach (s3://bucket/prefix, or a shared folder).",
        );
      }
      return withMeetingApp(settings, async ({ engine }) => {
        const worker = engine.work();
        process.stdout.write(
          `Working as process ${process.pid}. Ctrl-C stops it after the running step runs.\n`,
        );
        await onInterrupt(async () => {
          await worker.stop();
          throw new CliError(
            "interrupted",
            "Stopped. The running step runs were completed or returned to the queue.",
          );
        }).promise;
      });
    });
}
