import type { Correction, FaceAnchor, TurnAnchor } from "@hapju/diarization";
import { type Directory, IdentityError } from "@hapju/identity";
import { localScope } from "@hapju/spec";
import { MeetingError } from "../../errors.ts";
import { directoryNow, personOf } from "../current-directory.ts";
import { correctionSchema } from "./correction-schema.ts";

/**
 * A correction that may come from anywhere: its shape, and that it lies within the recording.
 * @throws MeetingError `correction-invalid`, naming every field that is wrong
 */
export function checkCorrection(value: unknown, durationSeconds: number): Correction {
  const { data, error } = correctionSchema.safeParse(value);
  if (error)
    throw invalid(
      error.issues.map(({ path, message }) => ({ field: path.join(".") || "correction", message })),
    );
  const late = timesOf(data).filter(([, seconds]) => seconds > durationSeconds);
  if (late.length > 0)
    throw invalid(
      late.map(([field, seconds]) => ({
        field,
        message: `${seconds} s lies after the end of the recording, which is ${durationSeconds} s long`,
      })),
    );
  return data;
}

/**
 * Whoever a correction names must be there to be named.
 * @throws IdentityError `person-unknown`; `consent-withdrawn` for somebody who wants to be named no more
 */
export async function checkPerson(directory: Directory, correction: Correction): Promise<void> {
  const person = personOf(correction);
  if (person === undefined) return;
  await directory.get(localScope, person);
  if ((await directoryNow(directory)).mayName(person, Date.now())) return;
  throw new IdentityError(
    "consent-withdrawn",
    `"${person}" withdrew every consent and is not named any more. Record a new consent of the person first.`,
    { id: person },
  );
}

function invalid(problems: readonly { readonly field: string; readonly message: string }[]): MeetingError {
  const list = problems.map(({ field, message }) => `${field}: ${message}`).join("; ");
  return new MeetingError("correction-invalid", `The correction cannot be made: ${list}.`, { problems });
}

/** Every time in a correction, with the name of its field. A turn may end with its last sound, a little after the end. */
function timesOf(correction: Correction): [field: string, seconds: number][] {
  const at = (field: string, anchor: FaceAnchor | TurnAnchor): [string, number] =>
    "seconds" in anchor
      ? [`${field}.seconds`, anchor.seconds]
      : [`${field}.startSeconds`, anchor.startSeconds];
  switch (correction.kind) {
    case "turn-is":
    case "text-is":
      return [at("turn", correction.turn)];
    case "track-is":
      return [at("face", correction.face)];
    case "not-person":
      return [at("at", correction.at)];
    case "same-person":
      return correction.at.map((anchor, index) => at(`at.${index}`, anchor));
    case "split":
    case "join":
      return [["seconds", correction.seconds]];
  }
}
