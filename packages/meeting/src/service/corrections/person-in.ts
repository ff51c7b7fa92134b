import type { Correction } from "@hapju/diarization";

/** Id of the person a correction names. */
export const personIn = (correction: Correction): string | undefined =>
  "person" in correction ? (correction.person ?? undefined) : undefined;

/** A correction without a person who may not be named: it then states that the speaker is unknown, or nothing. */
export function withoutUnnameable(
  correction: Correction,
  mayName: (person: string) => boolean,
): Correction[] {
  const person = personIn(correction);
  if (person === undefined || mayName(person)) return [correction];
  if (correction.kind === "turn-is" || correction.kind === "track-is" || correction.kind === "speaker-is")
    return [{ ...correction, person: null }];
  return [];
}
