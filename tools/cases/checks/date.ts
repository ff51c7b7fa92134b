import { z } from "zod";
import { defineCheck } from "./define-check.ts";

/** The day of the meeting. */
export const date = defineCheck({
  name: "date",
  of: ["minutes"],
  fields: { is: z.iso.date() },
  judge: ({ is }, { minutes }) => (minutes.date === is ? undefined : (minutes.date ?? "no date")),
});
