import { z } from "zod";

/** A piece of time, in seconds from the start of the recording. `endSeconds` is exclusive. */
export const segment = z.object({ startSeconds: z.number(), endSeconds: z.number() });

/** See {@link segment}. */
export interface Segment {
  readonly startSeconds: number;
  readonly endSeconds: number;
}
