import { type EvaluateOptions, evaluate } from "@hapju/evaluation";
import { readSuite, type SuiteFolder } from "./read-suite.ts";

/**
 * Reads a suite and refuses references that could not be scored, before hours of computing. Folders
 * without a reference are named on stderr.
 * @throws CliError, EvaluationError naming file and line
 */
export function openSuite(path: string, options: EvaluateOptions): readonly SuiteFolder[] {
  const { meetings, skipped } = readSuite(path);
  if (skipped.length > 0)
    process.stderr.write(`Skipped, because they have no ref.stm: ${skipped.join(", ")}.\n`);
  for (const { reference } of meetings) evaluate(reference, reference, { ...options, metrics: [] });
  return meetings;
}
