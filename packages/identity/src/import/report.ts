import type { IdentityError } from "../errors.ts";

/** What an import did for one person. */
export interface ImportedPerson {
  readonly id: string;
  readonly name: string;
  /** Whether the import asked for this person to be recognised. */
  readonly enrolled: boolean;
  /** `failed`: something was wrong with a photo or sound, and nothing of the person was imported. */
  readonly outcome: "added" | "updated" | "unchanged" | "failed";
  /** Templates that were not there before. */
  readonly newTemplates: number;
}

/** What an import did. */
export interface ImportReport {
  /** The file or folder, absolute. */
  readonly path: string;
  /** In the order of the file. */
  readonly people: readonly ImportedPerson[];
  /** Everything that was wrong, each naming person, file and place. Empty: all went well. */
  readonly problems: readonly IdentityError[];
  /** What could not be used though nothing is wrong with it: a sound without a speaker model. */
  readonly skipped: readonly IdentityError[];
  /** Files that are neither photos nor sounds. */
  readonly ignored: readonly string[];
}
