import { type Correction, isFace } from "@hapju/diarization";
import { IdentityError } from "@hapju/identity";
import { sql } from "drizzle-orm";
import { MeetingError } from "../../errors.ts";
import type { OperationContext } from "../context.ts";
import { type MeetingRow, readMeeting, readReadyMeeting } from "../meetings/meeting-rows.ts";
import { enrolFaceAt } from "../review/enrol-face.ts";
import { countChange } from "../runs/count-change.ts";
import { updateMinutes } from "../runs/update-minutes.ts";
import { checkCorrection, checkPerson } from "./check-correction.ts";
import type { CorrectionRecord } from "./correction-record.ts";
import { insertCorrection, markUndone, readCorrections } from "./correction-rows.ts";
import type { Corrections } from "./corrections.ts";
import { personIn } from "./person-in.ts";

/** See `Corrections.apply`. */
export async function applyCorrection(
  context: OperationContext,
  meeting: string,
  value: Correction,
  options: Parameters<Corrections["apply"]>[3] = {},
): Promise<CorrectionRecord> {
  const { directory, scope } = context;
  const { actor } = scope;
  const { enrol = false } = options;
  const row = await readReadyMeeting(context, meeting);
  const correction = checkCorrection(value, row.recording.durationSeconds);
  await checkPerson(context, correction);
  const template = enrol ? await enrolCorrectedFace(context, row, correction) : undefined;
  const { record, changes } = await directory.audit.recorded(scope, async (tx, append) => {
    const stored = { correction, actor, ...(template ? { template } : {}) };
    const record = await insertCorrection(tx, meeting, stored);
    await append(entryOf("corrected", meeting, record));
    return { record, changes: await countChange(tx, meeting) };
  });
  try {
    await updateMinutes(context, meeting, changes);
  } catch (error) {
    // A correction that is not in the minutes does not count.
    await revoke(context, meeting, record);
    throw error;
  }
  return record;
}

/** See `Corrections.undo`. */
export async function undoCorrection(context: OperationContext, meeting: string, id: string): Promise<void> {
  await readMeeting(context, meeting);
  const record = (await readCorrections(context.database, meeting)).find((one) => one.id === id);
  const changes = await revoke(context, meeting, record ?? { id });
  await updateMinutes(context, meeting, changes);
}

/** Marks a correction as undone and removes its template. @returns the count of changes with it */
async function revoke(
  { directory, scope }: OperationContext,
  meeting: string,
  record: Pick<CorrectionRecord, "id"> & Partial<CorrectionRecord>,
): Promise<number> {
  const { id, template, createdAt } = record;
  const changes = await directory.audit.recorded(scope, async (tx, append) => {
    await markUndone(tx, meeting, id);
    await append(entryOf("correction-undone", meeting, record));
    // Minutes that read the directory since may name a person by the template: the next run reads it again.
    if (template !== undefined && createdAt !== undefined)
      await tx.execute(sql`update meeting.meeting m set directory_since = ${new Date().toISOString()}::timestamptz
        where m.id = ${meeting} and exists (select from meeting.run r
          where r.id = m.run and r.directory_at > ${createdAt.toISOString()}::timestamptz)`);
    return countChange(tx, meeting);
  });
  if (template !== undefined) await directory.removeTemplate(scope, template).catch(ignoreRemovedTemplate);
  return changes;
}

/** Withdrawing a consent removes templates too. */
function ignoreRemovedTemplate(error: unknown): void {
  if (!(error instanceof IdentityError) || error.code !== "template-unknown") throw error;
}

/** The audit log outlives people: it names them by pseudonym, and never in the details. */
function entryOf(action: string, meeting: string, { id, correction }: Partial<CorrectionRecord>) {
  const person = correction && personIn(correction);
  const details = { meeting, correction: id, ...(correction ? { kind: correction.kind } : {}) };
  return person === undefined
    ? { action, subject: `meeting/${meeting}`, details }
    : { action, person, details };
}

const faceOf = (correction: Correction) =>
  correction.kind === "speaker-is" && isFace(correction.at) ? correction.at : undefined;

/** Enrols the face that a correction names. @returns id of the template; undefined if it is enrolled already */
async function enrolCorrectedFace(
  context: OperationContext,
  row: MeetingRow,
  correction: Correction,
): Promise<string | undefined> {
  const face = correction.kind === "track-is" ? correction.face : faceOf(correction);
  const person = personIn(correction);
  if (face === undefined || person === undefined)
    throw new MeetingError(
      "correction-invalid",
      'This correction cannot enrol a person. Only "track-is" and "speaker-is" with a person and a face point at a face of that person.',
      { problems: [{ field: "enrol", message: "needs a correction that names the person of a face" }] },
    );
  const template = await enrolFaceAt(context, row, face, person);
  return template?.id;
}
