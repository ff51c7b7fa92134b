import { readFile } from "node:fs/promises";
import { existing } from "./existing-file.ts";

/** Reads a glossary: a UTF-8 text file with a name or term on each line. @throws CliError `bad-usage` */
export async function readGlossary(path: string): Promise<string[]> {
  const text = await readFile(existing(path), "utf8");
  return text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
