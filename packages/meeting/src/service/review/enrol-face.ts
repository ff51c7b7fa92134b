import { type FaceAnchor, type Track, trackAt } from "@hapju/diarization";
import type { TemplateInfo } from "@hapju/identity";
import { localScope } from "@hapju/spec";
import { digestOf } from "@hapju/storage";
import { faceEmbedding } from "@hapju/tasks";
import { SMALLEST_FACE_PIXELS } from "../../enrolment/index.ts";
import { MeetingError } from "../../errors.ts";
import { clock } from "../../exports/shared/times.ts";
import type { MeetingRow } from "../meetings/meeting-rows.ts";
import { type RunTools, scopeOf } from "../runs/start-run.ts";

/**
 * Makes the face at a place in a meeting a template of a person who consented: the embedding of that track that is
 * nearest in time, as it lies sealed in the run. No model runs.
 * @returns undefined when it is a template of theirs already
 * @throws MeetingError `no-face-there`; IdentityError `consent-missing`, `consent-withdrawn`, `photo-of-another`, …
 */
export async function enrolFaceAt(
  { directory, engine }: RunTools,
  { id, run, title, recording }: MeetingRow,
  at: FaceAnchor,
  person: string,
  actor: string,
): Promise<TemplateInfo | undefined> {
  const tracks = (await engine.queries.output(localScope, run, "tracks")) as Track[];
  const track = trackAt(tracks, at);
  const none = (why: string) =>
    new MeetingError(
      "no-face-there",
      `${why} at ${at.seconds} s in meeting ${id}. Point at a face in view.`,
      {
        meeting: id,
        ...at,
      },
    );
  if (!track) throw none(`No face was seen at (${at.x}, ${at.y})`);
  const [nearest] = track.embeddings
    .filter(({ quality }) => quality.sizePixels >= SMALLEST_FACE_PIXELS)
    .toSorted((a, b) => Math.abs(a.seconds - at.seconds) - Math.abs(b.seconds - at.seconds));
  if (!nearest)
    throw none(`The face is never ${SMALLEST_FACE_PIXELS} pixels wide, too small to know anybody by,`);
  const { plan } = await engine.queries.read(localScope, run);
  const template = await directory.enrol({ ...localScope, actor }, person, {
    kind: "face",
    model: plan[faceEmbedding.name]!,
    source: `${title}, ${clock(nearest.seconds)}`,
    sourceDigest: digestOf(nearest.vector),
    embedding: nearest.vector,
    quality: { sizePixels: nearest.quality.sizePixels },
  });
  // Whoever withdraws takes along what is sealed of a recording that shows them. Not before they are enrolled: somebody
  // added without consent is taken out again, and would take the key of the recording along.
  await directory.vault.cover(localScope, scopeOf(recording), [person]);
  return template;
}
