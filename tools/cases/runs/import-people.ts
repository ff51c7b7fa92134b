import { join, resolve } from "node:path";
import { openMeetingApp } from "@hapju/meeting";
import { localScope } from "@hapju/spec";
import { z } from "zod";
import { defineRun } from "./define-run.ts";
import { hapju } from "./hapju.ts";

/** People imported into an empty directory by `hapju people import`. */
export const importPeople = defineRun({
  do: "import-people",
  fields: { input: z.string() },
  named: "input",
  async execute({ input }, context) {
    const { folder, home } = context;
    await hapju(["people", "import", resolve(folder, input)], context);
    await using app = await openMeetingApp({ home, modelsDir: join(home, "models") });
    const listed = (await app.directory.list(localScope)).map(({ name }) => name);
    return { do: "import-people", listed };
  },
});
