import type { Minutes } from "@hapju/meeting";
import { z } from "zod";
import { bestStretch, speakerOf } from "../words/best-stretch.ts";
import { quoted, spokenWords } from "../words/spoken-words.ts";
import { wordsOf } from "../words/words.ts";
import { defineCheck, type Seen } from "./define-check.ts";

const fields = { words: z.tuple([z.string(), z.string()]) };

function judge(words: readonly [string, string], minutes: Minutes, same: boolean): Seen {
  const heard = spokenWords(minutes);
  const [a, b] = words.map((text) => {
    const stretch = bestStretch(heard, wordsOf(text));
    return { stretch, speaker: speakerOf(stretch) };
  });
  if (a?.speaker !== undefined && b?.speaker !== undefined && (a.speaker === b.speaker) === same)
    return undefined;
  return [a, b]
    .map((each) => `${quoted(each?.stretch.words ?? [])} by ${each?.speaker ?? "nobody"}`)
    .join(", ");
}

/** Two sentences are of different speakers. */
export const apart = defineCheck({
  name: "apart",
  of: ["minutes"],
  fields,
  judge: ({ words }, { minutes }) => judge(words, minutes, false),
});

/** Two sentences are of one speaker. */
export const together = defineCheck({
  name: "together",
  of: ["minutes"],
  fields,
  judge: ({ words }, { minutes }) => judge(words, minutes, true),
});
