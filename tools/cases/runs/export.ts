import { resolve } from "node:path";
import { defaultExports } from "@hapju/meeting";
import { z } from "zod";
import { languageOf, minutesOfLines } from "../minutes/lines-to-minutes.ts";
import { readJson } from "../minutes/read-json.ts";
import { transcriptFile } from "../minutes/transcript-file.ts";
import { defineRun } from "./define-run.ts";

const formatOf = new Map(defaultExports.map((format) => [format.id, format]));
const noPeople = { voiceEvidence: "none", tracks: [], voices: [], speaking: [] };

/** A transcript written in some formats. */
export const exportFiles = defineRun({
  do: "export",
  fields: { transcript: z.string(), formats: z.array(z.enum([...formatOf.keys()])).min(1) },
  named: "transcript",
  async execute({ transcript, formats }, { folder }) {
    const minutes = await minutesOfLines(await readJson(resolve(folder, transcript), transcriptFile));
    const language = languageOf(minutes.language);
    const files = new Map<string, string | Uint8Array>();
    for (const id of formats) {
      const content = await formatOf
        .get(id)
        ?.render({ minutes, people: noPeople, session: "case", language });
      if (content !== undefined) files.set(id, content);
    }
    return { do: "export", files };
  },
});
