import { z } from "zod";
import { defineCheck } from "./define-check.ts";

/** The run ends with an error whose message names the file, and the line. */
export const refused = defineCheck({
  name: "refused",
  of: ["minutes", "rules", "search", "export", "import-people", "evaluate", "decode"],
  fields: { naming: z.string().default(""), line: z.int().optional() },
  judge: () => "it succeeded",
  judgeFailure({ naming, line }, { exitCode, message }) {
    const isNamed = message.normalize("NFC").includes(naming.normalize("NFC"));
    const hasLine = line === undefined || new RegExp(`(?::|\\bline )${line}\\b|\\b${line}행`).test(message);
    return exitCode !== 0 && isNamed && hasLine ? undefined : `exit code ${exitCode}: ${message}`;
  },
});
