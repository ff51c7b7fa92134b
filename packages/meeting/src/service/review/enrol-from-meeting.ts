import type { OperationContext } from "../context.ts";
import { notReady, readMeeting } from "../meetings/meeting-rows.ts";
import { requestNewDirectory } from "../runs/request-new-directory.ts";
import { updateMinutes } from "../runs/update-minutes.ts";
import { enrolFaceAt } from "./enrol-face.ts";
import type { EnrolFromMeeting } from "./review.ts";

/** See `Review.enrol`. @returns the person's id */
export async function enrolFromMeeting(
  context: OperationContext,
  id: string,
  { at, person, consent }: EnrolFromMeeting,
): Promise<string> {
  const row = await readMeeting(context, id);
  if (row.published === null) throw notReady(row);
  const { directory, scope } = context;
  const consents = consent ? [consent] : [];
  const isNew = "name" in person;
  const known = isNew
    ? await directory.add(scope, { name: person.name, consents })
    : await directory.get(scope, person.id);
  try {
    if (!isNew && consent) await directory.consent(scope, known.id, consent);
    await enrolFaceAt(context, row, at, known.id);
  } catch (error) {
    // A person without a template would never be recognised: the person is removed again.
    if (isNew) await directory.remove(scope, known.id);
    throw error;
  }
  await updateMinutes(context, id, await requestNewDirectory(context, id, known.id));
  return known.id;
}
