import type { TranscriptSegment } from "@hapju/evaluation";
import { z } from "zod";
import { readJsonFile } from "../json-file.ts";

const span = z.object({ start: z.number().nonnegative(), end: z.number().nonnegative() });
const tracksFile = z.object({ persons: z.array(z.object({ id: z.string(), visible: z.array(span) })) });

/**
 * When each person is visible, from a `ref.tracks.json`.
 * @throws CliError `bad-usage` naming file and line or field
 */
export function readVisible(path: string, session: string): TranscriptSegment[] {
  return readJsonFile(path, tracksFile).persons.flatMap(({ id, visible }) =>
    visible.map(({ start, end }) => ({ session, speaker: id, startSeconds: start, endSeconds: end })),
  );
}
