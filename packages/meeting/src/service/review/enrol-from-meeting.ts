import { userInfo } from "node:os";
import { localScope } from "@hapju/spec";
import type { ServiceContext } from "../context.ts";
import { notReady, readMeeting } from "../meetings/meeting-rows.ts";
import { requestNewDirectory } from "../runs/request-new-directory.ts";
import { updateMinutes } from "../runs/update-minutes.ts";
import { enrolFaceAt } from "./enrol-face.ts";
import type { EnrolFromMeeting } from "./review.ts";

/** See `Review.enrol`. @returns the person's id */
export async function enrolFromMeeting(
  context: ServiceContext,
  id: string,
  { at, person, consent }: EnrolFromMeeting,
  actor: string = userInfo().username,
): Promise<string> {
  const row = await readMeeting(context.database, id);
  if (row.published === null) throw notReady(row);
  const { directory } = context;
  const scope = { ...localScope, actor };
  const consents = consent ? [consent] : [];
  const isNew = "name" in person;
  const known = isNew
    ? await directory.add(scope, { name: person.name, consents })
    : await directory.get(scope, person.id);
  try {
    if (!isNew && consent) await directory.consent(scope, known.id, consent);
    await enrolFaceAt(context, row, at, known.id, actor);
  } catch (error) {
    // A person without a template would never be recognised: the person is removed again.
    if (isNew) await directory.remove(scope, known.id);
    throw error;
  }
  await updateMinutes(context, id, await requestNewDirectory(context, id, known.id));
  return known.id;
}
