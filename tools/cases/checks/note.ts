import { z } from "zod";
import { isAbout, topics } from "../minutes/topics.ts";
import { defineCheck } from "./define-check.ts";

/** A note on the minutes is about a topic, and names somebody. */
export const note = defineCheck({
  name: "note",
  of: ["minutes"],
  fields: { about: z.enum(topics), naming: z.string().default("") },
  judge({ about, naming }, { minutes: { notices } }) {
    const name = naming.normalize("NFC");
    if (notices.some((notice) => isAbout(notice, about) && notice.normalize("NFC").includes(name)))
      return undefined;
    return notices.length === 0 ? "no note" : notices.map((notice) => `"${notice}"`).join(" ");
  },
});
