import type { Correction, FaceAnchor, TurnAnchor } from "@hapju/diarization";
import { IdentityError } from "@hapju/identity";
import { MeetingError } from "../../errors.ts";
import type { OperationContext } from "../context.ts";
import { readDirectory } from "../current-directory.ts";
import { correctionSchema } from "./correction-schema.ts";
import { personIn } from "./person-in.ts";

/**
 * Checks the shape of an untrusted correction, and that it lies within the recording.
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
        message: `${seconds} s is after the end of the recording, which is ${durationSeconds} s long`,
      })),
    );
  return data;
}

/**
 * Checks that the person a correction names is in the directory and may be named.
 * @throws IdentityError `person-unknown`; `consent-withdrawn` if they withdrew every consent
 */
export async function checkPerson(
  context: Pick<OperationContext, "directory" | "scope">,
  correction: Correction,
): Promise<void> {
  const person = personIn(correction);
  if (person === undefined) return;
  await context.directory.get(context.scope, person);
  if ((await readDirectory(context)).mayName(person, Date.now())) return;
  throw new IdentityError(
    "consent-withdrawn",
    `"${person}" withdrew every consent and may not be named. Record a new consent of the person first.`,
    { id: person },
  );
}

function invalid(problems: readonly { readonly field: string; readonly message: string }[]): MeetingError {
  const list = problems.map(({ field, message }) => `${field}: ${message}`).join("; ");
  return new MeetingError("correction-invalid", `The correction is invalid: ${list}.`, { problems });
}

/** Every time in a correction, with the name of its field. The end of a turn is not checked: it may be a little after the end. */
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
    case "speaker-is":
    case "not-person":
      return [at("at", correction.at)];
    case "same-person":
      return correction.at.map((anchor, index) => at(`at.${index}`, anchor));
    case "split":
    case "join":
      return [["seconds", correction.seconds]];
  }
}
