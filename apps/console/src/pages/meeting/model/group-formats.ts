import type { ExportFormat } from "@hapju/contract";

/** Documents, captions, and data for other programs, in the order of the menu. */
const EMBEDDED: readonly (readonly string[])[] = [
  ["docx", "pdf", "html", "md"],
  ["vtt", "srt"],
  ["json", "seglst", "stm", "rttm", "tracks", "evidence"],
];

/** The groups of the download menu. Formats that the console does not know are the last group; no group is empty. */
export function groupFormats(formats: readonly ExportFormat[]): readonly (readonly ExportFormat[])[] {
  const known = EMBEDDED.map((ids) => ids.flatMap((id) => formats.find((format) => format.id === id) ?? []));
  const others = formats.filter(({ id }) => !EMBEDDED.some((ids) => ids.includes(id)));
  return [...known, others].filter((group) => group.length > 0);
}
