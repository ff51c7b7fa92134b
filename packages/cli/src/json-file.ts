import { readFileSync } from "node:fs";
import type { z } from "zod";
import { CliError } from "./errors.ts";
import { existing } from "./existing-file.ts";

/**
 * Reads a JSON file of a known shape.
 * @throws CliError `bad-usage` naming the file and the line, or the field and what it must be
 */
export function readJsonFile<Schema extends z.ZodType>(path: string, schema: Schema): z.output<Schema> {
  const text = readFileSync(existing(path), "utf8");
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const { message } = error as Error;
    const offset = Number(/position (\d+)/.exec(message)?.[1] ?? text.length);
    const line = text.slice(0, offset).split("\n").length;
    throw new CliError("bad-usage", `${path}:${line}: this is not JSON (${message}). Correct that line.`, {
      path,
      line,
    });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(
    ({ path: at, message }) => `${at.join(".") || "the file"}: ${message}`,
  );
  throw new CliError("bad-usage", `${path}: ${faults.join("; ")}.`, { path, faults });
}
