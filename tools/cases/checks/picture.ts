import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { z } from "zod";
import { defineCheck } from "./define-check.ts";
import { readPpm } from "./ppm.ts";

/** The picture is like a stored one. */
export const picture = defineCheck({
  name: "picture",
  of: ["decode"],
  fields: { like: z.string(), within: z.number().default(12) },
  async judge({ like, within }, outcome) {
    if (!outcome.picture) return "sound, no picture";
    const { width, height, data } = outcome.picture;
    const path = resolve(outcome.folder, like);
    const wanted = readPpm(await readFile(path), path);
    if (wanted.width !== width || wanted.height !== height) return `a picture of ${width} × ${height}`;
    const sum = data.reduce((total, level, at) => total + Math.abs(level - (wanted.data[at] ?? 0)), 0);
    const mean = sum / data.length;
    return mean <= within ? undefined : `a mean difference of ${mean.toFixed(1)}`;
  },
});
