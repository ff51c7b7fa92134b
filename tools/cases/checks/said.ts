import { z } from "zod";
import { bestStretch } from "../words/best-stretch.ts";
import { quoted, spokenWords, within } from "../words/spoken-words.ts";
import { wordsOf } from "../words/words.ts";
import { defineCheck } from "./define-check.ts";

/** Words may lie this much before or after. */
const MARGIN_SECONDS = 0.7;

/** The words are in the transcript at their time, with few errors. */
export const said = defineCheck({
  name: "said",
  of: ["minutes"],
  fields: {
    words: z.string(),
    from: z.number().optional(),
    to: z.number().optional(),
    errors: z.number().default(0.25),
    by_one: z.boolean().default(false),
  },
  judge({ words, from = 0, to = Number.POSITIVE_INFINITY, errors, by_one }, { minutes }) {
    const wanted = wordsOf(words);
    const most = Math.floor(errors * wanted.length);
    const heard = within(spokenWords(minutes), from - MARGIN_SECONDS, to + MARGIN_SECONDS);
    const best = bestStretch(heard, wanted, { byOne: by_one });
    if (best.errors <= most) return undefined;
    return `${quoted(heard)} there${by_one ? " (of all speakers)" : ""}: ${best.errors} errors, ${most} allowed`;
  },
});
