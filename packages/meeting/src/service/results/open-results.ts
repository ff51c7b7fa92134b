import { AccessLog } from "../access-log.ts";
import type { ServiceContext } from "../context.ts";
import { readReadyMeeting } from "../meetings/meeting-rows.ts";
import { readResult } from "./read-result.ts";
import type { Results } from "./results.ts";

/** Implements {@link Results}. */
export function openResults(context: ServiceContext): Results {
  const accesses = new AccessLog(context.directory);
  return {
    async read(meeting, { actor } = {}) {
      const { run, run_created_at } = await readReadyMeeting(context.database, meeting);
      const result = await readResult(context, { run, createdAt: run_created_at });
      if (actor !== undefined) await accesses.note(actor, `meeting/${meeting}`, "minutes-read");
      return result;
    },
  };
}
