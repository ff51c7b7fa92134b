import { box as specBox } from "@hapju/spec";
import { z } from "@hono/zod-openapi";

const ID = /^[\p{L}\p{N}\p{M}_.-]+$/u;
const isStorable = (value: string) => !value.includes("\0");
const notYearZero = (value: string) => !value.startsWith("0000");

/** Any text that a database can store: NUL characters are refused. @param most characters */
export const text = (most: number) =>
  z.string().max(most).refine(isStorable, "must not contain NUL characters");

/** Text with something in it; white space around it is dropped. @param most characters */
export const name = (most: number) => text(most).trim().min(1);

/** Id of a meeting, run, person, user, key, model or task: letters and digits of any script, `_`, `.` and `-`. */
export const id = z
  .string()
  .min(1)
  .max(100)
  .refine((value) => ID.test(value), "must hold letters, digits, `_`, `.` and `-` only")
  .openapi({ pattern: ID.source });

/** A point in time: ISO 8601, UTC, from year 1 on. */
export const instant = z.iso
  .datetime()
  .refine(notYearZero, "must be in year 0001 or later")
  .describe("ISO 8601, UTC");

/** A day: `YYYY-MM-DD`, from year 1 on. */
export const day = z.iso.date().refine(notYearZero, "must be in year 0001 or later");

/** Seconds from the start of the recording. */
export const seconds = z.number().nonnegative().describe("Seconds from the start of the recording");

/** A piece of time in a recording. */
export const segment = z.object({ startSeconds: seconds, endSeconds: seconds });

/** A rectangle in a video frame. Cloned: a schema created before zod was extended has no `openapi`. */
export const box = specBox.clone().describe("Fractions of the frame").openapi("Box");

/** Bytes that are no text: a picture, a sound, a file. */
export const binary = z.string().openapi({ format: "binary" });
