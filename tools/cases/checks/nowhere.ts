import { z } from "zod";
import { wordsOf } from "../words/words.ts";
import { defineCheck } from "./define-check.ts";

/** The words are in no decision, action or question. */
export const nowhere = defineCheck({
  name: "nowhere",
  of: ["rules"],
  fields: { words: z.string() },
  judge({ words }, { entries }) {
    const wanted = ` ${wordsOf(words).join(" ")} `;
    const found = entries
      .flatMap(({ minutes }) => [...minutes.decisions, ...minutes.actions, ...minutes.questions])
      .filter(({ text }) => ` ${wordsOf(text).join(" ")} `.includes(wanted));
    return found.length === 0 ? undefined : found.map(({ text }) => `"${text}"`).join(", ");
  },
});
