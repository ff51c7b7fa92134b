import { type FaceAnchor, type Track, trackAt } from "@hapju/diarization";
import type { TemplateInfo } from "@hapju/identity";
import { digestOf } from "@hapju/storage";
import { faceEmbedding } from "@hapju/tasks";
import { SMALLEST_FACE_PIXELS } from "../../enrolment/index.ts";
import { MeetingError } from "../../errors.ts";
import { clock } from "../../exports/shared/times.ts";
import type { OperationContext } from "../context.ts";
import type { MeetingRow } from "../meetings/meeting-rows.ts";
import { sealKeyOf } from "../runs/seal-key.ts";

/**
 * Enrols the face at a place in a meeting as a template of a person who has consented: the embedding of its track that
 * is nearest in time, from the sealed artifacts of the run. No model runs.
 * @returns undefined if it is a template of that person already
 * @throws MeetingError `no-face-there`; IdentityError `consent-missing`, `consent-withdrawn`, `photo-of-another`, …
 */
export async function enrolFaceAt(
  { directory, engine, scope }: OperationContext,
  { id, run, title, recording }: MeetingRow,
  at: FaceAnchor,
  person: string,
): Promise<TemplateInfo | undefined> {
  const tracks = (await engine.queries.output(scope, run, "tracks")) as Track[];
  const track = trackAt(tracks, at);
  const noFace = (why: string) =>
    new MeetingError(
      "no-face-there",
      `${why} at ${at.seconds} s in meeting ${id}. Point at a face that is in view and large enough.`,
      { meeting: id, ...at },
    );
  if (!track) throw noFace(`No face was detected at (${at.x}, ${at.y})`);
  const [nearest] = track.embeddings
    .filter(({ quality }) => quality.sizePixels >= SMALLEST_FACE_PIXELS)
    .toSorted((a, b) => Math.abs(a.seconds - at.seconds) - Math.abs(b.seconds - at.seconds));
  const model = (await engine.queries.read(scope, run)).plan[faceEmbedding.name];
  if (!nearest || model === undefined)
    throw noFace(`The face is never ${SMALLEST_FACE_PIXELS} pixels wide, too small to be recognised by,`);
  const template = await directory.enrol(scope, person, {
    kind: "face",
    model,
    source: `${title}, ${clock(nearest.seconds)}`,
    sourceDigest: digestOf(nearest.vector),
    embedding: nearest.vector,
    quality: { sizePixels: nearest.quality.sizePixels },
  });
  // Removing a person destroys the keys of the recordings that show them. Only after the enrolment: a person who was
  // added without consent is removed again, and would destroy the key of the recording.
  await directory.vault.cover(scope, sealKeyOf(recording), [person]);
  return template;
}
