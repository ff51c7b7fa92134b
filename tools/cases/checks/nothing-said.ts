import { z } from "zod";
import { quoted, spokenWords, within } from "../words/spoken-words.ts";
import { defineCheck } from "./define-check.ts";

/** No word lies in the segment. */
export const nothingSaid = defineCheck({
  name: "nothing-said",
  of: ["minutes"],
  fields: { from: z.number(), to: z.number() },
  judge({ from, to }, { minutes }) {
    const heard = within(spokenWords(minutes), from, to);
    return heard.length === 0 ? undefined : quoted(heard);
  },
});
