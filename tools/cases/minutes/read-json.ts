import { readFile } from "node:fs/promises";
import { z } from "zod";
import { CaseError } from "../errors.ts";

/** Reads a JSON file of a case. @throws CaseError naming file and field */
export async function readJson<T>(path: string, schema: z.ZodType<T>): Promise<T> {
  try {
    return schema.parse(JSON.parse(await readFile(path, "utf8")));
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message;
    throw new CaseError(`${path} cannot be read: ${reason}`);
  }
}
