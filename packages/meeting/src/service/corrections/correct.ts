import { userInfo } from "node:os";
import type { Correction } from "@hapju/diarization";
import { IdentityError } from "@hapju/identity";
import { localScope } from "@hapju/spec";
import type { Transaction } from "@hapju/storage";
import { sql } from "drizzle-orm";
import { MeetingError } from "../../errors.ts";
import { personOf } from "../current-directory.ts";
import { type MeetingRow, readMeeting } from "../meetings/meeting-rows.ts";
import type { MadeCorrection, Meetings } from "../meetings/meetings.ts";
import { enrolFaceAt } from "../review/enrol-face.ts";
import type { RunTools } from "../runs/start-run.ts";
import { keepCurrent, notReady } from "../runs/update-minutes.ts";
import { checkCorrection, checkPerson } from "./check-correction.ts";
import { insertCorrection, markUndone, readCorrections } from "./correction-rows.ts";

type CorrectOptions = Parameters<Meetings["correct"]>[2];

/** Counts one more thing that the minutes are to hold. @returns how many there are now */
export async function countChange(tx: Transaction, meeting: string): Promise<number> {
  const { rows } = await tx.execute<{ changes: number }>(sql`
    update meeting.meeting set changes = changes + 1 where id = ${meeting} returning changes`);
  return rows[0]?.changes ?? 0;
}

/** See `Meetings.correct`. */
export async function correctMeeting(
  tools: RunTools,
  id: string,
  value: Correction,
  options: CorrectOptions = {},
): Promise<MadeCorrection> {
  const { actor = userInfo().username, enrol = false } = options;
  const row = await readMeeting(tools.database, id);
  if (row.published === null && row.run_state !== "completed") throw notReady(row);
  const correction = checkCorrection(value, row.recording.durationSeconds);
  await checkPerson(tools.directory, correction);
  const template = enrol ? await enrolCorrected(tools, row, correction, actor) : undefined;
  const { made, changes } = await tools.directory.audit.recorded(
    { ...localScope, actor },
    async (tx, append) => {
      const made = await insertCorrection(tx, id, { correction, actor, ...(template ? { template } : {}) });
      await append(entryOf("corrected", id, made));
      return { made, changes: await countChange(tx, id) };
    },
  );
  try {
    await keepCurrent(tools, id, changes);
  } catch (error) {
    // What the minutes do not say was not corrected.
    await takeBack(tools, id, made, actor);
    throw error;
  }
  return made;
}

/** See `Meetings.undo`. */
export async function undoCorrection(
  tools: RunTools,
  id: string,
  correction: string,
  options: { readonly actor?: string } = {},
): Promise<void> {
  await readMeeting(tools.database, id);
  const made = (await readCorrections(tools.database, id)).find((one) => one.id === correction);
  const { actor = userInfo().username } = options;
  const changes = await takeBack(tools, id, made ?? { id: correction }, actor);
  await keepCurrent(tools, id, changes);
}

async function takeBack(
  { directory }: RunTools,
  meeting: string,
  made: Pick<MadeCorrection, "id"> & Partial<MadeCorrection>,
  actor: string,
): Promise<number> {
  const changes = await directory.audit.recorded({ ...localScope, actor }, async (tx, append) => {
    await markUndone(tx, meeting, made.id);
    await append(entryOf("correction-undone", meeting, made));
    // Minutes that took the directory up since may have named somebody by the template: they look at it again.
    if (made.template !== undefined)
      await tx.execute(sql`update meeting.meeting m set directory_since = ${new Date().toISOString()}::timestamptz
        where m.id = ${meeting} and exists (select from meeting.run r
          where r.id = m.run and r.directory_at > ${made.madeAt!.toISOString()}::timestamptz)`);
    return countChange(tx, meeting);
  });
  if (made.template !== undefined)
    await directory.removeTemplate({ ...localScope, actor }, made.template).catch(passTemplateGone);
  return changes;
}

/** Whoever withdrew has taken their templates along. */
function passTemplateGone(error: unknown): void {
  if (!(error instanceof IdentityError) || error.code !== "template-unknown") throw error;
}

/** The log outlives people: it names them by pseudonym, and never in the details. */
function entryOf(action: string, meeting: string, { id, correction }: Partial<MadeCorrection>) {
  const person = correction && personOf(correction);
  const details = { meeting, correction: id, ...(correction ? { kind: correction.kind } : {}) };
  return person === undefined
    ? { action, subject: `meeting/${meeting}`, details }
    : { action, person, details };
}

async function enrolCorrected(
  tools: RunTools,
  row: MeetingRow,
  correction: Correction,
  actor: string,
): Promise<string | undefined> {
  if (correction.kind !== "track-is" || correction.person === null)
    throw new MeetingError(
      "correction-invalid",
      'The correction cannot enrol anybody: only "track-is" with a person shows a face and says whose it is.',
      { problems: [{ field: "enrol", message: "needs a track-is correction with a person" }] },
    );
  const template = await enrolFaceAt(tools, row, correction.face, correction.person, actor);
  return template?.id;
}
