import { userInfo } from "node:os";
import { localScope } from "@hapju/spec";
import { sql } from "drizzle-orm";
import { countChange } from "../corrections/correct.ts";
import { readMeeting } from "../meetings/meeting-rows.ts";
import type { EnrolFromMeeting } from "../meetings/meetings.ts";
import type { RunTools } from "../runs/start-run.ts";
import { keepCurrent, notReady } from "../runs/update-minutes.ts";
import { enrolFaceAt } from "./enrol-face.ts";

/** Takes up the directory as it is now. @returns the count of changes with it */
export function takeUpDirectory({ database }: RunTools, meeting: string, newcomer?: string): Promise<number> {
  return database.transaction(async (tx) => {
    const joined =
      newcomer === undefined
        ? sql``
        : sql`, roster = case
      when roster is null or roster @> ${JSON.stringify(newcomer)}::text::jsonb then roster
      else roster || ${JSON.stringify(newcomer)}::text::jsonb end`;
    await tx.execute(sql`update meeting.meeting
      set directory_since = ${new Date().toISOString()}::timestamptz ${joined} where id = ${meeting}`);
    return countChange(tx, meeting);
  });
}

/** See `Meetings.enrol`. @returns the person's id */
export async function enrolFromMeeting(
  tools: RunTools,
  id: string,
  { at, person, consent }: EnrolFromMeeting,
  options: { readonly actor?: string } = {},
): Promise<string> {
  const { actor = userInfo().username } = options;
  const row = await readMeeting(tools.database, id);
  if (row.published === null) throw notReady(row);
  const { directory } = tools;
  const scope = { ...localScope, actor };
  const consents = consent ? [consent] : [];
  const isNew = "name" in person;
  const known = isNew
    ? await directory.add(scope, { name: person.name, consents })
    : await directory.get(scope, person.id);
  try {
    if (!isNew && consent) await directory.consent(scope, known.id, consent);
    await enrolFaceAt(tools, row, at, known.id, actor);
  } catch (error) {
    // Half a person would be named by nothing: none of it stays.
    if (isNew) await directory.remove(scope, known.id);
    throw error;
  }
  await keepCurrent(tools, id, await takeUpDirectory(tools, id, known.id));
  return known.id;
}
