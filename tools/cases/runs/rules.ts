import { resolve } from "node:path";
import { z } from "zod";
import { minutesOfLines } from "../minutes/lines-to-minutes.ts";
import { readJson } from "../minutes/read-json.ts";
import { line, meetingFields } from "../minutes/transcript-file.ts";
import type { RuledEntry } from "../outcome.ts";
import { defineRun } from "./define-run.ts";

const linesFile = z.strictObject({
  ...meetingFields,
  cases: z
    .array(
      z.strictObject({
        lines: z.array(line).min(1),
        expect: z.strictObject({
          decisions: z.int().optional(),
          actions: z.int().optional(),
          questions: z.int().optional(),
          text: z.string().optional(),
          owner: z.string().optional(),
          due: z.iso.date().nullable().optional(),
        }),
      }),
    )
    .min(1),
});

/** The decisions, actions and questions of short transcripts. */
export const rules = defineRun({
  do: "rules",
  fields: { input: z.string() },
  named: "input",
  async execute({ input }, { folder }) {
    const { cases, ...meeting } = await readJson(resolve(folder, input), linesFile);
    const entries: RuledEntry[] = [];
    for (const { lines, expect } of cases) {
      const said = lines.map(([, text]) => text).join(" / ");
      entries.push({ expect, said, minutes: await minutesOfLines({ title: "", ...meeting, lines }) });
    }
    return { do: "rules", entries };
  },
});
