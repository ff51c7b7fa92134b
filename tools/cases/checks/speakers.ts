import { z } from "zod";
import { listed, namesOf } from "../minutes/names.ts";
import { defineCheck } from "./define-check.ts";

/** How many different speakers the turns with text have. */
export const speakers = defineCheck({
  name: "speakers",
  of: ["minutes"],
  fields: { count: z.int().optional(), from: z.int().optional(), to: z.int().optional() },
  judge({ count, from = count ?? 0, to = count ?? Number.POSITIVE_INFINITY }, { minutes }) {
    const nameOf = namesOf(minutes);
    const ids = new Set(minutes.transcript.filter(({ text }) => text !== "").map(({ speaker }) => speaker));
    if (ids.size >= from && ids.size <= to) return undefined;
    return `${ids.size}: ${listed([...ids].map((id) => `${id} (${nameOf(id)})`))}`;
  },
});
