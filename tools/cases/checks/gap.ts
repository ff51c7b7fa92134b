import { z } from "zod";
import { defineCheck } from "./define-check.ts";

/** A marked gap (speech heard, no words) overlaps the segment. */
export const gap = defineCheck({
  name: "gap",
  of: ["minutes"],
  fields: { from: z.number(), to: z.number() },
  judge({ from, to }, { minutes }) {
    const gaps = minutes.transcript.filter((turn) => turn.gap);
    if (gaps.some(({ startSeconds, endSeconds }) => startSeconds < to && endSeconds > from)) return undefined;
    const places = gaps.map(({ startSeconds, endSeconds }) => `${startSeconds}–${endSeconds} s`);
    return places.length === 0 ? "no gap" : `gaps at ${places.join(", ")}`;
  },
});
