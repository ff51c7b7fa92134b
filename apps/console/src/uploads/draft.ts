import type { NewMeeting } from "@hapju/contract";

/** What is said about a recording while it is sent. */
export type Draft = Omit<NewMeeting, "upload" | "language" | "access"> & {
  readonly [Name in "language" | "access"]: NonNullable<NewMeeting[Name]>;
};

/** What is kept of an upload, so that it goes on after a reload. */
export interface KeptUpload {
  readonly name: string;
  readonly size: number;
  readonly modified: number;
  /** Where the server takes the rest; absent until it said so. */
  readonly url?: string;
  readonly sent: number;
  readonly draft: Draft;
  /** True once the form is done: the meeting is made as soon as everything is there. */
  readonly submitted: boolean;
}

const KEY = "hapju.upload";

export function keptUpload(): KeptUpload | undefined {
  try {
    const stored = localStorage.getItem(KEY);
    return stored === null ? undefined : (JSON.parse(stored) as KeptUpload);
  } catch {
    return undefined;
  }
}

export function keepUpload(kept: KeptUpload | undefined): void {
  if (kept) localStorage.setItem(KEY, JSON.stringify(kept));
  else localStorage.removeItem(KEY);
}

/** Whether a file is the one that an upload began with. */
export const isSameFile = (file: File, { name, size, modified }: KeptUpload): boolean =>
  file.name === name && file.size === size && file.lastModified === modified;

/** A file's name as a title: without its ending, and with spaces. */
export const titleOf = (fileName: string): string =>
  fileName
    .replace(/\.[^.]+$/, "")
    .replaceAll(/[_-]+/g, " ")
    .trim() || fileName;
