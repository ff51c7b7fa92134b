import { z } from "zod";
import { defineCheck } from "./define-check.ts";

/** Each measure is small enough, in per cent. */
export const score = defineCheck({
  name: "score",
  of: ["evaluate"],
  fields: { measures: z.array(z.string()).min(1), at_most: z.number() },
  judge({ measures, at_most }, { scores }) {
    const wrong = measures.filter((measure) => !((scores.get(measure) ?? Number.NaN) <= at_most));
    if (wrong.length === 0) return undefined;
    return wrong.map((measure) => `${measure} ${scores.get(measure) ?? "is not measured"}`).join(", ");
  },
});
