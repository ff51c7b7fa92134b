import { z } from "zod";

const seconds = z.number().nonnegative().describe("Seconds from the start of the recording");
/** Text that a database can store. */
const text = (most: number) =>
  z
    .string()
    .max(most)
    .refine((value) => !value.includes("\0"), "must not contain NUL characters");
const person = text(200).min(1).describe("A person's id in the directory");
const fraction = z.number().min(0).max(1);

/** A place in the picture at one time: the face whose box holds the point. */
export const faceAnchorSchema = z.strictObject({
  seconds,
  x: fraction.describe("Fraction of the frame's width"),
  y: fraction.describe("Fraction of the frame's height"),
});

/** A segment of the recording: the person who speaks in it. */
export const turnAnchorSchema = z
  .strictObject({ startSeconds: seconds, endSeconds: seconds })
  .refine(
    ({ startSeconds, endSeconds }) => startSeconds < endSeconds,
    "startSeconds must be before endSeconds",
  );

const anchor = z.union([faceAnchorSchema, turnAnchorSchema]);

/** A correction of the record, as a caller sends it. */
export const correctionSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("turn-is"), turn: turnAnchorSchema, person: person.nullable() }),
  z.strictObject({ kind: z.literal("track-is"), face: faceAnchorSchema, person: person.nullable() }),
  z.strictObject({ kind: z.literal("speaker-is"), at: anchor, person: person.nullable() }),
  z.strictObject({ kind: z.literal("not-person"), at: anchor, person }),
  z.strictObject({ kind: z.literal("same-person"), at: z.tuple([anchor, anchor]) }),
  z
    .strictObject({
      kind: z.literal("split"),
      seconds,
      x: fraction.optional(),
      y: fraction.optional(),
    })
    .refine(
      ({ x, y }) => (x === undefined) === (y === undefined),
      "x and y are given together, or not at all",
    ),
  z.strictObject({ kind: z.literal("join"), seconds }),
  z.strictObject({ kind: z.literal("text-is"), turn: turnAnchorSchema, text: text(20_000).normalize("NFC") }),
]);
