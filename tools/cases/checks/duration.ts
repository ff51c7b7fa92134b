import { z } from "zod";
import { defineCheck } from "./define-check.ts";

/** The length of the minutes. */
export const duration = defineCheck({
  name: "duration",
  of: ["minutes"],
  fields: { seconds: z.number(), within: z.number() },
  judge: ({ seconds, within }, { minutes: { durationSeconds } }) =>
    Math.abs(durationSeconds - seconds) <= within ? undefined : `${durationSeconds} s`,
});
