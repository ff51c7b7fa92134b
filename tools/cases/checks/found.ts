import { z } from "zod";
import { defineCheck } from "./define-check.ts";

/** Every query has a hit. */
export const found = defineCheck({
  name: "found",
  of: ["search"],
  fields: { queries: z.array(z.string()).min(1), marked: z.boolean().default(false) },
  judge({ queries, marked }, { hits }) {
    const wrong = queries.flatMap((query) => {
      const own = hits.get(query);
      if (!own) return [`${query}: the run does not search for it`];
      if (own.length === 0) return [`${query}: no hit`];
      const unmarked = marked ? own.find(({ matches }) => matches.length === 0) : undefined;
      return unmarked ? [`${query}: a hit without a mark, "${unmarked.text}"`] : [];
    });
    return wrong.length === 0 ? undefined : wrong.join("; ");
  },
});
