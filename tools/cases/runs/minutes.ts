import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { minutesSchema } from "@hapju/meeting";
import { z } from "zod";
import { CaseError } from "../errors.ts";
import { defineRun } from "./define-run.ts";
import { hapju } from "./hapju.ts";

const tracksFile = z.object({
  tracks: z.array(
    z.object({
      speaker: z.string(),
      name: z.string(),
      boxes: z.array(z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })),
    }),
  ),
});

/** The minutes of a recording, by `hapju minutes`. */
export const minutes = defineRun({
  do: "minutes",
  fields: {
    input: z.string(),
    language: z.string(),
    people: z.string().optional(),
    time_zone: z.string().optional(),
  },
  named: "input",
  async execute({ input, language, people, time_zone }, context) {
    const out = join(context.home, "out");
    const roster = people === undefined ? undefined : resolve(context.data, people);
    if (roster !== undefined && !existsSync(roster))
      throw new CaseError(`${roster} does not exist: the case needs the shared data folder.`);
    const args = ["minutes", resolve(context.folder, input), "--out", out, "--language", language];
    await hapju([...args, ...(roster ? ["--people", roster] : [])], context, time_zone);
    const read = async (name: string) => JSON.parse(await readFile(join(out, name), "utf8"));
    return {
      do: "minutes",
      minutes: minutesSchema.parse(await read("minutes.json")),
      tracks: tracksFile.parse(await read("tracks.json")).tracks,
    };
  },
});
