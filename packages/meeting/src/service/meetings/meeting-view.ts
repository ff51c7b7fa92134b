import type { OperationContext } from "../context.ts";
import { type CurrentDirectory, readDirectory } from "../current-directory.ts";
import { publish } from "../results/publish.ts";
import { factsOfTime } from "./facts-of-time.ts";
import type { Meeting } from "./meeting.ts";
import { type MeetingRow, readMeeting } from "./meeting-rows.ts";

/** A meeting as it is shown: names as they are in the directory now, without people who may not be named. */
export function meetingOf(row: MeetingRow, directory: CurrentDirectory): Meeting {
  const { id, title, language, recording, owner, access, run, rerun, published, run_state } = row;
  return {
    id,
    title,
    language,
    ...factsOfTime(row),
    durationSeconds: recording.durationSeconds,
    hasAudio: recording.hasAudio,
    hasVideo: recording.video !== undefined,
    ...(owner === null ? {} : { owner }),
    access,
    state: published !== null || run_state === "completed" ? "ready" : (run_state ?? "failed"),
    run,
    ...(rerun === null ? {} : { rerun }),
    createdAt: new Date(row.created_at),
    people: row.people
      .filter((person) => !person.known || directory.mayName(person.id, row.run_created_at))
      .map(({ id, name, known }) => ({ id, name: directory.names.get(id) ?? name, known })),
  };
}

/** Reads a meeting as it is shown; minutes that are ready and not yet published are published first. */
export async function getMeeting(context: OperationContext, id: string): Promise<Meeting> {
  let row = await readMeeting(context, id);
  if (row.published === null && row.run_state === "completed") {
    await publish(context, id, row.run);
    row = await readMeeting(context, id);
  }
  return meetingOf(row, await readDirectory(context));
}
