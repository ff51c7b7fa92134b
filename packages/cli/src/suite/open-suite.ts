import { type EvaluateOptions, evaluate } from "@hapju/evaluation";
import { readSuite, type SuiteFolder } from "./read-suite.ts";

/**
 * Reads a suite and refuses references that could not be scored, before hours are spent on recordings. Folders
 * without a reference are named on stderr.
 * @throws CliError, EvaluationError naming file and line
 */
export function openSuite(path: string, options: EvaluateOptions): readonly SuiteFolder[] {
  const { meetings, leftOut } = readSuite(path);
  if (leftOut.length > 0) process.stderr.write(`Left out, having no ref.stm: ${leftOut.join(", ")}.\n`);
  for (const { reference } of meetings) evaluate(reference, reference, { ...options, metrics: [] });
  return meetings;
}
