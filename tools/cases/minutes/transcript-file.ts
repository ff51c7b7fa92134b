import { z } from "zod";
import type { Spoken } from "./lines-to-minutes.ts";

/** One line: speaker and text. */
export const line = z.tuple([z.string(), z.string()]);

/** What all files of lines say of their meeting. */
export const meetingFields = {
  language: z.string(),
  date: z.iso.date(),
  names: z.record(z.string(), z.string()),
};

/** A transcript file of a case. */
export const transcriptFile: z.ZodType<Spoken> = z.strictObject({
  title: z.string(),
  ...meetingFields,
  lines: z.array(line).min(1),
});
