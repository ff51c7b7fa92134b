import { existsSync } from "node:fs";
import { CliError } from "./errors.ts";

/** The path itself, if a file exists there. @throws CliError `bad-usage` */
export function existing(path: string): string {
  if (existsSync(path)) return path;
  throw new CliError(
    "bad-usage",
    `There is no file ${path}. Check the path; relative paths start at ${process.cwd()}.`,
    { path },
  );
}
