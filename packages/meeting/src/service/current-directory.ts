import type { Consent } from "@hapju/identity";
import type { OperationContext } from "./context.ts";

/** The directory as it is now: it decides who is named in minutes of earlier runs. */
export interface CurrentDirectory {
  /** Names by id. */
  readonly names: ReadonlyMap<string, string>;
  /**
   * Whether minutes of that time may still name the person. They may not if the person was removed, withdrew a
   * consent since, or has no consent left. A person added later under the same id is another person.
   * @param time milliseconds since 1970
   */
  mayName(person: string, time: number): boolean;
}

/** Reads the directory of a tenant. */
export async function readDirectory({
  directory,
  scope,
}: Pick<OperationContext, "directory" | "scope">): Promise<CurrentDirectory> {
  const people = new Map((await directory.list(scope)).map((person) => [person.id, person]));
  return {
    names: new Map([...people.values()].map(({ id, name }) => [id, name])),
    mayName(id, time) {
      const person = people.get(id);
      if (!person || person.createdAt.getTime() > time) return false;
      const withdrawn = person.consents.flatMap((consent) => withdrawalOf(consent, person.consents) ?? []);
      const none = withdrawn.length > 0 && person.consents.every(({ withdrawnAt }) => withdrawnAt);
      return !none && withdrawn.every((at) => at.getTime() <= time);
    },
  };
}

/** When a consent was withdrawn, unless it was given again: a consent to a new wording replaces the old one. */
const withdrawalOf = ({ purpose, withdrawnAt }: Consent, all: readonly Consent[]): Date | undefined =>
  all.some((other) => other.purpose === purpose && !other.withdrawnAt) ? undefined : withdrawnAt;
