import { AccessLog } from "../access-log.ts";
import { type ServiceContext, within } from "../context.ts";
import { readReadyMeeting } from "../meetings/meeting-rows.ts";
import { readResult } from "./read-result.ts";
import type { Results } from "./results.ts";

/** Implements {@link Results}. */
export function openResults(service: ServiceContext): Results {
  const accesses = new AccessLog(service.directory);
  return {
    async read(scope, meeting) {
      const context = within(service, scope);
      const { run, run_created_at } = await readReadyMeeting(context, meeting);
      const { minutes, people } = await readResult(context, { run, createdAt: run_created_at });
      await accesses.note(scope, `meeting/${meeting}`, "minutes-read");
      return { minutes, people };
    },
  };
}
