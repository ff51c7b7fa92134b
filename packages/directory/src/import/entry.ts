/** A photo or sound to be enrolled, and where the import names it. */
export interface EnrolmentFile {
  readonly path: string;
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

/** What an import names, before any of it is looked at. */
export interface ImportSource {
  /** The file or folder, absolute. */
  readonly path: string;
  readonly people: readonly PersonEntry[];
  /** Files in the folder that are neither photos nor sounds. */
  readonly ignored: readonly string[];
}
