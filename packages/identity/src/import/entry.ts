import { basename, relative, sep } from "node:path";

/** A photo or sound to be enrolled, and where the import names it. */
export interface EnrolmentFile {
  readonly path: string;
  /** The part of the path that is kept: where the file is within the imported folder. */
  readonly name: string;
  /** `people[2].enrolment_images[0]`, or the path itself for a folder. */
  readonly at: string;
}

/** A person to be imported. */
export interface PersonEntry {
  readonly id: string;
  readonly name: string;
  readonly enrolled: boolean;
  readonly photos: readonly EnrolmentFile[];
  readonly sounds: readonly EnrolmentFile[];
}

/** What an import lists, before any file of it is read. */
export interface ImportSource {
  /** The file or folder, absolute. */
  readonly path: string;
  readonly people: readonly PersonEntry[];
  /** Files in the folder that are neither photos nor sounds. */
  readonly ignored: readonly string[];
}

/** A file's place within a folder, with slashes and composed (NFC); of one outside of it, its name alone. */
export function nameWithin(folder: string, path: string): string {
  const within = relative(folder, path).split(sep);
  return (within[0] === ".." ? basename(path) : within.join("/")).normalize("NFC");
}
