import type { Correction } from "@hapju/diarization";
import type { Consent, Directory } from "@hapju/identity";
import { localScope } from "@hapju/spec";

/** The directory as it is now, as far as it decides who is named in minutes made before. */
export interface DirectoryNow {
  readonly names: ReadonlyMap<string, string>;
  /**
   * Whether minutes made at that time may still name the person: not if they were removed, nor if they withdrew a
   * consent since, nor if none of their consents is left. Somebody added later under the same id is somebody else.
   * @param madeAt milliseconds since 1970
   */
  mayName(person: string, madeAt: number): boolean;
}

export async function directoryNow(directory: Directory): Promise<DirectoryNow> {
  const people = new Map((await directory.list(localScope)).map((person) => [person.id, person]));
  return {
    names: new Map([...people.values()].map(({ id, name }) => [id, name])),
    mayName(id, madeAt) {
      const person = people.get(id);
      if (!person || person.createdAt.getTime() > madeAt) return false;
      const withdrawn = person.consents.filter((consent) => isWithdrawn(consent, person.consents));
      const none = withdrawn.length > 0 && person.consents.every(({ withdrawnAt }) => withdrawnAt);
      return !none && withdrawn.every(({ withdrawnAt }) => withdrawnAt!.getTime() <= madeAt);
    },
  };
}

/** Whether a consent was withdrawn and not given again: one to a new wording takes the place of the old one. */
const isWithdrawn = ({ purpose, withdrawnAt }: Consent, all: readonly Consent[]) =>
  withdrawnAt !== undefined && !all.some((other) => other.purpose === purpose && !other.withdrawnAt);

/** Who a correction names. */
export const personOf = (correction: Correction): string | undefined =>
  "person" in correction ? (correction.person ?? undefined) : undefined;

/** A correction with nobody in it who may not be named any more: what it said of them becomes "nobody we know". */
export function withoutUnnameable(
  correction: Correction,
  mayName: (person: string) => boolean,
): Correction[] {
  const person = personOf(correction);
  if (person === undefined || mayName(person)) return [correction];
  if (correction.kind === "turn-is" || correction.kind === "track-is")
    return [{ ...correction, person: null }];
  return [];
}
