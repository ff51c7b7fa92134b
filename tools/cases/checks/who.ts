import { z } from "zod";
import { namesOf } from "../minutes/names.ts";
import { spokenWords, within } from "../words/spoken-words.ts";
import { defineCheck } from "./define-check.ts";

/** Words may lie this much before or after. */
const MARGIN_SECONDS = 0.2;
/** The share of the words that must be of the right people. */
const SHARE = 0.8;

/** What is said in the segment is said by one of these people. */
export const who = defineCheck({
  name: "who",
  of: ["minutes"],
  fields: { from: z.number(), to: z.number(), is: z.array(z.string()).min(1) },
  judge({ from, to, is }, { minutes }) {
    const nameOf = namesOf(minutes);
    const people = new Set(is.map((name) => name.normalize("NFC")));
    const heard = within(spokenWords(minutes), from - MARGIN_SECONDS, to + MARGIN_SECONDS);
    if (heard.length === 0) return "no word there";
    const right = heard.filter(({ speaker }) => people.has(nameOf(speaker)));
    if (right.length >= SHARE * heard.length) return undefined;
    return [...Map.groupBy(heard, ({ speaker }) => nameOf(speaker))]
      .map(([name, words]) => `${name} "${words.map(({ text }) => text).join(" ")}"`)
      .join(", ");
  },
});
