import { InferenceError } from "../errors.ts";

/**
 * The path of a model's file by its name in the catalog entry.
 * @throws InferenceError `model-failed` naming the files that the entry has
 */
export function fileOf(files: Readonly<Record<string, string>>, name: string): string {
  const path = files[name];
  if (path !== undefined) return path;
  throw new InferenceError(
    "model-failed",
    `The adapter needs a file named "${name}", and the catalog entry has ${Object.keys(files).join(", ") || "none"}. Name it so in the entry's files.`,
    { file: name },
  );
}
