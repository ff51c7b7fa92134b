import type { NewMeeting } from "@hapju/contract";

/** The details of a meeting, entered while its recording is uploaded. */
export type Draft = Omit<NewMeeting, "upload" | "language" | "access"> & {
  readonly [Name in "language" | "access"]: NonNullable<NewMeeting[Name]>;
};

/** What is kept of an upload to resume it after a reload. */
export interface KeptUpload {
  readonly name: string;
  readonly size: number;
  readonly modified: number;
  /** The tus URL of the upload; absent until the server has created it. */
  readonly url?: string;
  readonly sent: number;
  readonly draft: Draft;
  /** True once the form is submitted: the meeting is created when the upload is complete. */
  readonly submitted: boolean;
}

const KEY = "hapju.upload";

/** The upload kept in this browser, if there is one. */
export function keptUpload(): KeptUpload | undefined {
  try {
    const stored = localStorage.getItem(KEY);
    return stored === null ? undefined : (JSON.parse(stored) as KeptUpload);
  } catch {
    return undefined;
  }
}

/** Keeps an upload in this browser; undefined removes it. */
export function keepUpload(kept: KeptUpload | undefined): void {
  if (kept) localStorage.setItem(KEY, JSON.stringify(kept));
  else localStorage.removeItem(KEY);
}

/** Whether a file is the one that the upload started with. */
export const isSameFile = (file: File, { name, size, modified }: KeptUpload): boolean =>
  file.name === name && file.size === size && file.lastModified === modified;

/** A file's name as a title: without its ending, and with spaces. */
export const titleOf = (fileName: string): string =>
  fileName
    .replace(/\.[^.]+$/, "")
    .replaceAll(/[_-]+/g, " ")
    .trim() || fileName;
