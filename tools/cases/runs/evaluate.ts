import { resolve } from "node:path";
import { z } from "zod";
import { defineRun } from "./define-run.ts";
import { hapju } from "./hapju.ts";
import { scoresInTable } from "./scores-in-table.ts";

/** One file scored against the other by `hapju evaluate`. */
export const evaluate = defineRun({
  do: "evaluate",
  fields: { reference: z.string(), hypothesis: z.string() },
  named: "hypothesis",
  async execute({ reference, hypothesis }, context) {
    const files = [reference, hypothesis].map((file) => resolve(context.folder, file));
    return { do: "evaluate", scores: scoresInTable(await hapju(["evaluate", ...files], context)) };
  },
});
